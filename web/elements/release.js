// The files published together with embed.js.

import { failure } from "./failure.js";

/**
 * Paths of the files, relative to embed.js, and their integrity. `strings`: the interface's strings by language.
 * @typedef {{
 *   main: string, mainIntegrity: string, css: string, cssIntegrity: string,
 *   js: string, jsIntegrity: string, wasm: string, wasmIntegrity: string,
 *   headerJs: string, headerJsIntegrity: string, headerWasm: string, headerWasmIntegrity: string,
 *   strings: Record<string, string>,
 *   importWorker: string, importer: string, importerIntegrity: string, importerWasm: string, importerWasmIntegrity: string,
 * }} Files
 */

export class Release {
  /** @param {Files} files @param {string} home Root URL of the site that published them. */
  constructor(files, home) {
    this.files = files;
    this.home = home;
  }

  /** @param {string} path */
  url(path) {
    return new URL(path, this.home).href;
  }

  /** @param {string} path @param {string} integrity @returns {Promise<ArrayBuffer>} */
  async fetch(path, integrity) {
    try {
      const response = await fetch(this.url(path), { integrity });
      if (response.ok) return await response.arrayBuffer();
      throw response.status;
    } catch (error) {
      throw failure("program-failed", `${path}: ${error}`);
    }
  }

  /**
   * Imports a module. It is fetched first, because in one engine an import that has failed once always fails.
   * @param {string} path @param {string} integrity @returns {Promise<any>}
   */
  async import(path, integrity) {
    await this.fetch(path, integrity);
    return import(this.url(path));
  }
}
