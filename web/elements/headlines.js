// `<action-news-headlines>`.

import { failure } from "./failure.js";
import { importArticles } from "./importer.js";
import { ElementView } from "./view.js";

export class HeadlinesView extends ElementView {
  /** The articles of another system's list. @type {Uint8Array[] | undefined} */ #imported;

  /** @param {AbortSignal} signal */
  async render(signal) {
    const { options } = this;
    const portal = this.context.portal(options.src);
    const bytes = await this.fetchBytes(signal);
    const portalBytes = await portal;
    const rendered = this.#imported
      ? undefined
      : await this.program.call((program) => program.headlines(options, bytes, portalBytes));
    if (rendered) return rendered;
    const articles = (this.#imported ??= await importArticles(this.context.release, bytes, options.src));
    const converted = await this.program.call((program) => program.stories(options, articles));
    if (!converted) throw failure("unreadable");
    return converted;
  }

  discard() {
    super.discard();
    this.#imported = undefined;
  }
}
