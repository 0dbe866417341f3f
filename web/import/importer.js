// Reads documents in a worker. A worker that fails or exceeds a timeout is terminated, and the next document gets a new
// one.

import { askWorker } from "./ask-worker.js";
import { MAX_BYTES } from "./read-body.js";
import { say } from "./section.js";

export class Importer {
  /** @type {Worker | undefined} */
  #worker;
  #url;
  #files;

  /** @param {string} url The worker's script. @param {import("./types").ImporterFiles} files */
  constructor(url, files) {
    // This Trusted Types policy creates no other URL.
    // @ts-ignore: TypeScript does not know `trustedTypes` yet.
    const policy = self.trustedTypes?.createPolicy("action-news-import", { createScriptURL: () => url });
    /** @type {string} */
    this.#url = policy?.createScriptURL("") ?? url;
    this.#files = files;
  }

  /**
   * The articles in a document; `undefined` if there are none, after the page has shown why.
   * @param {Uint8Array} bytes @param {string} base Its URL, or "".
   * @returns {Promise<import("./types").Imported[] | undefined>}
   */
  async read(bytes, base) {
    if (bytes.length > MAX_BYTES) return say("large");
    const worker = (this.#worker ??= new Worker(this.#url, { type: "module" }));
    const answer = await askWorker(worker, { files: this.#files, bytes, base });
    if ("error" in answer) {
      worker.terminate();
      if (this.#worker === worker) this.#worker = undefined;
      return answer.error === "slow" ? say("slow") : say("stopped");
    }
    const { refused, articles } = JSON.parse(answer.json);
    return refused ? say("unreadable", refused) : articles;
  }
}
