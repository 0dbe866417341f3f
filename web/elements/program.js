// The programs that tell what stands in elements: each fetched and compiled once for all of them. A copy that traps is given
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

/** A program, and its copies. */
class Copies {
  #js;
  #wasm;
  #opened = 0;
  /** @type {Promise<Program> | undefined} */ #copy;
  /** @type {Promise<WebAssembly.Module> | undefined} */ #compiled;
  /** @type {number[]} */ #stops = [];

  /** By the names of its files. @param {"js" | "headerJs"} js @param {"wasm" | "headerWasm"} wasm */
  constructor(js, wasm) {
    this.#js = js;
    this.#wasm = wasm;
  }

  /** @param {number} n @returns {Promise<Program>} */
  async #open(n) {
    const { files } = kit;
    const file = n ? `${files[this.#js]}?r=${n}` : files[this.#js];
    // Looked at before it is imported: an import that failed once has failed for good in one engine.
    const looked = kit.own(file, files[`${this.#js}Integrity`]);
    this.#compiled ??= kit.own(files[this.#wasm], files[`${this.#wasm}Integrity`]).then((bytes) =>
      WebAssembly.compile(bytes).catch((why) => {
        throw kit.failure("program-blocked", why);
      }),
    );
    try {
      const [program, module] = await Promise.all([looked.then(() => import(kit.at(file))), this.#compiled]);
      await program.default({ module_or_path: module }).catch((/** @type {unknown} */ why) => {
        throw kit.failure("program-blocked", why);
      });
      return program;
    } catch (/** @type {any} */ why) {
      this.#compiled = undefined;
      throw why.code ? why : kit.failure("program-failed", why);
    }
  }

  /**
   * Asks the program. A copy that traps is in no state to be asked again: the next one is.
   * @param {(program: Program) => Told | undefined} question
   */
  async ask(question) {
    for (;;) {
      const now = performance.now();
      this.#stops = this.#stops.filter((stop) => now - stop < STOPS_MS);
      if (this.#stops.length > MAX_STOPS) throw kit.failure("stopped");
      const mine = (this.#copy ??= this.#open(this.#opened));
      /** @type {Program} */
      let program;
      try {
        program = await mine;
      } catch (why) {
        if (this.#copy === mine) this.#copy = undefined;
        throw why;
      }
      try {
        if (this.#copy === mine) return question(program);
      } catch {
        this.#stops.push(now);
        this.#opened += 1;
        this.#copy = undefined;
      }
    }
  }

  /** Has the program fetched while something else is. */
  prepare() {
    // Told of when it is asked.
    (this.#copy ??= this.#open(this.#opened)).catch(() => {});
  }
}

/** What tells of articles and headlines, and what of header bars: a page pays for what it has. */
export const documents = new Copies("js", "wasm");
export const bars = new Copies("headerJs", "headerWasm");
