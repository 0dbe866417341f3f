// What all elements of a page share.

import { fetchDocument } from "./fetch.js";
import { Program } from "./program.js";
import { Stylesheets } from "./stylesheet.js";

/** @typedef {import("./release.js").Release} Release */

export class Context {
  /** @type {Promise<Uint8Array | undefined> | undefined} */ #portal;

  /** @param {Release} release */
  constructor(release) {
    this.release = release;
    /** Renders articles and headlines. */
    this.documents = new Program(release, "js", "wasm");
    /** Renders header bars. */
    this.headers = new Program(release, "headerJs", "headerWasm");
    this.stylesheets = new Stylesheets(release);
  }

  /**
   * The `portal.json` that applies to a document: that of the site that published the script, for documents of that
   * site. Documents can be shown without it. @param {string} src The document's URL, or "" for an object.
   */
  async portal(src) {
    const { home } = this.release;
    if (src && !src.startsWith(home)) return undefined;
    this.#portal ??= fetchDocument(`${home}portal.json`).catch(() => (this.#portal = undefined));
    return this.#portal;
  }
}
