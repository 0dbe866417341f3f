// Islands: components that are mounted inside a published page. The first trigger fetches the program (`program.js`).
// After a failure the server-rendered content stays or is restored, with a message and a retry button.

import { all, element, one, onClick } from "./dom.js";

/** The module that loads the program. @typedef {typeof import("./program.js")} Program */

/** @type {Promise<Program> | undefined} */
let program;
/** Counts failures of the program: after each, it is loaded from a new URL. */
let failures = 0;

/** Mounts each island when its trigger fires. */
export function islands() {
  for (const host of all("[data-island]")) {
    // After a failure only the retry button mounts it.
    const mount = () => note(host) || mountIsland(host);
    if (host.dataset.defer === "idle") (self.requestIdleCallback ?? setTimeout)(mount);
    else if (host.dataset.defer === "visible") new IntersectionObserver(([entry]) => entry.isIntersecting && mount()).observe(host);
    else {
      host.addEventListener("click", mount);
      host.addEventListener("focusin", mount);
    }
  }
  // `#img-3` in the URL opens the lightbox at the third picture. Without a lightbox the link opens the picture itself.
  const lightbox = one("[data-island=lightbox]");
  if (!lightbox) return;
  const open = () => location.hash.startsWith("#img-") && mountIsland(lightbox);
  onClick("[data-action=zoom]", (link) => {
    // The state tells the lightbox that it can close by going back (`src/browser/fragment.rs`).
    history.pushState("lightbox", "", `#${link.closest("figure").id}`);
    open();
  });
  addEventListener("hashchange", open);
  open();
}

/**
 * Mounts an island, or mounts it again if the props have changed. Resolves to true, or to undefined after a failure.
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

/**
 * Imports the module that loads the program. The page's import map has its URL and integrity; after a failure it is
 * imported from a new URL, for which there is no integrity.
 * @returns {Promise<Program>}
 */
const load = () => import(failures ? `${import.meta.resolve("program")}?r=${failures}` : "program");

/** Shows the failure in the island. The next mount loads the program again. @param {any} host @param {string} [props] */
function fail(host, props) {
  program = undefined;
  failures += 1;
  note(host)?.remove();
  const onclick = () => mountIsland(host, props);
  const retry = element("button", { className: "button", onclick }, host.dataset.retryWords);
  host.append(element("p", { className: "island__failed", role: "alert" }, host.dataset.failedWords, " ", retry));
}
