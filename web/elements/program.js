// The WebAssembly programs that render elements: each is fetched and compiled once. An instance that traps is
// replaced by a new one; what is already rendered is not affected.

import { codeOf, failure } from "./failure.js";

/**
 * A text node, or an element: tag, attributes, children (`JsNodes` in crates/elements).
 * @typedef {string | [string, [string, string][], ...any[]]} NodeArray
 * What the program returns. `site`: root URL of the document's site; `strings`: a preferred language whose strings are not
 * loaded, or "".
 * @typedef {{ nodes: NodeArray[], id: string, title: string, language: string, dir: string, url?: string, site: string, strings: string }} Rendered
 * The exports of both programs (crates/elements/src/bin).
 * @typedef {{
 *   default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>,
 *   article(options: object, bytes: Uint8Array, portal?: Uint8Array): Rendered | undefined,
 *   headlines(options: object, bytes: Uint8Array, portal?: Uint8Array): Rendered | undefined,
 *   stories(options: object, articles: Uint8Array[]): Rendered | undefined,
 *   add_language(file: Uint8Array): boolean,
 *   header(options: object, portal: Uint8Array, nowMs: number): Rendered | undefined,
 * }} Exports
 * @typedef {import("./release.js").Release} Release
 */

/** New instances after traps: at most this many in this time. */
const MAX_TRAPS = 3;
const TRAPS_PERIOD_MS = 300_000;

/** Timeout of the fetch of a language's strings. */
const STRINGS_TIMEOUT_MS = 5000;

export class Program {
  #release;
  #js;
  #wasm;
  /** @type {Promise<Exports> | undefined} */ #instance;
  /** @type {Promise<WebAssembly.Module> | undefined} */ #module;
  /** Counts the instances that have trapped. */
  #generation = 0;
  /** Times of recent traps. @type {number[]} */ #trapsMs = [];

  /** @param {Release} release @param {"js" | "headerJs"} js @param {"wasm" | "headerWasm"} wasm */
  constructor(release, js, wasm) {
    this.#release = release;
    this.#js = js;
    this.#wasm = wasm;
  }

  /** Starts to load the program, if it is not loaded. Failures are reported by `call`. */
  preload() {
    (this.#instance ??= this.#load()).catch(() => {});
  }

  /**
   * Calls the program. If it traps, the call is repeated with a new instance.
   * @template T @param {(exports: Exports) => T} call @returns {Promise<T>}
   */
  async call(call) {
    for (;;) {
      const now = performance.now();
      this.#trapsMs = this.#trapsMs.filter((trap) => now - trap < TRAPS_PERIOD_MS);
      if (this.#trapsMs.length > MAX_TRAPS) throw failure("stopped");
      const instance = (this.#instance ??= this.#load());
      /** @type {Exports} */
      let exports;
      try {
        exports = await instance;
      } catch (error) {
        if (this.#instance === instance) this.#instance = undefined;
        throw error;
      }
      // Another element's call may have trapped meanwhile.
      if (this.#instance !== instance) continue;
      try {
        return call(exports);
      } catch {
        this.#trapsMs.push(now);
        this.#generation += 1;
        this.#instance = undefined;
      }
    }
  }

  /**
   * Fetches the strings of a language and adds them to the program. Returns false if that fails.
   * @param {string} language
   */
  async addLanguage(language) {
    try {
      const url = this.#release.url(this.#release.files.strings[language]);
      const response = await fetch(url, { signal: AbortSignal.timeout(STRINGS_TIMEOUT_MS) });
      const file = new Uint8Array(await response.arrayBuffer());
      return await this.call((exports) => exports.add_language(file));
    } catch {
      return false;
    }
  }

  /** @returns {Promise<Exports>} */
  async #load() {
    const { files } = this.#release;
    // Another URL for each generation: a module is evaluated once per URL.
    const js = this.#generation ? `${files[this.#js]}?r=${this.#generation}` : files[this.#js];
    this.#module ??= this.#compile();
    try {
      const [exports, module] = await Promise.all([
        this.#release.import(js, files[`${this.#js}Integrity`]),
        this.#module,
      ]);
      await exports.default({ module_or_path: module }).catch(blocked);
      return exports;
    } catch (error) {
      this.#module = undefined;
      throw codeOf(error) ? error : failure("program-failed", error);
    }
  }

  async #compile() {
    const { files } = this.#release;
    const bytes = await this.#release.fetch(files[this.#wasm], files[`${this.#wasm}Integrity`]);
    return WebAssembly.compile(bytes).catch(blocked);
  }
}

/** Content security policies without 'wasm-unsafe-eval' make compilation and instantiation fail. @param {unknown} error @returns {never} */
function blocked(error) {
  throw failure("program-blocked", error);
}
