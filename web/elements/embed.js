// The custom elements for other people's pages: articles, headlines and the header bar (docs/embedding.md).
//
// This file defines the elements: attributes, properties, life cycle, events. Rendering is in elements-main.js, loaded
// once, when the first element comes near the viewport. Until then, and after a failure, an element shows its own
// content, the fallback.
//
// A module at the site's root. `newsroom publish` replaces both expressions in `files`.

import { documentUrl } from "./document-url.js";
import { codeOf, failure } from "./failure.js";
import { Release } from "./release.js";

/**
 * @typedef {import("./elements-main.js").Context} Context
 * @typedef {import("./view.js").ElementView} ElementView
 * @typedef {import("./release.js").Files} Files
 */

/** @type {Files} */
// @ts-ignore: `newsroom publish` replaces both expressions.
const files = { ...document.querySelector("script[data-js]").dataset, strings: STRING_FILES };
const release = new Release(files, new URL(".", import.meta.url).href);

/** @type {Promise<{ context: Context, createView: typeof import("./elements-main.js").createView }> | undefined} */
let main;
const loadMain = () =>
  (main ??= release
    .import(files.main, files.mainIntegrity)
    .then(({ Context, createView }) => ({ context: new Context(release), createView }))
    .catch((error) => {
      main = undefined;
      throw failure("program-failed", error);
    }));

/** The connected elements. @type {Set<NewsElement>} */
const connected = new Set();

/** "new": not loaded. "waiting": until it is near the viewport. "paused": disconnected with its document shown. */
/** @typedef {"new" | "waiting" | "loading" | "done" | "paused"} State */

export class NewsElement extends HTMLElement {
  static observedAttributes = ["src", "lang", "dir", "heading-level", "count", "region"];
  /** @type {ShadowRoot | undefined} */ #shadow;
  /** @type {ElementView | undefined} */ #view;
  /** @type {unknown} */ #article;
  /** @type {(isShown: boolean) => void} */ #resolveReady = () => {};
  /** @type {Promise<boolean>} */ #ready = Promise.resolve(false);
  /** @type {AbortController | undefined} */ #abort;
  /** @type {IntersectionObserver | undefined} */ #observer;
  /** @type {State} */ #state = "new";
  /** URL of the document that is shown, "object" for one passed as an object; empty for the fallback. */
  #shown = "";
  #isReloadQueued = false;
  #printedUrl = new Text();

  constructor() {
    super();
    this.#renewReady();
  }

  #renewReady() {
    this.#ready = new Promise((resolve) => (this.#resolveReady = resolve));
  }

  connectedCallback() {
    connected.add(this);
    if (!this.#shadow) this.#initialize();
    if (this.#state === "paused") this.#load();
    if (this.#state !== "new") return;
    this.#state = "waiting";
    if (this.getAttribute("loading") === "eager") return void this.#load();
    this.#observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#load(),
      { rootMargin: "600px" },
    );
    this.#observer.observe(this);
  }

  #initialize() {
    this.#shadow = this.attachShadow({ mode: this.hasAttribute("closed") ? "closed" : "open" });
    this.#shadow.append(document.createElement("slot"));
    // Properties set before the element was defined hide the class's accessors: set them again.
    for (const [name, value] of Object.entries(this)) {
      delete (/** @type {any} */ (this)[name]);
      Object.assign(this, { [name]: value });
    }
  }

  // moveBefore() then calls this instead of disconnectedCallback and connectedCallback.
  connectedMoveCallback() {}

  disconnectedCallback() {
    // Frameworks move an element by removing and inserting it: wait for the task to end.
    setTimeout(() => {
      if (this.isConnected) return;
      connected.delete(this);
      if (this.#state === "new") return;
      this.#abort?.abort();
      this.#observer?.disconnect();
      this.#state = this.#shown ? "paused" : "new";
    });
  }

  adoptedCallback() {
    this.#view?.adoptStylesheet().catch(() => {});
  }

  /** @param {string} _name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(_name, before, value) {
    if (before === value || this.#isReloadQueued || !this.#hasBegun) return;
    // Several changes in one task cause one reload.
    this.#isReloadQueued = true;
    queueMicrotask(() => {
      this.#isReloadQueued = false;
      if (this.isConnected && this.#hasBegun) this.#load();
    });
  }

  static {
    addEventListener("beforeprint", () => connected.forEach((element) => element.#beforePrint()));
    addEventListener("afterprint", () => connected.forEach((element) => element.#printedUrl.remove()));
  }

  /** Loads the element if it is not near the viewport, and shows the URL of the fallback's link. */
  async #beforePrint() {
    const link = this.querySelector("a");
    this.#printedUrl.data = link ? ` (${link.href})` : "";
    this.#shadow?.querySelector("slot")?.after(this.#printedUrl);
    if (this.#state === "waiting") await this.#load();
    for (const image of this.#shadow?.querySelectorAll("img") ?? []) image.loading = "eager";
  }

  get ready() {
    return this.#ready;
  }

  get #hasBegun() {
    return this.#state === "loading" || this.#state === "done";
  }

  /** Fetches the document again. Does nothing until the element has been connected. */
  reload() {
    this.#view?.discard();
    return this.#shadow ? this.#load() : this.#ready;
  }

  /** The document as an object or JSON, used in place of `src`. */
  get article() {
    return this.#article;
  }

  set article(article) {
    this.#article = article;
    if (this.#hasBegun) this.reload();
  }

  /** @returns {Promise<boolean>} */
  async #load() {
    this.#observer?.disconnect();
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    if (this.#state === "done") this.#renewReady();
    this.#state = "loading";
    const ready = this.#ready;
    const source = this.#article ? "object" : documentUrl(this);
    let code, detail;
    try {
      const { context, createView } = await loadMain();
      const view = (this.#view ??= createView(this, /** @type {ShadowRoot} */ (this.#shadow), context));
      detail = await view.load(signal);
    } catch (/** @type {any} */ error) {
      code = codeOf(error) ?? "program-failed";
      detail = { code, message: error.message };
    }
    // A later call replaces this one.
    if (signal.aborted) return ready;
    // After a failure, what is shown stays if it is the document asked for.
    if (code && this.#shown !== source) {
      this.#view?.clear();
      this.#shown = "";
    }
    if (!code) this.#shown = source;
    this.#state = "done";
    this.#resolveReady(!code);
    this.dispatchEvent(new CustomEvent(code ? "news-error" : "news-ready", { detail, bubbles: true, composed: true }));
    return ready;
  }
}

// Properties that reflect attributes: property, attribute, default, type.

/** @type {[string, string, string, StringConstructor | NumberConstructor][]} */
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
  // Another release's script may have defined it.
  if (!customElements.get(name)) customElements.define(name, element);
}

export { ActionNewsArticle, ActionNewsHeadlines, ActionNewsHeader };
