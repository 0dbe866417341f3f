// Reads documents of other systems in a worker, apart from the page: it may trap, run for ever or use up its memory, and
// then only the worker ends. /read and /preview start it (importer.js), and so do elements in other people's pages.

/**
 * @typedef {import("./types").ImporterFiles} ImporterFiles
 * @typedef {import("./types").ImporterModule} ImporterModule
 */

/** @type {ImporterModule | undefined} */
let importer;

const answer = (/** @type {{ begun: true } | { told: string } | { broken: string }} */ given) => self.postMessage(given);

self.onmessage = async (/** @type {MessageEvent<{ files: ImporterFiles, bytes: Uint8Array, base: string }>} */ { data: { files, bytes, base } }) => {
  try {
    importer ??= await load(files);
    // The page limits the time from here on; before, it depended on the connection.
    answer({ begun: true });
    answer({ told: importer.read(bytes, base) });
  } catch (why) {
    // A program that has trapped is in no state to be called again: the page ends this worker.
    answer({ broken: String(why) });
  }
};

/** @param {ImporterFiles} files @returns {Promise<ImporterModule>} */
async function load(files) {
  const program = fetch(files.importerWasm, { integrity: files.importerWasmIntegrity });
  // Import maps do not apply in workers: the fetch checks the bytes, the import takes them from the cache.
  await fetch(files.importer, { integrity: files.importerIntegrity }).then((module) => module.arrayBuffer());
  const module = await import(files.importer);
  await module.default({ module_or_path: program });
  return module;
}
