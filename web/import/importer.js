// Reads documents in a worker. A worker that fails or exceeds a timeout is terminated, and the next document gets a new
// one.

import { askWorker } from "./ask-worker.js";
import { MAX_BYTES } from "./read-body.js";
import { say } from "./section.js";

/**
 * Returns the function that reads documents.
 * @param {string} url The worker's script. @param {import("./types").ImporterFiles} files
 * @returns {import("./types").Context["read"]}
 */
export function importer(url, files) {
  // This Trusted Types policy creates no other URL.
  // @ts-ignore: TypeScript does not know `trustedTypes` yet.
  const policy = self.trustedTypes?.createPolicy("action-news-import", { createScriptURL: () => url });
  /** @type {string} */
  const script = policy?.createScriptURL("") ?? url;
  /** @type {Worker | undefined} */
  let current;

  return async (bytes, base) => {
    if (bytes.length > MAX_BYTES) return say("large");
    const worker = (current ??= new Worker(script, { type: "module" }));
    const answer = await askWorker(worker, { files, bytes, base });
    if ("error" in answer) {
      worker.terminate();
      if (current === worker) current = undefined;
      return say(answer.error === "slow" ? "slow" : "stopped");
    }
    const { refused, articles } = JSON.parse(answer.json);
    return refused ? say("unreadable", refused) : articles;
  };
}
