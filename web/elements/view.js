// The base class of the views: renders a document into an element's shadow root and handles what the reader does there.

import { fetchDocument } from "./fetch.js";
import { failure } from "./failure.js";
import { createNode } from "./nodes.js";
import { toJson } from "./json.js";
import { keepPosition } from "./keep-position.js";
import { preferredFontSize } from "./stylesheet.js";
import { documentUrl } from "./document-url.js";
import { isPlain } from "../page/dom.js";
import { loadEmbed } from "../page/embeds.js";

/**
 * @typedef {import("./context.js").Context} Context
 * @typedef {import("./embed.js").NewsElement} NewsElement
 * @typedef {import("./program.js").NodeArray} NodeArray
 * @typedef {import("./program.js").Rendered} Rendered
 */

export class ElementView {
  /** What is shown; its nodes may have changed since. @type {Rendered | undefined} */ rendered;
  /** The document at `#bytesUrl`. @type {Uint8Array | undefined} */ bytes;
  #bytesUrl = "";
  /** What the root holds, unless it has been changed. @type {NodeArray[] | undefined} */ #nodes;
  #slot;

  /** @param {NewsElement} element @param {ShadowRoot} shadow @param {Context} context */
  constructor(element, shadow, context) {
    this.element = element;
    this.shadow = shadow;
    this.context = context;
    this.#slot = /** @type {HTMLSlotElement} */ (shadow.querySelector("slot"));
    this.root = document.createElement("div");
    this.root.className = "root";
    this.root.setAttribute("part", "root");
    this.root.hidden = true;
    shadow.append(this.root);
    shadow.addEventListener("click", (event) => this.#onClick(/** @type {MouseEvent} */ (event)));
  }

  /** The program that renders this element. */
  get program() {
    return this.context.documents;
  }

  /** Fetches, renders and shows the document. @param {AbortSignal} signal */
  async load(signal) {
    const styled = this.adoptStylesheet();
    // Awaited below; until then a failure must not count as unhandled.
    styled.catch(() => {});
    this.program.preload();
    let rendered = await this.render(signal);
    // If the strings cannot be loaded, the interface stays English.
    if (rendered.strings && (await this.program.addLanguage(rendered.strings))) rendered = await this.render(signal);
    await styled;
    if (!signal.aborted) {
      this.#show(rendered);
      this.shown(signal);
    }
    return { id: rendered.id, title: rendered.title, lang: rendered.language };
  }

  /** Fetches the document and calls the program. @param {AbortSignal} _signal @returns {Promise<Rendered>} */
  async render(_signal) {
    throw failure("no-source");
  }

  /** Called when a document is shown. @param {AbortSignal} _signal Aborted when it is replaced. */
  shown(_signal) {}

  /** Fetches the element's document, unless it is there already. @param {AbortSignal} signal */
  async fetchBytes(signal) {
    const url = documentUrl(this.element);
    if (!url) throw failure("no-source");
    if (this.#bytesUrl !== url) this.discard();
    this.#bytesUrl = url;
    return (this.bytes ??= await fetchDocument(url, signal));
  }

  /** Discards what was fetched, so that the next load fetches it again. */
  discard() {
    this.bytes = undefined;
  }

  /** Shows the fallback. */
  clear() {
    this.invalidate();
    this.root.replaceChildren();
    this.#reveal(false);
  }

  /** The root's nodes have been changed: the next load replaces them even if the program returns the same. */
  invalidate() {
    this.#nodes = undefined;
  }

  async adoptStylesheet() {
    const page = this.element.ownerDocument;
    const sheet = await this.context.stylesheets.of(page);
    // It may have been adopted by another document meanwhile.
    if (this.element.ownerDocument === page) this.shadow.adoptedStyleSheets = [sheet];
  }

  /** @param {Rendered} rendered */
  #show(rendered) {
    const { nodes, language, dir } = rendered;
    this.rendered = rendered;
    this.root.lang = language;
    this.root.dir = this.element.getAttribute("dir") ?? dir;
    const before = this.#nodes;
    this.#nodes = nodes;
    // Keeps opened disclosures, loaded embeds and the scroll position where nothing has changed.
    if (before && toJson(before) === toJson(nodes)) return this.#reveal(true);
    const page = this.element.ownerDocument;
    keepPosition(this.shadow, this.root, () => {
      this.root.replaceChildren(...nodes.map((node) => createNode(page, node)));
      this.#reveal(true);
      this.root.style.setProperty("--medium", preferredFontSize(this.root));
    });
  }

  /** Shows the root, or the fallback. @param {boolean} isRoot */
  #reveal(isRoot) {
    this.root.hidden = !isRoot;
    // Removed and not hidden: some accessibility tools take the content of a hidden slot into account.
    if (!isRoot) this.shadow.prepend(this.#slot);
    // Prototype.js replaces `remove` with a method that throws without a parent.
    else if (this.#slot.parentNode) this.#slot.remove();
  }

  // Options and events.

  /** The options passed to the program. */
  get options() {
    const { element } = this;
    const host = element.parentElement?.closest("[lang]") ?? document.documentElement;
    return {
      src: documentUrl(element),
      home: this.context.release.home,
      language: element.getAttribute("lang") ?? "",
      hostLanguage: host.getAttribute("lang") ?? "",
      languages: Object.keys(this.context.release.files.strings).join(" "),
      headingLevel: element.getAttribute("heading-level") ?? "",
      count: element.getAttribute("count") ?? "",
    };
  }

  /** Dispatches a cancelable event. @param {string} kind @param {object} detail @returns {boolean} False if it was canceled. */
  emit(kind, detail) {
    const event = new CustomEvent(kind, { detail, bubbles: true, composed: true, cancelable: true });
    return this.element.dispatchEvent(event);
  }

  // Clicks.

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (!isPlain(event)) return;
    const target = /** @type {Element} */ (event.target);
    const control = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
    if (control) {
      event.preventDefault();
      return control.dataset.action === "load-embed" ? loadEmbed(control) : this.act(control);
    }
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
    if (!link) return;
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#")) {
      // The browser does not look for fragments in shadow roots.
      event.preventDefault();
      return this.#goTo(href.slice(1));
    }
    if (!this.canFollow(link)) return event.preventDefault();
    if (!this.emit("news-navigate", { href: link.href, kind: this.#linkKind(link) })) {
      event.preventDefault();
      this.navigated(link.href);
    }
  }

  /** @param {string} id */
  #goTo(id) {
    const target = this.shadow.getElementById(id);
    target?.scrollIntoView();
    target?.setAttribute("tabindex", "-1");
    target?.focus({ preventScroll: true });
  }

  /** @param {HTMLAnchorElement} link */
  #linkKind(link) {
    if (link.closest(".story, .card")) return "article";
    return link.href.startsWith(this.rendered?.site ?? this.context.release.home) ? "page" : "other";
  }

  /** A control with `data-action` was used. @param {HTMLElement} _control */
  act(_control) {}

  /** Whether a link is available. @param {HTMLAnchorElement} _link */
  canFollow(_link) {
    return true;
  }

  /** The host page handles a link that was clicked. @param {string} _href */
  navigated(_href) {}
}
