// Converts documents of other systems to our format, in a new worker for each document.

import { failure } from "./failure.js";
import { toJson } from "./json.js";
import { askWorker } from "../import/ask-worker.js";

/** @typedef {import("./release.js").Release} Release */

/** Time after which a worker has fetched its script. */
const REVOKE_MS = 60_000;

/**
 * The articles of a document, each as JSON in our format.
 * @param {Release} release @param {Uint8Array} bytes @param {string} base URL of the document, or "".
 * @returns {Promise<Uint8Array[]>}
 */
export async function importArticles(release, bytes, base) {
  const { files } = release;
  const urls = { importer: release.url(files.importer), importerWasm: release.url(files.importerWasm) };
  const worker = startWorker(release.url(files.importWorker));
  const answer = await askWorker(worker, { files: { ...files, ...urls }, bytes, base });
  worker.terminate();
  if ("error" in answer) {
    // Where a content security policy forbids the worker, its script does not run.
    throw failure(answer.isRunning ? "importer-failed" : "importer-blocked", answer.error);
  }
  const { articles, refused } = JSON.parse(answer.json);
  if (refused) throw failure("unreadable", refused.join("\n"));
  const encoder = new TextEncoder();
  return articles.map((/** @type {{ article: object }} */ { article }) => encoder.encode(toJson(article)));
}

let workerUrl = "";
/** A Trusted Types policy that creates no other URL than the worker's. @type {any} */
let policy;

/** @param {string} script */
function startWorker(script) {
  const isSameOrigin = new URL(script).origin === self.origin;
  // A worker cannot be started from another origin's script, but a module of this origin can import it.
  workerUrl = isSameOrigin
    ? script
    : URL.createObjectURL(new Blob([`import ${JSON.stringify(script)}`], { type: "text/javascript" }));
  if (!isSameOrigin) setTimeout(URL.revokeObjectURL, REVOKE_MS, workerUrl);
  try {
    // @ts-ignore: Trusted Types are not in all type libraries.
    policy ??= self.trustedTypes?.createPolicy("action-news-embed", { createScriptURL: () => workerUrl });
    return new Worker(policy?.createScriptURL("") ?? workerUrl, { type: "module" });
  } catch (error) {
    throw failure("importer-blocked", error);
  }
}
