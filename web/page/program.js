// Loads the islands' program, and mounts islands. Fetched on the first trigger, and after a failure again from another URL
// (`?r=1`): a new module that has nothing of the failed one's state.

import { element } from "./dom.js";

/**
 * The program's module, written by wasm-bindgen.
 * @typedef {{ default(given: object): Promise<unknown>, unmount_island(root: Element): void,
 *   add_language(file: string): boolean, mount_island(name: string, root: Element, props: string, signal: AbortSignal): boolean }} Exports
 * A mounted island: the server-rendered nodes, the component's root and props, the controller that removes its listeners
 * outside the root, and the callback for when the program has trapped.
 * @typedef {{ nodes: Node[], root: Element, props: string, listeners: AbortController, onStop: (host: any, props: string) => void }} Island
 */

/** The program's files and their integrity. */
const files = PROGRAM_FILES;

/** Timeout of a file's fetch. */
const FETCH_TIMEOUT_MS = 30_000;

/** Timeout of the fetch of the language's strings. */
const STRINGS_TIMEOUT_MS = 5000;

/** @type {Map<any, Island>} */
const mounted = new Map();

/** This script is in a folder below the site's root. @param {string} file */
const url = (file) => new URL(`../${file}`, import.meta.url).href;

const ready = load();

/** Loads the strings of the page's language, which all islands share. @type {Promise<void> | undefined} */
let strings;

/** @returns {Promise<Exports>} */
async function load() {
  const js = url(files.js) + new URL(import.meta.url).search;
  const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
  const [module, module_or_path] = await Promise.all([
    // Fetched with integrity before the import: no import map has it.
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

/** Adds the strings of a file to the program, which is in English without it. @param {string} [path] */
async function loadStrings(path) {
  if (!path) return;
  try {
    const response = await fetch(url(path), { signal: AbortSignal.timeout(STRINGS_TIMEOUT_MS) });
    const file = await response.text();
    (await ready).add_language(file);
  } catch (why) {
    console.warn(why);
  }
}

/**
 * Mounts an island in a new element, which then replaces the server-rendered nodes.
 * @param {any} host @param {string} props @param {Island["onStop"]} onStop
 */
export async function mount(host, props, onStop) {
  const [{ mount_island, unmount_island }] = await Promise.all([ready, (strings ??= loadStrings(host.dataset.strings))]);
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
 * Restores the server-rendered nodes of all islands and removes the program's listeners: a program that has trapped must
 * not be called again.
 */
function stop() {
  for (const [host, { nodes, props, listeners, onStop }] of mounted) {
    listeners.abort();
    host.replaceChildren(...nodes);
    onStop(host, props);
  }
  mounted.clear();
}
