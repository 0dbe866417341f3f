// The program that tells what stands in elements: fetched and compiled once for all of them. A copy that traps is given
// up, and a fresh one asked; what has been drawn stands meanwhile.

import { kit } from "./kit.js";

/**
 * An element, or words.
 * @typedef {string | [string, [string, string][], ...any[]]} Made
 * What the program tells.
 * @typedef {{ nodes: Made[], id: string, title: string, language: string, dir: string, url?: string, site: string, now?: Made[],
 *   next?: number, weather?: string, isEnough?: boolean }} Told
 * The program.
 * @typedef {{ default(given: object): Promise<unknown>,
 *   article(element: object, bytes: Uint8Array, portal?: Uint8Array): Told | undefined,
 *   headlines(element: object, bytes: Uint8Array, portal?: Uint8Array): Told | undefined,
 *   stories(element: object, articles: Uint8Array[]): Told | undefined,
 *   header(page: object, portal: Uint8Array, weather: Uint8Array | undefined, now: number): Told | undefined }} Program
 */

/** So many fresh copies in so many milliseconds. */
const MAX_STOPS = 3;
const STOPS_MS = 300_000;

let opened = 0;
/** @type {Promise<Program> | undefined} */
let copy;
/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;
/** @type {number[]} */
let stops = [];

/** @param {number} n @returns {Promise<Program>} */
async function open(n) {
  const file = n ? `${kit.files.js}?r=${n}` : kit.files.js;
  // Looked at before it is imported: an import that failed once has failed for good in one engine.
  const looked = kit.own(file, kit.files.jsIntegrity);
  compiled ??= kit.own(kit.files.wasm, kit.files.wasmIntegrity).then((bytes) =>
    WebAssembly.compile(bytes).catch((why) => {
      throw kit.failure("program-blocked", why);
    }),
  );
  try {
    const [program, module] = await Promise.all([looked.then(() => import(kit.at(file))), compiled]);
    await program.default({ module_or_path: module }).catch((/** @type {unknown} */ why) => {
      throw kit.failure("program-blocked", why);
    });
    return program;
  } catch (/** @type {any} */ why) {
    compiled = undefined;
    throw why.code ? why : kit.failure("program-failed", why);
  }
}

/**
 * Asks the program. A copy that traps is in no state to be asked again: the next one is.
 * @param {(program: Program) => Told | undefined} question
 */
export async function ask(question) {
  for (;;) {
    const now = performance.now();
    stops = stops.filter((stop) => now - stop < STOPS_MS);
    if (stops.length > MAX_STOPS) throw kit.failure("stopped");
    const mine = (copy ??= open(opened));
    /** @type {Program} */
    let program;
    try {
      program = await mine;
    } catch (why) {
      if (copy === mine) copy = undefined;
      throw why;
    }
    try {
      if (copy === mine) return question(program);
    } catch {
      stops.push(now);
      opened += 1;
      copy = undefined;
    }
  }
}

/** Has the program fetched while something else is. */
export function prepare() {
  // Told of when it is asked.
  (copy ??= open(opened)).catch(() => {});
}
