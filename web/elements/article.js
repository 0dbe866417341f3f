// `<action-news-article>`.

import { failure } from "./failure.js";
import { importArticles } from "./importer.js";
import { toJson } from "./json.js";
import { ElementView } from "./view.js";

export class ArticleView extends ElementView {
  /** @param {AbortSignal} signal */
  async render(signal) {
    const { article } = this.element;
    const options = article ? { ...this.options, src: "" } : this.options;
    const portal = this.context.portal(options.src);
    const bytes = article ? encode(article) : await this.fetchBytes(signal);
    const portalBytes = await portal;
    /** @param {Uint8Array} bytes */
    const render = (bytes) => this.program.call((program) => program.article(options, bytes, portalBytes));
    const rendered = await render(bytes);
    if (rendered) return rendered;
    // Another system's document.
    const [imported] = await importArticles(this.context.release, bytes, options.src);
    const converted = imported && (await render(imported));
    if (!converted) throw failure("unreadable");
    // Changed attributes need no second import.
    if (!article) this.bytes = imported;
    return converted;
  }

  /** @param {HTMLElement} control */
  act(control) {
    if (control.dataset.action === "share") this.#share();
  }

  async #share() {
    if (!this.rendered) return;
    const { url, title } = this.rendered;
    if (!this.emit("news-share", { url, title })) return;
    try {
      if (navigator.share) return await navigator.share({ url, title });
      await navigator.clipboard.writeText(url ?? "");
      const status = /** @type {HTMLElement | null} */ (this.root.querySelector(".share__done"));
      if (status) status.textContent = status.dataset.words ?? "";
    } catch {
      // The reader has cancelled, or the host page does not permit it.
    }
  }
}

/** The bytes of a document that the host page has set. @param {unknown} article */
function encode(article) {
  return new TextEncoder().encode(typeof article === "string" ? article : toJson(article));
}
