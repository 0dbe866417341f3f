// node peers/make.mjs SITE APP OUT
//
// Makes the twins of the published page from the site's data: the same text, pictures and styles.
// SITE: the published site; APP: the app as Trunk built it; OUT: for each twin, a folder with a complete small site and
// brotli copies of its files, as on the published site.

import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { page } from "./handwritten/page.mjs";
import { stylesheets, used } from "./handwritten/styles.mjs";

const [site, app, out] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const json = async (path) => JSON.parse(await readFile(path, "utf8"));
const portal = await json(join(site, "portal.json"));
const articles = await Promise.all((await ids(site)).map((id) => json(join(site, `${id}.json`))));
const styles = await stylesheets(join(here, "../.."));

await rm(out, { recursive: true, force: true });
await handwritten("handwritten", false);
await handwritten("deferred", true);
await Promise.all(["react", "preact"].map(peer));
await client();
for (const twin of ["handwritten", "deferred", "react", "preact", "client"]) await compress(join(out, twin));

/** Plain HTML; if `isDeferred`, with the `content-visibility` of our stylesheets. */
async function handwritten(name, isDeferred) {
  const folder = join(out, name);
  await write(join(folder, "print.css"), styles.print);
  for (const article of articles) {
    const parts = { article, portal, print: "/print.css", isDeferred };
    const all = used(styles.screen, page({ ...parts, style: "" }));
    const style = isDeferred ? all : all.replace(/content-visibility:[^;}]*;?|contain-intrinsic-block-size:[^;}]*;?/g, "");
    await write(join(folder, article.id, "index.html"), page({ ...parts, style }));
  }
  await pictures(folder);
}

async function peer(name) {
  const folder = join(out, name);
  await build({
    entryPoints: [join(here, name, "main.jsx")], outfile: join(folder, "app.js"), bundle: true, minify: true,
    format: "esm", target: "es2022", jsx: "automatic", jsxImportSource: name,
    define: { "process.env.NODE_ENV": '"production"' }, logLevel: "warning",
  });
  await write(join(folder, "app.css"), `${styles.screen}${styles.print}`);
  await data(folder, `<!doctype html><html lang="en-CA"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${portal.name}</title>` +
    `<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/app.css">` +
    `<script type="module" src="/app.js"></script></head><body><div id="root"></div></body></html>`);
}

/** The client-rendered app. */
async function client() {
  const folder = join(out, "client");
  for (const name of await readdir(app)) {
    if (/\.(js|wasm|css|svg|png|webmanifest)$/.test(name)) await cp(join(app, name), join(folder, name));
  }
  for (const name of ["assets", "snippets"]) await copied(join(app, name), join(folder, name));
  await data(folder, await readFile(join(app, "index.html"), "utf8"));
}

/** The data that an app fetches, and its shell at the address of each article. */
async function data(folder, shell) {
  for (const article of articles) {
    await write(join(folder, `${article.id}.json`), JSON.stringify(article));
    await write(join(folder, article.id, "index.html"), shell);
  }
  await write(join(folder, "portal.json"), JSON.stringify(portal));
  await copied(join(site, "weather"), join(folder, "weather"));
  await pictures(folder);
}

async function pictures(folder) {
  await cp(join(site, "images"), join(folder, "images"), { recursive: true });
  await cp(join(here, "../../styles/icon.svg"), join(folder, "icon.svg"));
}

async function copied(from, to) {
  if (await stat(from).catch(() => null)) await cp(from, to, { recursive: true });
}

/** Every article of the site. */
async function ids(folder, below = "") {
  const found = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) found.push(...await ids(folder, path));
    else if (entry.name.endsWith(".json") && (await json(join(folder, path))).schema === "action-news/article/1") {
      found.push(path.slice(0, -".json".length));
    }
  }
  return found.sort();
}

/** With the compression levels of `newsroom publish`. */
async function compress(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(html|js|css|json|wasm|svg)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: /\.html$/.test(entry.name) ? 6 : 11 };
    const copy = brotliCompressSync(bytes, { params });
    if (copy.length < bytes.length) await writeFile(`${path}.br`, copy);
  }
}

async function write(path, bytes) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
