// Starts the app. An empty page is waiting for it, so there it starts at once. A published page is whole already:
// there it starts when the page has loaded and the browser has nothing else to do, or when the reader asks for
// something that only the app can do. Whatever fails, the page stays as it is and says so.
//
// A classic script, so that it may be checked by `integrity` and needs no inline code. What it is told stands in
// its own `data-` attributes; the integrity of the module is in the page's import map, where all engines heed it
// (a `modulepreload`'s is heeded by one of three).
"use strict";
(() => {
  const { js, wasm, integrity, css } = document.currentScript.dataset;
  const url = (path) => new URL(path, document.baseURI).href;
  const [jsUrl, wasmUrl] = [url(js), url(wasm)];
  const isPublished = css !== undefined;
  const note = document.getElementById("start-failed");
  let started;

  async function start() {
    const sheet = isPublished && addSheet(url(css));
    const program = fetch(wasmUrl, { integrity: integrity ?? "", priority: isPublished ? "low" : "auto" });
    // Heard below; a module that fails first must not leave it unheard.
    program.catch(() => {});
    const app = await import(jsUrl);
    // Pages drawn in the browser need all stylesheets, and drawn before they are there they would jump.
    await sheet;
    await app.default({ module_or_path: program });
  }

  function addSheet(href) {
    // Applied when the app draws a page of its own: before that it would only cost a look at every element.
    const link = Object.assign(document.createElement("link"), { id: "app-style", rel: "stylesheet", media: "print", href });
    const loaded = new Promise((resolve, reject) => Object.assign(link, { onload: resolve, onerror: reject }));
    document.head.append(link);
    return loaded;
  }

  function begin() {
    started ??= start().catch((why) => {
      console.warn("The app did not start:", why);
      if (note) note.hidden = false;
    });
  }

  if (!isPublished) {
    begin();
    return;
  }
  if (note) Object.assign(note, { hidden: true }).dataset.heard = "";

  // A control that is used before the app is there is used again by the app, when it takes the page over.
  const host = document.getElementById("document");
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-action]");
    if (!control || host.dataset.published === undefined) return;
    control.dataset.waiting = "";
    begin();
  });

  // Who has begun to read is not taken back to where an earlier visit ended.
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    document.addEventListener(kind, () => (host.dataset.read = ""), { once: true, passive: true, capture: true });
  }

  // Published links name files, so that they work from disk; the address bar need not show it.
  for (const kind of ["pointerover", "focusin", "click"]) {
    document.addEventListener(kind, ({ target }) => {
      const link = target.closest?.('a[href^="."]');
      if (link) link.href = link.href.replace(/\/index\.html(?=[?#]|$)/, "/");
    }, true);
  }

  const idle = () => (window.requestIdleCallback ? requestIdleCallback(begin, { timeout: 2000 }) : setTimeout(begin, 100));
  // "load" comes before the last picture is on the screen; the frame after the next one begins when it is.
  const soon = () => requestAnimationFrame(() => requestAnimationFrame(idle));
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon, { once: true });
})();
