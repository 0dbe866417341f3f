// Loads the program of the islands, and mounts them. Fetched on the first island's trigger; each copy has an address of
// its own (`?r=1`), so that nothing is left of one that has failed.

import { element } from "./dom.js";

/**
 * The program: what wasm-bindgen wrote.
 * @typedef {{ default(given: object): Promise<unknown>, unmount_island(root: Element): void,
 *   mount_island(name: string, root: Element, props: string, signal: AbortSignal): boolean }} Exports
 * A mounted island: what the server rendered, the component's root and props, what ends its listeners elsewhere, and what
 * to do when the program stops.
 * @typedef {{ nodes: Node[], root: Element, props: string, listeners: AbortController, onStop: (host: any, props: string) => void }} Island
 */

/** The program's files and their integrity. */
const files = PROGRAM_FILES;

/** How long a file may take. After that the reader is told, and can try again. */
const FETCH_MS = 30_000;

/** @type {Map<any, Island>} */
const mounted = new Map();

/** This script is in a folder below the site's root. @param {string} file */
const url = (file) => new URL(`../${file}`, import.meta.url).href;

const ready = load();

/** @returns {Promise<Exports>} */
async function load() {
  const js = url(files.js) + new URL(import.meta.url).search;
  const signal = AbortSignal.timeout(FETCH_MS);
  const [module, module_or_path] = await Promise.all([
    // Checked before it is imported: no import map names it.
    fetch(js, { integrity: files.jsIntegrity, signal }).then(() => import(js)),
    fetch(url(files.wasm), { integrity: files.wasmIntegrity, signal }),
    // Components need all stylesheets.
    new Promise((onload, onerror) => {
      const link = element("link", { rel: "stylesheet", href: url(files.css), integrity: files.cssIntegrity, onload, onerror });
      document.head.append(link);
    }),
  ]);
  await module.default({ module_or_path });
  for (const type of ["error", "unhandledrejection"]) {
    addEventListener(type, (/** @type {any} */ { error, reason }) => {
      if ((error ?? reason) instanceof WebAssembly.RuntimeError) stop();
    });
  }
  return module;
}

/**
 * Mounts an island in a fresh element, and puts that in the place of what the server rendered.
 * @param {any} host @param {string} props @param {Island["onStop"]} onStop
 */
export async function mount(host, props, onStop) {
  const { mount_island, unmount_island } = await ready;
  const before = mounted.get(host);
  if (before?.props === props) return true;
  const root = element("div", {});
  const listeners = new AbortController();
  try {
    if (!mount_island(host.dataset.island, root, props, listeners.signal)) throw new Error(`no island: ${host.dataset.island}`);
  } catch (why) {
    stop();
    throw why;
  }
  mounted.set(host, { nodes: before?.nodes ?? [...host.childNodes], root, props, listeners, onStop });
  host.replaceChildren(root);
  if (before) unmount_island(before.root);
  return true;
}

/**
 * A program that has trapped is in no state to be called again: every island gets back what the server rendered, and none
 * of the program's listeners is left.
 */
function stop() {
  for (const [host, { nodes, props, listeners, onStop }] of mounted) {
    listeners.abort();
    host.replaceChildren(...nodes);
    onStop(host, props);
  }
  mounted.clear();
}
