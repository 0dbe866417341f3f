// Where documents of other systems are read: apart from the page, so that whatever becomes of it, the page stands.
// `newsroom publish` writes this and import-page.js into one file, so that the page's own bytes are the worker's.
"use strict";

let importer;

onmessage = async ({ data }) => {
  try {
    importer ??= await open(data.files);
    // From here on time counts; before, it was the line's.
    postMessage({ begun: true });
    postMessage({ told: importer.read(new Uint8Array(data.bytes), data.base) });
  } catch (why) {
    // A program that has trapped is in no state to be run again: the page ends this worker.
    postMessage({ broken: String(why) });
  }
};

async function open(files) {
  const get = (file) => fetch(files[file], { integrity: files[`${file}Integrity`] });
  const program = get("importerWasm");
  // No import map reaches a worker: what is imported then is what has just been looked at.
  await get("importer").then((module) => module.arrayBuffer());
  const opened = await import(files.importer);
  await opened.default({ module_or_path: program });
  return opened;
}
