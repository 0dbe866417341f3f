// Islands: components that start inside the published page. The program is fetched on the first trigger (`program.js`).
// Whatever fails, what the server rendered stays or comes back, with a sentence and a button to try again.

import { all, element, one, onClick } from "./dom.js";
import { root } from "./links.js";

/** The module that loads the program. @typedef {typeof import("./program.js")} Program */

/** @type {Promise<Program> | undefined} */
let program;
/** How many copies of the program have been given up. */
let failures = 0;

/** Has each island started by its trigger. */
export function islands() {
  for (const host of all("[data-island]")) {
    // Where it has failed, the reader has a button to try again.
    const mount = () => note(host) || mountIsland(host);
    if (host.dataset.defer === "idle") (self.requestIdleCallback ?? setTimeout)(mount);
    else if (host.dataset.defer === "visible") new IntersectionObserver(([entry]) => entry.isIntersecting && mount()).observe(host);
    else for (const type of ["click", "focusin"]) host.addEventListener(type, mount);
  }
  // `#img-3` in the address opens the lightbox at the third picture. Without the program the link leads to the picture.
  const lightbox = one("[data-island=lightbox]");
  if (!lightbox) return;
  const open = () => location.hash.startsWith("#img-") && mountIsland(lightbox);
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
  note(host)?.remove();
  try {
    return await (await (program ??= load())).mount(host, props, fail);
  } catch (why) {
    console.warn(why);
    fail(host, props);
  }
}

const note = (/** @type {any} */ host) => host.querySelector(".island__failed");

/** Checked before it is imported: the page's import map names only the first copy. @returns {Promise<Program>} */
async function load() {
  const { js, jsIntegrity: integrity } = PAGE_FILES;
  const url = root() + js + (failures ? `?r=${failures}` : "");
  await fetch(url, { integrity });
  return import(url);
}

/** Says so in the island. The next one gets a fresh copy of the program. @param {any} host @param {string} [props] */
function fail(host, props) {
  program = undefined;
  failures += 1;
  note(host)?.remove();
  const onclick = () => mountIsland(host, props);
  const retry = element("button", { className: "button", onclick }, host.dataset.retryWords);
  host.append(element("p", { className: "island__failed", role: "alert" }, host.dataset.failedWords, " ", retry));
}
