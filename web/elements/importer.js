// Converts documents of other systems to our format, in a worker that ends with each document.

import { failure } from "./failure.js";

/** @typedef {import("./release.js").Release} Release */

const LOAD_TIMEOUT_MS = 60_000;
const READ_TIMEOUT_MS = 5_000;

/**
 * The articles of a document, each as JSON in our format.
 * @param {Release} release @param {Uint8Array} bytes @param {string} base URL that relative URLs count from
 * @returns {Promise<Uint8Array[]>}
 */
export function importArticles(release, bytes, base) {
  const { files } = release;
  const worker = startWorker(release.url(files.importing));
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  /** @type {Promise<Uint8Array[]>} */
  const articles = new Promise((resolve, reject) => {
    // Until the worker says something, the host page's policy may have blocked it.
    let code = "importer-blocked";
    const fail = (/** @type {unknown} */ cause) => reject(failure(code, cause));
    timer = setTimeout(fail, LOAD_TIMEOUT_MS, "the importer did not start");
    worker.onerror = (event) => fail(event.message);
    worker.onmessage = ({ data }) => {
      code = "importer-failed";
      if (data.begun) {
        clearTimeout(timer);
        timer = setTimeout(fail, READ_TIMEOUT_MS, "the importer took too long");
      } else if (data.broken) {
        fail(data.broken);
      } else {
        const { articles, refused } = JSON.parse(data.told);
        code = "unreadable";
        if (refused) return fail(refused.join("\n"));
        const encoder = new TextEncoder();
        resolve(articles.map((/** @type {{ article: object }} */ { article }) => encoder.encode(JSON.stringify(article))));
      }
    };
    const urls = { importer: release.url(files.importer), importerWasm: release.url(files.importerWasm) };
    worker.postMessage({ files: { ...files, ...urls }, bytes, base });
  });
  return articles.finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}

let workerUrl = "";
/** Creates no other URL than the worker's. @type {any} */
let policy;

/** @param {string} script */
function startWorker(script) {
  const isSameOrigin = new URL(script).origin === self.origin;
  // A worker cannot be started from another origin's script, but a module of this origin can import it.
  workerUrl = isSameOrigin
    ? script
    : URL.createObjectURL(new Blob([`import ${JSON.stringify(script)}`], { type: "text/javascript" }));
  if (!isSameOrigin) setTimeout(URL.revokeObjectURL, LOAD_TIMEOUT_MS, workerUrl);
  try {
    // @ts-ignore: Trusted Types are not in all type libraries.
    policy ??= self.trustedTypes?.createPolicy("action-news-embed", { createScriptURL: () => workerUrl });
    return new Worker(policy?.createScriptURL("") ?? workerUrl, { type: "module" });
  } catch (error) {
    throw failure("importer-blocked", error);
  }
}
