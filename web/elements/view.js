// What an element shows, and what is done in it.

import { frame, maker, medium, sheet } from "./dom.js";
import { get } from "./fetch.js";
import { kit } from "./kit.js";
import { documents } from "./program.js";

/**
 * @typedef {import("./program.js").Told} Told
 * @typedef {import("./program.js").Made} Made
 * @typedef {import("./embed.js").NewsElement} NewsElement
 */

/** What an element shows. */
export class View {
  /** @type {Told | undefined} */ shown;
  program = documents;
  /** @type {Made[] | undefined} */ #drawn;
  #slot;

  /** @param {NewsElement} element @param {ShadowRoot} shadow */
  constructor(element, shadow) {
    this.element = element;
    this.shadow = shadow;
    this.#slot = /** @type {HTMLSlotElement} */ (shadow.querySelector("slot"));
    this.root = document.createElement("div");
    this.root.className = "root";
    this.root.setAttribute("part", "root");
    this.root.hidden = true;
    shadow.append(this.root);
    shadow.addEventListener("click", (event) => this.clicked(/** @type {MouseEvent} */ (event)));
    shadow.addEventListener("keydown", (event) => /** @type {KeyboardEvent} */ (event).key === "Escape" && this.close(true));
    shadow.addEventListener("focusout", (event) => {
      const to = /** @type {FocusEvent} */ (event).relatedTarget;
      if (!(to instanceof Node && this.open?.contains(to))) this.close(false);
    });
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const dressed = this.dress();
    // Told of below, with what else may go wrong.
    dressed.catch(() => {});
    // The program is on its way while the document is.
    this.program.prepare();
    const told = await this.told(signal);
    await dressed;
    if (!signal.aborted) {
      this.draw(told);
      this.shown = told;
      this.drawn(told, signal);
    }
    return { id: told.id, title: told.title, lang: told.language };
  }

  /** @param {AbortSignal} _signal @returns {Promise<Told>} */
  async told(_signal) {
    throw kit.failure("no-source");
  }

  /** @param {Told} _told @param {AbortSignal} _signal */
  drawn(_told, _signal) {}

  /** Lets go of what was fetched. */
  forget() {}

  clear() {
    this.changed();
    this.root.replaceChildren();
    this.reveal(false);
  }

  /** What is shown is no longer what the program told. */
  changed() {
    this.#drawn = undefined;
  }

  /** Shows what was drawn, or what the element holds itself. @param {boolean} isDrawn */
  reveal(isDrawn) {
    this.root.hidden = !isDrawn;
    // Without its place in here, what the element holds is nobody's: a hidden place would still count for some tools.
    if (isDrawn) this.#slot.remove();
    else this.shadow.prepend(this.#slot);
  }

  adopt() {
    this.dress().catch(() => {});
  }

  async dress() {
    const page = this.element.ownerDocument;
    const dressed = await sheet(page);
    if (this.element.ownerDocument === page) this.shadow.adoptedStyleSheets = [dressed];
  }

  /** @param {Told} told */
  draw({ nodes, language, dir }) {
    this.root.lang = language;
    this.root.dir = this.element.getAttribute("dir") ?? dir;
    // What is the same need not be drawn again: nothing moves, and what was opened stays open.
    const before = this.#drawn;
    this.#drawn = nodes;
    if (before && JSON.stringify(before) === JSON.stringify(nodes)) return this.reveal(true);
    const place = before && this.#place();
    /** @param {Element | null | undefined} it */
    const name = (it) => it?.getAttribute("href") ?? it?.textContent;
    const focused = name(this.shadow.activeElement);
    this.root.replaceChildren(...nodes.map(maker(this.element.ownerDocument)));
    this.reveal(true);
    this.root.style.setProperty("--medium", medium(this.root));
    if (focused) {
      const again = [...this.root.querySelectorAll("a, button, summary")].find((it) => name(it) === focused);
      /** @type {HTMLElement | undefined} */ (again)?.focus({ preventScroll: true });
    }
    // Who reads on finds the block where it was.
    const after = place && this.#place(place.n);
    if (after) this.element.ownerDocument.defaultView?.scrollBy({ top: after.top - place.top, behavior: "instant" });
  }

  /** Where a block stands in the window; without a number, the first that is still in it. @param {number} [n] */
  #place(n) {
    const tops = [...this.root.querySelectorAll(".block")].map((block) => block.getBoundingClientRect());
    n ??= tops.findIndex(({ top, bottom }) => bottom > 0 && top < innerHeight);
    return tops[n] && { n, top: tops[n].top };
  }

  /** @param {string} name */
  named(name) {
    return this.root.getElementsByClassName(name)[0];
  }

  // What hosts say, and hear.

  /** What the program is told of the element. */
  get said() {
    const { element } = this;
    const around = element.parentElement?.closest("[lang]") ?? document.documentElement;
    return {
      src: kit.address(element),
      home: kit.home,
      language: element.getAttribute("lang") ?? "",
      around: around.getAttribute("lang") ?? "",
      level: element.getAttribute("heading-level") ?? "",
      count: element.getAttribute("count") ?? "",
    };
  }

  /** @param {string} kind @param {object} detail */
  say(kind, detail) {
    return this.element.dispatchEvent(new CustomEvent(kind, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  // What is done in it.

  /** @param {MouseEvent} event */
  clicked(event) {
    const target = /** @type {Element} */ (event.target);
    const control = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
    if (!this.open?.contains(target)) this.close(false);
    if (event.defaultPrevented) return;
    if (control) {
      event.preventDefault();
      if (control.dataset.action === "load-embed") frame(control);
      else this.act(control);
      return;
    }
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute("href") ?? "";
    if (href[0] === "#") {
      // The page around does not see what stands in here.
      event.preventDefault();
      const to = this.shadow.getElementById(href.slice(1));
      to?.scrollIntoView();
      to?.setAttribute("tabindex", "-1");
      to?.focus({ preventScroll: true });
      return;
    }
    const kind = link.closest(".story, .card") ? "article" : link.href.startsWith(this.shown?.site ?? kit.home) ? "page" : "other";
    if (!this.say("news-navigate", { href: link.href, kind })) {
      event.preventDefault();
      this.close(false);
      this.left(link.href);
    }
  }

  /** A control was used. @param {HTMLElement} _control */
  act(_control) {}

  /** The page around goes where a link led. @param {string} _href */
  left(_href) {}

  /** @returns {HTMLDetailsElement | null} */
  get open() {
    return this.root.querySelector("details[open]");
  }

  /** @param {boolean} isByKey */
  close(isByKey) {
    const { open } = this;
    if (!open) return;
    open.open = false;
    if (isByKey) open.querySelector("summary")?.focus();
  }
}

/** What is shown of one document. */
export class DocumentView extends View {
  /** @type {Uint8Array | undefined} */ bytes;
  from = "";

  forget() {
    this.bytes = undefined;
  }

  /** @param {string} src @param {AbortSignal} signal */
  async fetched(src, signal) {
    if (!src) throw kit.failure("no-source");
    if (this.from !== src) this.forget();
    this.from = src;
    return (this.bytes ??= await get(src, signal));
  }
}
