// Islands: components that start inside the published page. The program is fetched on the first trigger (`program.js`).
// Whatever fails, what the server rendered stays or comes back, with a sentence and a button to try again.

import { all, element, one, onClick } from "./dom.js";
import { root } from "./links.js";

/** The module that loads the program. @typedef {typeof import("./program.js")} Program */

/** Its file and integrity. */
const files = PAGE_FILES;

/** @type {Promise<Program> | undefined} */
let program;
/** How many copies of the program have been given up. */
let failures = 0;

/** Has each island started by its trigger. */
export function islands() {
  for (const host of all("[data-island]")) {
    const mount = () => mountIsland(host);
    if (host.dataset.defer === "idle") (self.requestIdleCallback ?? setTimeout)(mount);
    else if (host.dataset.defer === "visible") new IntersectionObserver(([entry]) => entry.isIntersecting && mount()).observe(host);
    // The button to try again speaks for itself: a reader who only moves focus to it would lose it.
    else for (const type of ["click", "focusin"]) host.addEventListener(type, (/** @type {any} */ { target }) => target.closest(".island__failed") || mount());
  }
  // `#img-3` in the address opens the lightbox at the third picture. Without the program the link leads to the picture.
  const lightbox = one("[data-island=lightbox]");
  const open = () => lightbox && location.hash.startsWith("#img-") && mountIsland(lightbox);
  onClick("[data-action=zoom]", (link) => {
    // The state says that Back leaves this entry (`src/browser/fragment.rs`).
    history.pushState("lightbox", "", `#${link.closest("figure").id}`);
    open();
  });
  addEventListener("hashchange", open);
  open();
}

/**
 * Mounts an island; where it is mounted already, anew with other props. Says whether that succeeded.
 * @param {any} host @param {string} [props]
 */
export async function mountIsland(host, props = host.dataset.props) {
  clear(host);
  try {
    await (await (program ??= load())).mount(host, props, fail);
    return true;
  } catch (why) {
    console.warn(why);
    fail(host, props);
  }
}

const clear = (/** @type {any} */ host) => host.querySelector(".island__failed")?.remove();

/** Checked before it is imported: the page's import map names only the first copy. @returns {Promise<Program>} */
async function load() {
  const url = root() + files.js + (failures ? `?r=${failures}` : "");
  await fetch(url, { integrity: files.jsIntegrity });
  return import(url);
}

/** Says so in the island. The next one gets a fresh copy of the program. @param {any} host @param {string} [props] */
function fail(host, props) {
  program = undefined;
  failures += 1;
  clear(host);
  const onclick = () => mountIsland(host, props);
  const retry = element("button", { className: "button", onclick }, host.dataset.retryWords);
  host.append(element("p", { className: "island__failed", role: "alert" }, host.dataset.failedWords, " ", retry));
}
