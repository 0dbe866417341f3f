// The script of a published page: clock, temperature and region, notices, the Regions menu, embeds, broken pictures,
// prefetching, and the loader of islands. At most 3 KB with brotli.
//
// The page imports it once it has loaded (`crates/newsroom/src/publish/app/start.rs`). It never runs from disk: browsers
// refuse modules there.

import { all } from "./dom.js";
import { embeds } from "./embeds.js";
import { header } from "./header.js";
import { islands } from "./islands.js";
import { cleanLinks } from "./links.js";
import { menus } from "./menus.js";
import { pictures } from "./pictures.js";
import { prefetch } from "./prefetch.js";

export { mountIsland } from "./islands.js";

/** Each part on its own: one that fails stops no other. */
function start() {
  for (const part of [cleanLinks, header, menus, embeds, pictures, islands, prefetch, replay]) queueMicrotask(part);
}

/** What was clicked before this script came. */
function replay() {
  for (const control of all("[data-waiting]")) {
    delete control.dataset.waiting;
    control.click();
  }
}

// A prerendered page starts when it is shown.
// @ts-ignore: TypeScript does not know `prerendering` yet.
if (document.prerendering) document.addEventListener("prerenderingchange", start, { once: true });
else start();
