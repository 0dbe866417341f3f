// Starts the app. An empty page is waiting for it, so there it starts at once. A published page is whole already:
// there a worker tells what the header bar shows (rest.js), and the app itself starts when the reader is about to do
// something that only the app can do. Whatever fails, the page stays as it is and says so.
//
// A module: a published page imports it when it has loaded (`publish/shell.rs`), so that no byte of it comes before the
// lead picture's. Which files there are stands in `data-` attributes of its own element; `newsroom publish` writes them
// into the script instead. The integrity of modules is in the page's import map, where all engines heed it (a
// `modulepreload`'s is heeded by one of three).
(() => {
  const files = document.querySelector("script[data-js]").dataset;
  const url = (path) => new URL(path, import.meta.url).href;
  const isPublished = files.css !== undefined;
  const note = document.getElementById("start-failed");
  const pause = (ms) => new Promise((go) => setTimeout(go, ms));
  let worker, atRest, started, failed;

  function fail(why) {
    failed = true;
    console.warn("The app did not start:", why);
    if (note) note.hidden = false;
    // What was followed meanwhile is a link all the same.
    const link = document.querySelector("a[data-waiting]");
    if (link) location.assign(link.href);
  }

  async function start() {
    // Pages drawn in the browser need all stylesheets, and drawn before they are there they would jump.
    const sheet = isPublished && addSheet(url(files.css));
    const { program, ...handed } = await handOver();
    const given = program ?? fetch(url(files.wasm), { integrity: files.wasmIntegrity ?? "" });
    const [app] = await Promise.all([import(url(files.js)), given, sheet]);
    await app.default({ module_or_path: given });
    // What is pressed stays until it is let go: a click is one element's.
    while (document.querySelector("#header :active")) await pause(20);
    app.begin(handed);
  }

  function addSheet(href) {
    // Applied when the app draws: before that it would only cost a look at every element.
    const link = Object.assign(document.createElement("link"), { id: "app-style", rel: "stylesheet", media: "print", href });
    const loaded = new Promise((resolve, reject) => Object.assign(link, { onload: resolve, onerror: reject }));
    document.head.append(link);
    return loaded;
  }

  const begin = () => (started ??= start().catch(fail));

  if (!isPublished) {
    begin();
    return;
  }
  const host = document.getElementById("document");
  const header = document.getElementById("header");

  // A link that was followed before its page had a start script.
  const [shown, file] = location.pathname.split(/(?<=\/)(?=index\.html$)/);
  if (file) history.replaceState(history.state, "", shown + location.search + location.hash);

  // At rest.

  function rest() {
    // This file again, which is rest.js where there is no document. The one policy of the site: it makes no other
    // address than this.
    const href = import.meta.url;
    const policy = self.trustedTypes?.createPolicy("action-news-rest", { createScriptURL: () => href });
    // A host that forbids workers has the app in the page.
    const without = () => {
      worker = undefined;
      begin();
    };
    try {
      worker = new Worker(policy?.createScriptURL("") ?? href, { type: "module" });
    } catch {
      return without();
    }
    worker.onmessage = ({ data }) => (data.failed ? fail(data.failed) : show(data));
    worker.onerror = without;
    const standing = [...header.querySelectorAll("[data-action=dismiss]")].map((it) => it.dataset.id);
    tell({
      files: Object.fromEntries(Object.entries(files).map(([key, value]) => [key, key.endsWith("ntegrity") ? value : url(value)])),
      root: new URL(".", document.querySelector("link[rel=icon]").href).pathname,
      path: location.pathname,
      language: document.documentElement.lang,
      region: remembered("localStorage", "region"),
      dismissed: remembered("localStorage", "dismissed"),
      standing: standing.map((id) => id + "\n").join(""),
    });
    document.addEventListener("visibilitychange", () => document.hidden || tell({}));
  }

  function remembered(drawer, name) {
    try {
      return self[drawer].getItem(`action-news:${name}`) ?? "";
    } catch {
      // Forbidden: then nothing is.
      return "";
    }
  }

  const tell = (words) => started || worker?.postMessage({ ...words, now: Date.now() });

  // Clock, region and temperature, and when to ask again; or that the page cannot say what is to be said.
  function show({ now, region, next, isEnough }) {
    if (started) return;
    if (!isEnough) return begin();
    header.querySelector(".bar__now")?.replaceChildren(...now.map(made));
    for (const entry of header.querySelectorAll(".regions__list a")) {
      if (entry.pathname.replace(/index\.html$/, "") === region) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    }
    clearTimeout(atRest);
    // Timers may fire a little early; a hidden page sleeps.
    atRest = setTimeout(() => document.hidden || tell({}), next - Date.now() + 1);
  }

  // `[tag, attributes, …inside]`, or words.
  function made(node) {
    if (typeof node === "string") return node;
    const [tag, attributes, ...inside] = node;
    const element = document.createElement(tag);
    for (const [name, value] of attributes) element.setAttribute(name, value);
    element.append(...inside.map(made));
    return element;
  }

  // What the worker has fetched and compiled need not be fetched and compiled again.
  function handOver() {
    clearTimeout(atRest);
    if (!worker) return {};
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => {
        worker.terminate();
        resolve(data.failed ? {} : data);
      };
      worker.postMessage({ handOver: true });
    });
  }

  // What is used before the app is there is used again by the app, when it takes the page over. Links lead on by
  // themselves until the worker has all that the app needs.
  document.addEventListener("click", (event) => {
    const used = event.target.closest(atRest ? "a[href]:not([data-document]), [data-action]" : "[data-action]");
    if (failed || !used || host.dataset.published === undefined || event.defaultPrevented) return;
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!isPlain || used.target || used.download || used.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    used.dataset.waiting = "";
    begin();
  });

  // An open menu is closed by a key and by clicks elsewhere, which the app hears; it may take a moment to come.
  header.addEventListener("toggle", ({ target }) => target.open && begin(), true);
  document.addEventListener("keydown", ({ key }) => {
    const menu = host.dataset.published !== undefined && header.querySelector("details[open]");
    if (!menu || key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Where the reader is, by block: heights of far blocks are guesses, so pixels would lead elsewhere after a reload.
  // A line as the app keeps it (`Place::to_line`), for the app to go by.
  const kept = () => remembered("sessionStorage", "places");
  const isReturning = typeof history.state === "number" && kept().includes(`${history.state}\t`);
  if (typeof history.state !== "number") history.replaceState(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER), "");
  addEventListener("pagehide", () => {
    if (host.dataset.published === undefined || !scrollY) return;
    const blocks = [...document.querySelectorAll("[data-place], .article__body .block")];
    const isBelow = (element) => element.getBoundingClientRect().bottom > 1;
    // The stretch first: where a block stands in one that is not laid out, only laying it out can tell.
    const n = blocks.findIndex((block) => isBelow(block.closest(".block-group") ?? block) && isBelow(block));
    if (n < 0) return;
    const key = history.state;
    const place = [key, Math.round(blocks[n].getBoundingClientRect().top), blocks[n].dataset.place ?? n, 0, ""];
    try {
      // The newest counts.
      const others = kept().split("\n").filter((line) => line && !line.startsWith(`${key}\t`));
      sessionStorage.setItem("action-news:places", [...others, place.join("\t"), ""].join("\n"));
    } catch {
      // Forbidden or full: then the browser's pixels have to do.
    }
  });

  // Who has begun to read is not taken back to where an earlier visit ended.
  if (navigator.userActivation?.hasBeenActive) host.dataset.read = "";
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    document.addEventListener(kind, () => (host.dataset.read = ""), { once: true, passive: true, capture: true });
  }

  for (const kind of ["pointerover", "focusin", "click"]) {
    document.addEventListener(kind, ({ target }) => {
      const link = target.closest?.("a[href]");
      if (!link) return;
      // Published links name files, so that they work from disk; the address bar need not show it.
      if (link.getAttribute("href").startsWith(".")) link.href = link.href.replace(/\/index\.html(?=[?#]|$)/, "/");
      // A pointer that only passes over a link does not stay so long.
      if (kind === "pointerover" && atRest) pause(65).then(() => link.matches(":hover") && begin());
    }, true);
  }

  if (isReturning || document.querySelector("[data-waiting]")) begin();
  else rest();
})();
