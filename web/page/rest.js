// The app at rest: tells a published page what its header bar shows. Fetching, compiling and running the program all
// happen here, on a thread where nothing waits for it; the page only puts the words where they belong. When the reader
// is about to do something, the page takes over what this worker has. `newsroom publish` writes this and start.js into
// one file, so that the page's own bytes are the worker's.
"use strict";

const WEATHER_MS = 15 * 60_000;
const SOON_MS = 400;
let opened, page, app, program, portal, weather, asked;

onmessage = async ({ data }) => {
  try {
    if (data.handOver) await handOver();
    else if (data.files) await (opened = open(data));
    else await answer(data.now);
  } catch (why) {
    postMessage({ failed: String(why) });
  }
};

async function open(told) {
  const { files } = (page = told);
  const get = (file) => fetch(files[file], { integrity: files[`${file}Integrity`], priority: "low" });
  // Compiled here, so that it can be handed over: the module that wasm-bindgen writes keeps to itself what it compiles.
  const compiled = get("wasm").then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes));
  compiled.catch(() => {});
  // No import map reaches a worker: what is imported then is what has just been looked at.
  await get("js").then((module) => module.arrayBuffer());
  app = await import(files.js);
  program = await compiled;
  await app.default({ module_or_path: program });
  portal = await app.get(`${page.root}portal.json`);
  // For the app, which has its pages to style when it comes.
  fetch(files.css, { priority: "low" }).catch(() => {});
  await answer(page.now);
}

async function answer(now) {
  if (!portal) return;
  const look = () => app.at_rest(page, portal, weather, now);
  const told = look();
  if (!told) throw new Error("portal.json");
  // The same address again in the next quarter of an hour.
  const wanted = `${told.weather} ${Math.floor(now / WEATHER_MS)}`;
  if (!told.weather || wanted === asked) return postMessage(told);
  asked = wanted;
  const arriving = app.get(told.weather).then((bytes) => (weather = bytes), () => {});
  // One change of the page in place of two, where the temperature comes soon.
  await Promise.race([arriving, new Promise((late) => setTimeout(late, SOON_MS))]);
  const before = weather;
  postMessage(look());
  await arriving;
  if (weather !== before) postMessage(look());
}

async function handOver() {
  // What is on its way would only come later if the page began anew.
  await opened?.catch(() => {});
  postMessage(portal ? { program, portal, weather } : {});
}
