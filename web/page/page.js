// The script of a published page: clock, temperature and region, notices, the Regions menu, embeds, broken pictures,
// prefetching, and the loader of islands. At most 3 KB with brotli.
//
// In the page's import map it is `main`, which `head.js` imports after `load`; on the import pages it is `page`, which their
// script imports (`web/import/import-page.js`). Not loaded on pages opened from disk, where browsers refuse modules.

import { onClick } from "./dom.js";
import { loadEmbed } from "./embeds.js";
import { tick } from "./header.js";
import { islands } from "./islands.js";
import { root } from "./links.js";
import { menus } from "./menus.js";
import { pictures } from "./pictures.js";
import { dismiss, follow } from "./notices.js";
import { prefetch } from "./prefetch.js";
import { storage } from "./storage.js";

export { mountIsland } from "./islands.js";

/** Each part runs in a microtask of its own, so that one that throws does not stop the others. */
function start() {
  for (const part of [header, menus, embeds, pictures, islands, prefetch]) queueMicrotask(part);
}

/** Updates the header bar whenever the page is shown, also from the back/forward cache. */
function header() {
  const bar = { root: document, site: root(), storage: storage() };
  tick(bar);
  addEventListener("visibilitychange", () => tick(bar));
  addEventListener("pageshow", () => tick(bar));
  onClick("[data-action=dismiss]", ({ dataset }) => dismiss(bar, dataset.id));
  onClick('a[href]:not([href^="#"])', (link) => follow(bar, link));
}

const embeds = () => onClick("[data-action=load-embed]", loadEmbed);

// A prerendered page starts when it is shown.
// @ts-ignore: TypeScript does not know `prerendering` yet.
if (document.prerendering) document.addEventListener("prerenderingchange", start);
else start();
