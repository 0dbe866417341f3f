// Documents of other systems are read by a worker, apart from the page, which ends with each.

import { kit } from "./kit.js";

const READ_MS = 5_000;
const LOAD_MS = 60_000;

// The one policy: it makes no other address than the worker's.
let address = "";
/** @type {any} */
let policy;

/** @param {string} url */
function worker(url) {
  const isOurs = new URL(url).origin === self.origin;
  // Another origin's script starts no worker; a module of this page's that imports it does.
  address = isOurs ? url : URL.createObjectURL(new Blob([`import ${JSON.stringify(url)}`], { type: "text/javascript" }));
  // Once the worker has it, nobody needs its address.
  if (!isOurs) setTimeout(URL.revokeObjectURL, LOAD_MS, address);
  try {
    // @ts-ignore: not in all type libraries yet.
    policy ??= self.trustedTypes?.createPolicy("action-news-embed", { createScriptURL: () => address });
    return new Worker(policy?.createScriptURL("") ?? address, { type: "module" });
  } catch (why) {
    throw kit.failure("importer-blocked", why);
  }
}

/** @type {string[]} */
const names = ["importer", "importerWasm"];

/**
 * The articles of a document, each in our own format.
 * @param {Uint8Array} bytes @param {string} base
 * @returns {Promise<Uint8Array[]>}
 */
export function imported(bytes, base) {
  const mine = worker(kit.at(kit.files.importing));
  return new Promise((resolve, reject) => {
    let code = "importer-blocked";
    const end = (/** @type {unknown} */ why) => {
      clearTimeout(late);
      mine.terminate();
      reject(kit.failure(code, why));
    };
    let late = setTimeout(end, LOAD_MS, "it did not begin");
    mine.onerror = end;
    mine.onmessage = ({ data }) => {
      code = "importer-failed";
      if (data.begun) {
        clearTimeout(late);
        late = setTimeout(end, READ_MS, "it took too long");
        return;
      }
      if (data.broken) return end(data.broken);
      const { articles, refused } = JSON.parse(data.told);
      code = "unreadable";
      if (refused) return end(refused.join("\n"));
      clearTimeout(late);
      mine.terminate();
      const encoder = new TextEncoder();
      resolve(articles.map((/** @type {{ article: object }} */ one) => encoder.encode(JSON.stringify(one.article))));
    };
    const told = Object.entries(kit.files).map(([key, value]) => [key, names.includes(key) ? kit.at(value) : value]);
    mine.postMessage({ files: Object.fromEntries(told), bytes, base });
  });
}
