// Reads documents of other systems in a worker: if the importers trap, never end or run out of memory, only the worker is
// lost. Started by /read and /preview (importer.js), and by elements in other people's pages (elements/importer.js).

/**
 * @typedef {import("./types").ImporterFiles} ImporterFiles
 * @typedef {import("./types").ImporterModule} ImporterModule
 */

/** @type {ImporterModule | undefined} */
let importer;

const answer = (/** @type {{ loaded: true } | { json: string } | { error: string }} */ message) => self.postMessage(message);

self.onmessage = async (/** @type {MessageEvent<{ files: ImporterFiles, bytes: Uint8Array, base: string }>} */ { data: { files, bytes, base } }) => {
  try {
    importer ??= await load(files);
    // The timeout for reading starts here. Loading has a longer one, because it depends on the connection.
    answer({ loaded: true });
    answer({ json: importer.read(bytes, base, Date.now() / 1000) });
  } catch (why) {
    // A program that has trapped must not be called again: the page terminates this worker.
    answer({ error: String(why) });
  }
};

/** @param {ImporterFiles} files @returns {Promise<ImporterModule>} */
async function load(files) {
  const program = fetch(files.importerWasm, { integrity: files.importerWasmIntegrity });
  // Import maps do not apply in workers: the fetch checks the integrity, and the import takes the file from the cache.
  await fetch(files.importer, { integrity: files.importerIntegrity }).then((module) => module.arrayBuffer());
  const module = await import(files.importer);
  await module.default({ module_or_path: program });
  return module;
}
