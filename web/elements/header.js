// `<action-news-header>`.

import { failure } from "./failure.js";
import { ElementView } from "./view.js";
import { tick } from "../page/header.js";
import { closeMenu } from "../page/menus.js";
import { dismiss, follow } from "../page/notices.js";

export class HeaderView extends ElementView {
  /** Dismissed notices are not stored: they stay dismissed as long as the element exists. @type {import("../page/header.js").Bar} */
  #bar = { root: this.root, site: "", storage: {} };

  get program() {
    return this.context.headers;
  }

  /** @param {AbortSignal} signal */
  async render(signal) {
    const portal = await this.fetchBytes(signal);
    const { src, ...languages } = this.options;
    const region = this.element.getAttribute("region") ?? "";
    const options = { ...languages, root: new URL(".", src).href, region };
    const rendered = await this.program.call((program) => program.header(options, portal, Date.now()));
    if (!rendered) throw failure("unreadable");
    return rendered;
  }

  /** @param {AbortSignal} signal */
  shown(signal) {
    const bar = this.#bar;
    bar.site = this.rendered?.site ?? "";
    tick(bar);
    for (const type of ["visibilitychange", "pageshow"]) addEventListener(type, () => tick(bar), { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(bar.timer);
      // Connected again, the element shows the same temperature. The response to a pending request is dropped.
      this.#bar = { ...bar, askAt_ms: bar.reading ? bar.askAt_ms : 0 };
      bar.region = undefined;
    });
    this.root.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    const page = this.element.ownerDocument;
    for (const type of ["click", "focusin"]) {
      this.root.addEventListener(type, ({ target }) => closeMenu(target, this.root), { signal });
      // Elsewhere in the host page. Events from inside have the element as their target.
      page.addEventListener(type, ({ target }) => target === this.element || closeMenu(target, this.root), { signal });
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey({ key }) {
    if (key === "Escape") closeMenu(null, this.root)?.firstElementChild.focus();
  }

  /** @param {HTMLElement} control */
  act({ dataset }) {
    if (dataset.action === "dismiss") dismiss(this.#bar, dataset.id);
  }

  /** @param {HTMLAnchorElement} link */
  canFollow(link) {
    return follow(this.#bar, link);
  }

  /** @param {string} href */
  navigated(href) {
    closeMenu(null, this.root);
    const [, region] = /\/region\/([^/]+)\/$/.exec(href) ?? [];
    if (region) this.element.setAttribute("region", region);
  }
}
