// The worker as the page sees it: one document at a time. A worker that fails or is late is ended, and the next document
// gets a new one.

import { askWorker } from "./ask-worker.js";
import { say } from "./section.js";

export const MAX_BYTES = 8 * 1024 * 1024;

export class Importer {
  /** @type {Worker | undefined} */
  #worker;
  #url;
  #files;

  /** @param {string} url The worker's script. @param {import("./types").ImporterFiles} files */
  constructor(url, files) {
    // The only address that the policy of these pages makes.
    // @ts-ignore: TypeScript does not know `trustedTypes` yet.
    const policy = self.trustedTypes?.createPolicy("action-news-import", { createScriptURL: () => url });
    /** @type {string} */
    this.#url = policy?.createScriptURL("") ?? url;
    this.#files = files;
  }

  /**
   * The articles in a document; where there are none, the page has been told why.
   * @param {Uint8Array} bytes @param {string} base Its address, or nothing.
   * @returns {Promise<import("./types").Imported[] | undefined>}
   */
  async read(bytes, base) {
    if (bytes.length > MAX_BYTES) return say("large");
    const worker = (this.#worker ??= new Worker(this.#url, { type: "module" }));
    const answer = await askWorker(worker, { files: this.#files, bytes, base });
    if ("broken" in answer) {
      worker.terminate();
      if (this.#worker === worker) this.#worker = undefined;
      return answer.broken === "slow" ? say("slow") : say("stopped");
    }
    const { refused, articles } = JSON.parse(answer.told);
    return refused ? say("unreadable", refused) : articles;
  }
}
