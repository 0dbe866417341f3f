// Articles, headlines and the header bar in other people's pages: three elements, one script, no dependency.
//
// Here is what an element is before it has come near: its own content, its attributes, its life. What it shows and what
// is done in it comes with elements-main.js, once for all elements, when the first of them is about to be seen. Until then, and
// after any failure, the element's own content is what is read. Nothing outside of the elements is changed or kept, but
// their names (docs/decisions/016, docs/embedding.md).
//
// A module, kept at the site's root under this one name. Which files there are `newsroom publish` writes into it.

/**
 * Names and integrity of the files, relative to this script's folder.
 * @typedef {{ present: string, presentIntegrity: string, js: string, jsIntegrity: string, wasm: string,
 *   wasmIntegrity: string, headerJs: string, headerJsIntegrity: string, headerWasm: string, headerWasmIntegrity: string, css: string, cssIntegrity: string, importing: string, importer: string,
 *   importerIntegrity: string, importerWasm: string, importerWasmIntegrity: string }} Files
 * What elements-main.js makes of an element.
 * @typedef {{ load(signal: AbortSignal): Promise<{ id: string, title: string, lang: string }>, forget(): void,
 *   clear(): void, adopt(): void }} View
 * What it gets of this script.
 * @typedef {{ files: Files, home: string, at(file: string): string, address(element: Element): string, own(file: string, integrity: string): Promise<ArrayBuffer>,
 *   failure(code: string, why?: unknown): Error & { code: string } }} Kit
 */

/** @type {Files} */
// @ts-ignore: written by `newsroom publish`.
const files = document.querySelector("script[data-js]").dataset;
const home = new URL(".", import.meta.url).href;

/** @param {string} file */
const at = (file) => new URL(file, home).href;
/** @param {string} code @param {unknown} [why] */
const failure = (code, why) => Object.assign(new Error(String(why ?? code)), { code });

/** The whole address of an element's document, or nothing. @param {Element} element */
function address(element) {
  const src = element.getAttribute("src");
  try {
    return src ? new URL(src, element.baseURI).href : "";
  } catch {
    return "";
  }
}

/** A file that was published with this script. @param {string} file @param {string} integrity */
async function own(file, integrity) {
  try {
    const response = await fetch(at(file), { integrity });
    if (response.ok) return await response.arrayBuffer();
    throw response.status;
  } catch (why) {
    throw failure("program-failed", `${file}: ${why}`);
  }
}

/** @type {Promise<any> | undefined} */
let presenting;
// Looked at before it is imported: an import that failed once has failed for good in one engine.
const present = () =>
  (presenting ??= own(files.present, files.presentIntegrity)
    .then(() => import(at(files.present)))
    .catch((why) => {
      presenting = undefined;
      throw failure("program-failed", why);
    }));

export class NewsElement extends HTMLElement {
  static observedAttributes = ["src", "lang", "dir", "heading-level", "count", "region"];
  /** @type {ShadowRoot | undefined} */ #shadow;
  /** @type {View | undefined} */ #view;
  /** @type {unknown} */ #article;
  /** @type {(isShown: boolean) => void} */ #settle = () => {};
  /** @type {Promise<boolean>} */ #ready = Promise.resolve(false);
  /** @type {AbortController | undefined} */ #calls;
  /** @type {IntersectionObserver | undefined} */ #near;
  #state = "new";
  #shown = "";
  #isChanged = false;

  constructor() {
    super();
    this.#expect();
  }

  #expect() {
    this.#ready = new Promise((resolve) => (this.#settle = resolve));
  }

  connectedCallback() {
    if (!this.#shadow) {
      this.#shadow = this.attachShadow({ mode: this.hasAttribute("closed") ? "closed" : "open" });
      this.#shadow.append(document.createElement("slot"));
      // What was set before there was a class for it.
      for (const [name, value] of Object.entries(this)) {
        delete (/** @type {any} */ (this)[name]);
        Object.assign(this, { [name]: value });
      }
    }
    if (this.#state === "resting") this.#load();
    if (this.#state !== "new") return;
    this.#state = "waiting";
    if (this.getAttribute("loading") === "eager") return void this.#load();
    this.#near = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.#load(), { rootMargin: "600px" });
    this.#near.observe(this);
  }

  // Moved, and nothing else.
  connectedMoveCallback() {}

  disconnectedCallback() {
    // It may only be on its way to another place.
    setTimeout(() => {
      if (this.isConnected || this.#state === "new") return;
      this.#calls?.abort();
      this.#near?.disconnect();
      this.#state = this.#shown ? "resting" : "new";
    });
  }

  adoptedCallback() {
    this.#view?.adopt();
  }

  /** @param {string} _name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(_name, before, value) {
    // What an element comes with is no change.
    if (before === value || this.#isChanged || !this.#hasBegun) return;
    // Several at once are one change.
    this.#isChanged = true;
    queueMicrotask(() => {
      this.#isChanged = false;
      if (this.isConnected && this.#hasBegun) this.#load();
    });
  }

  get ready() {
    return this.#ready;
  }

  get #hasBegun() {
    return this.#state === "loading" || this.#state === "done";
  }

  /** Once it is in a page: until then there is nothing to be loaded again. */
  reload() {
    this.#view?.forget();
    return this.#shadow ? this.#load() : this.#ready;
  }

  /** An article that the page has already: an object, or its JSON. */
  get article() {
    return this.#article;
  }

  set article(given) {
    this.#article = given;
    if (this.#hasBegun) this.reload();
  }

  /** @returns {Promise<boolean>} */
  async #load() {
    this.#near?.disconnect();
    this.#calls?.abort();
    const { signal } = (this.#calls = new AbortController());
    if (this.#state === "done") this.#expect();
    this.#state = "loading";
    const ready = this.#ready;
    const shown = (!this.#article && address(this)) || "given";
    let code, detail;
    try {
      const views = await present();
      this.#view ??= views.view(this, this.#shadow, { files, home, at, address, own, failure });
      detail = await /** @type {View} */ (this.#view).load(signal);
    } catch (/** @type {any} */ why) {
      code = why.code?.at ? why.code : "program-failed";
      detail = { code, message: why.message };
    }
    // What was asked for meanwhile counts.
    if (signal.aborted) return ready;
    // What is shown of this address stays; of another one it would be wrong.
    if (code && this.#shown !== shown) {
      this.#view?.clear();
      this.#shown = "";
    }
    if (!code) this.#shown = shown;
    this.#state = "done";
    this.#settle(!code);
    this.dispatchEvent(new CustomEvent(code ? "news-error" : "news-ready", { detail, bubbles: true, composed: true }));
    return ready;
  }
}

// Attributes as properties.

/** @type {[string, string, string, any][]} */
const properties = [
  ["src", "src", "", String],
  ["theme", "theme", "host", String],
  ["headingLevel", "heading-level", "2", Number],
  ["density", "density", "comfortable", String],
  ["loading", "loading", "lazy", String],
  ["count", "count", "5", Number],
  ["region", "region", "", String],
];
for (const [property, attribute, standard, type] of properties) {
  Object.defineProperty(NewsElement.prototype, property, {
    get() {
      return type(this.getAttribute(attribute) ?? standard);
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
    enumerable: true,
  });
}

class ActionNewsArticle extends NewsElement {}
class ActionNewsHeadlines extends NewsElement {}
class ActionNewsHeader extends NewsElement {}

for (const [name, element] of /** @type {[string, typeof NewsElement][]} */ ([
  ["action-news-article", ActionNewsArticle],
  ["action-news-headlines", ActionNewsHeadlines],
  ["action-news-header", ActionNewsHeader],
])) {
  // A second script, of this site or of another, leaves what the first has defined.
  if (!customElements.get(name)) customElements.define(name, element);
}

export { ActionNewsArticle, ActionNewsHeadlines, ActionNewsHeader };
