// Opens documents of other systems: at /read?src=ADDRESS those of the origins that portal.json lists, and at /preview
// whatever an editor drops, pastes or chooses. A worker reads them (import-worker.js); what comes out is JSON of our own
// format, which the app reads as it reads every article, and shows. The words are all in the page.
//
// A module, and the only script of its two pages. Which files there are `newsroom publish` writes into it.
(() => {
  const files = document.querySelector("script[data-js]").dataset;
  const MAX_BYTES = 8 * 1024 * 1024;
  const ANSWER_MS = 20_000;
  const LOAD_MS = 60_000;
  const READ_MS = 5_000;

  const href = import.meta.url;
  const url = (path) => new URL(path, href).href;
  const root = new URL(".", document.querySelector("link[rel=icon]").href);
  const section = document.getElementById("import");
  const part = (name) => section.querySelector(`[data-part=${name}]`);
  const told = Object.fromEntries(
    Object.entries(files).map(([key, value]) => [key, key.endsWith("ntegrity") ? value : url(value)]),
  );
  let app, portal;

  // The worker.

  // The one policy of this page: it makes no other address than this file's, which is import-worker.js where there is no
  // document.
  const policy = self.trustedTypes?.createPolicy("action-news-import", { createScriptURL: () => href });
  let worker;

  // What the worker tells of a document, or `{broken}`: then it is ended, and the next document gets another.
  function read(bytes, base) {
    const mine = (worker ??= new Worker(policy?.createScriptURL("") ?? href, { type: "module" }));
    return new Promise((resolve) => {
      const end = (answer) => {
        clearTimeout(late);
        if (answer.broken) {
          mine.terminate();
          if (worker === mine) worker = undefined;
        }
        resolve(answer);
      };
      let late = setTimeout(end, LOAD_MS, { broken: "slow" });
      mine.onerror = () => end({ broken: "stopped" });
      mine.onmessage = ({ data }) => {
        if (!data.begun) return end(data);
        clearTimeout(late);
        late = setTimeout(end, READ_MS, { broken: "slow" });
      };
      mine.postMessage({ files: told, bytes, base });
    });
  }

  async function imported(bytes, base) {
    if (bytes.length > MAX_BYTES) return say("large");
    const answer = await read(bytes, base);
    if (answer.broken) return say(answer.broken === "slow" ? "slow" : "stopped");
    const { refused, articles } = JSON.parse(answer.told);
    if (refused) return say("unreadable", refused);
    return articles;
  }

  // What the page says.

  // `{}` in the words stands for what `named` says.
  function say(kind, lines = [], named = "") {
    section.dataset.state = "failed";
    part("why").textContent = section.dataset[kind].replace("{}", named);
    list(part("said"), lines);
    part("failed").querySelector("h1, h2").focus();
  }

  function list(host, lines) {
    host.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  }

  const shown = ({ article }) => app.show(new TextEncoder().encode(JSON.stringify(article)));

  // /read

  async function open() {
    const src = new URLSearchParams(location.search).get("src");
    let from;
    try {
      from = new URL(src);
    } catch {
      return say("nothing");
    }
    const isListed = (origin) => (portal.sources ?? []).some((listed) => new URL(listed).origin === origin);
    if (!isListed(from.origin)) return say("refused", [], from.origin === "null" ? from.protocol : from.origin);
    let bytes;
    try {
      const response = await fetch(from, {
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      // Where it was sent on to counts as well.
      if (!isListed(new URL(response.url).origin)) return say("refused", [], new URL(response.url).origin);
      bytes = await whole(response);
      // An error's own words are in its answer.
      if (!response.ok && !bytes.length) return say("missing", [], from.host);
    } catch {
      return say("missing", [], from.host);
    }
    if (!bytes) return say("large");
    const articles = await imported(bytes, from.href);
    if (!articles) return;
    if (shown(articles[0])) section.remove();
    else say("stopped");
  }

  // The bytes of an answer; nothing if there are too many.
  async function whole(response) {
    const parts = [];
    let length = 0;
    for (let reader = response.body.getReader(), next; !(next = await reader.read()).done; ) {
      parts.push(next.value);
      length += next.value.length;
      if (length > MAX_BYTES) {
        reader.cancel();
        return undefined;
      }
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  // /preview

  let turn = 0;

  async function preview(given) {
    const mine = ++turn;
    section.dataset.state = "reading";
    const articles = await imported(new Uint8Array(await given.arrayBuffer()), "");
    // What was given later counts.
    if (mine !== turn || !articles) return;
    section.dataset.state = "shown";
    const choice = part("articles");
    choice.replaceChildren(...articles.map((one, n) => new Option(headline(one.article), n)));
    choice.closest("label").hidden = articles.length < 2;
    const report = () => {
      const one = articles[choice.value];
      part("format").textContent = one.format;
      list(part("noticed"), one.said);
      part("quiet").hidden = one.said.length > 0;
      part("json").value = JSON.stringify(one.article, null, 2);
      part("copied").textContent = "";
      shown(one);
    };
    choice.onchange = report;
    choice.value = 0;
    report();
  }

  const headline = ({ headline }) => (Array.isArray(headline) ? headline.map((run) => run.t).join("") : headline);

  function listen() {
    const drop = part("drop");
    const files = part("file");
    // A file that was changed meanwhile can be chosen again.
    files.onclick = () => (files.value = "");
    files.onchange = () => files.files[0] && preview(files.files[0]);
    part("show").onclick = () => preview(new Blob([part("text").value]));
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      document.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.toggle("import__drop--over", kind === "dragenter" || kind === "dragover");
      });
    }
    document.addEventListener("drop", ({ dataTransfer }) => {
      const [file] = dataTransfer.files;
      const text = dataTransfer.getData("text");
      if (file || text) preview(file ?? new Blob([text]));
    });
    // Pasted anywhere but into a field.
    document.addEventListener("paste", (event) => {
      if (event.target.closest("input, textarea")) return;
      const [file] = event.clipboardData.files;
      preview(file ?? new Blob([event.clipboardData.getData("text")]));
    });
    part("copy").onclick = async () => {
      try {
        await navigator.clipboard.writeText(part("json").value);
        part("copied").textContent = part("copied").dataset.words;
      } catch {
        // Forbidden: then it can be copied by hand.
        part("json").select();
      }
    };
    section.dataset.state = "waiting";
  }

  // The app, around this page as around every published one. Links lead on by themselves: the app's other pages have no
  // section.
  async function begin() {
    addEventListener(
      "click",
      (event) => {
        const link = event.target.closest?.("a[href]");
        if (link && !link.getAttribute("href").startsWith("#")) event.stopPropagation();
      },
      true,
    );
    const sheet = Object.assign(document.createElement("link"), { id: "app-style", rel: "stylesheet", href: told.css });
    const styled = new Promise((resolve, reject) => Object.assign(sheet, { onload: resolve, onerror: reject }));
    document.head.append(sheet);
    const bytes = fetch(new URL("portal.json", root)).then((response) => response.arrayBuffer());
    const program = fetch(told.wasm, { integrity: files.wasmIntegrity });
    app = await import(told.js);
    await Promise.all([app.default({ module_or_path: program }), styled]);
    const given = new Uint8Array(await bytes);
    portal = JSON.parse(new TextDecoder().decode(given));
    app.begin({ portal: given });
  }

  begin()
    .then(() => (section.dataset.page === "read" ? open() : listen()))
    .catch((why) => {
      console.warn("The import page did not start:", why);
      say("stopped");
    });
})();
