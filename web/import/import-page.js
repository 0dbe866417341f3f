// The script of /read and /preview: reads documents in a worker and shows the result in the article island, which checks it
// like any other article. All texts are in the page (crates/newsroom/src/publish/import_pages.rs).

import { openAddress } from "./address.js";
import { openDropped } from "./dropped.js";
import { importer } from "./importer.js";
import { say, section } from "./section.js";

/** @typedef {import("./types").ArticleJson} ArticleJson */

/** Paths and integrity of files. */
const files = IMPORT_FILES;

/** The page's language. Read before a translation by the browser changes it. */
const language = document.documentElement.lang;

/** The site's root. This script is in a folder below it. */
const root = new URL("..", import.meta.url);

/** @param {string} file Its path below the site's root. */
const url = (file) => new URL(file, root).href;

start();

async function start() {
  try {
    const [portal, page] = await Promise.all([
      fetch(url("portal.json")).then((response) => response.json()),
      import("page"),
    ]);
    const context = {
      sources: portal.sources ?? [],
      read: importer(url(files.worker), {
        ...files,
        importer: url(files.importer),
        importerWasm: url(files.importerWasm),
      }),
      show: (/** @type {ArticleJson} */ article) => show(page, { portal, article, root: root.pathname }),
    };
    if (section.dataset.page === "read") await openAddress(context);
    else openDropped(context);
  } catch (why) {
    console.warn("The import page did not start:", why);
    say("stopped");
  }
}

/**
 * Shows an article. The island shows its own failures.
 * @param {typeof import("../page/page.js")} page @param {object} props
 */
function show(page, props) {
  const host = /** @type {HTMLElement} */ (document.querySelector("[data-island=article]"));
  // Also on the host: the island's triggers mount it with the props that are there.
  host.dataset.props = JSON.stringify({ ...props, language });
  return page.mountIsland(host);
}
