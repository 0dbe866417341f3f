// The site's own stylesheets, and the rules that one page uses: those whose classes all occur in the page. Most authors do
// not remove unused rules; this makes the hand-written page as small as possible.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";

/** The site's styles for screens and for print, minified, in the order of index.html. */
export async function stylesheets(root) {
  const shell = await readFile(join(root, "index.html"), "utf8");
  const names = [...shell.matchAll(/rel="inline" href="styles\/([\w-]+)\.css"/g)].map(([, name]) => name);
  const read = (name) => readFile(join(root, "styles", `${name}.css`), "utf8");
  const screen = (await Promise.all(names.filter((name) => name !== "print").map(read))).join("\n");
  return { screen: await minified(screen), print: await minified(await read("print")) };
}

async function minified(css) {
  const { code } = await transform(css, { loader: "css", minify: true });
  return code.trim();
}

/** The rules of a minified stylesheet whose classes all occur in `html`. */
export function used(css, html) {
  const classes = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names.split(" ")));
  return rules(css, (selector) => [...selector.matchAll(/\.([a-z][\w-]*)/g)].every(([, name]) => classes.has(name)));
}

function rules(css, keep) {
  let kept = "";
  for (let at = 0; at < css.length;) {
    const end = css.slice(at).search(/[;{]/);
    if (end < 0) break;
    const head = css.slice(at, at + end);
    if (css[at + end] === ";") {
      kept += `${head};`;
      at += end + 1;
      continue;
    }
    const close = closing(css, at + end);
    const body = css.slice(at + end + 1, close);
    kept += rule(head, body, keep);
    at = close + 1;
  }
  return kept;
}

function rule(head, body, keep) {
  if (/^@(layer|media|container|supports)/.test(head)) {
    const inner = rules(body, keep);
    return inner ? `${head}{${inner}}` : "";
  }
  if (head.startsWith("@")) return `${head}{${body}}`;
  const selectors = head.split(/,(?![^(]*\))/).filter(keep);
  return selectors.length ? `${selectors.join(",")}{${body}}` : "";
}

/** The index of the brace that closes the one at `open`. */
function closing(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === "{") depth += 1;
    if (css[at] === "}" && (depth -= 1) === 0) return at;
  }
  throw new Error("a brace is not closed");
}
