// An article, and headlines.

import { ownPortal } from "./fetch.js";
import { imported } from "./importing.js";
import { kit } from "./kit.js";
import { DocumentView } from "./view.js";

/** What our own portal says of embeds and sections; of other sites it says nothing. @param {string} src */
const portalFor = (src) => (!src || src.startsWith(kit.home) ? ownPortal() : undefined);

export class ArticleView extends DocumentView {
  /** @param {AbortSignal} signal */
  async told(signal) {
    const { said } = this;
    const given = this.element.article;
    if (given) said.src = "";
    const portal = portalFor(said.src);
    const json = typeof given === "string" ? given : JSON.stringify(given);
    const bytes = given ? new TextEncoder().encode(json) : await this.fetched(said.src, signal);
    const known = await portal;
    let told = await this.program.ask((program) => program.article(said, bytes, known));
    if (told) return told;
    const [own] = await imported(bytes, said.src);
    told = await this.program.ask((program) => program.article(said, own, known));
    if (!told) throw kit.failure("unreadable");
    // It need not be read again when it is drawn again.
    if (!given) this.bytes = own;
    return told;
  }

  /** @param {HTMLElement} control */
  async act(control) {
    if (control.dataset.action !== "share" || !this.shown) return;
    const { url, title } = this.shown;
    if (!this.say("news-share", { url, title })) return;
    try {
      if (navigator.share) return await navigator.share({ url, title });
      await navigator.clipboard.writeText(url ?? "");
      const done = /** @type {HTMLElement} */ (this.named("share__done"));
      done.textContent = done.dataset.words ?? "";
    } catch {
      // Called off, or forbidden by the page around.
    }
  }
}

export class HeadlinesView extends DocumentView {
  /** @type {Uint8Array[] | undefined} */ #articles;

  /** @param {AbortSignal} signal */
  async told(signal) {
    const { said } = this;
    const portal = portalFor(said.src);
    const bytes = await this.fetched(said.src, signal);
    const known = await portal;
    const articles = this.#articles;
    let told = articles ? undefined : await this.program.ask((program) => program.headlines(said, bytes, known));
    if (told) return told;
    // A list of another system's.
    const list = (this.#articles ??= await imported(bytes, said.src));
    told = await this.program.ask((program) => program.stories(said, list));
    if (!told) throw kit.failure("unreadable");
    return told;
  }

  forget() {
    super.forget();
    this.#articles = undefined;
  }
}
