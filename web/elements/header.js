// The portal's header bar: clock, region and temperature, links, regions, notices.

import { maker } from "./dom.js";
import { get } from "./fetch.js";
import { kit } from "./kit.js";
import { bars } from "./program.js";
import { DocumentView } from "./view.js";

/** @typedef {import("./program.js").Told} Told */

/** Where the program does not say when to look again, in milliseconds. */
const TICK_MS = 60_000;

export class HeaderView extends DocumentView {
  program = bars;
  /** @type {Uint8Array | undefined} */ #weather;
  #weatherFrom = "";
  /** Ids of notices, each on a line. */
  #dismissed = "";
  #standing = "";

  forget() {
    super.forget();
    this.#weather = undefined;
    this.#weatherFrom = "";
  }

  /** @param {Uint8Array} portal */
  #ask(portal) {
    const { src, language, around } = this.said;
    const root = new URL(".", src).href;
    const page = {
      root,
      // No page of the site: none of the bar's links leads to where the reader is.
      path: `${root}embed/`,
      language: language || around,
      region: this.element.getAttribute("region") ?? "",
      dismissed: this.#dismissed,
      standing: this.#standing,
    };
    return this.program.ask((program) => program.header(page, portal, this.#weather, Date.now()));
  }

  /** @param {AbortSignal} signal */
  async told(signal) {
    const portal = await this.fetched(this.said.src, signal);
    let told = await this.#ask(portal);
    if (told?.weather && told.weather !== this.#weatherFrom) {
      this.#weatherFrom = told.weather;
      // Without a temperature there is none, and a bar all the same.
      this.#weather = await get(told.weather, signal).catch(() => undefined);
      told = await this.#ask(portal);
    }
    if (!told) throw kit.failure("unreadable");
    return told;
  }

  /** @param {Told} told @param {AbortSignal} signal */
  drawn(told, signal) {
    const page = this.element.ownerDocument;
    const standing = this.root.querySelectorAll("[data-action=dismiss]");
    this.#standing = [...standing].map((it) => `${it.getAttribute("data-id")}\n`).join("");
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    // On the minute, while it is seen. Timers may fire a little early.
    const wait = (/** @type {number} */ next) => (timer = setTimeout(tick, next - Date.now() + 1));
    const tick = async () => {
      if (signal.aborted || page.hidden || !this.bytes) return;
      clearTimeout(timer);
      const told = await this.#ask(this.bytes).catch(() => undefined);
      if (signal.aborted || !told?.now) return;
      // Notices have come or gone.
      if (!told.isEnough) return void this.element.reload();
      // The bar that is drawn is not the one that was told of before.
      this.changed();
      this.named("bar__now")?.replaceChildren(...told.now.map(maker(page)));
      wait(told.next ?? Date.now() + TICK_MS);
    };
    wait(told.next ?? Date.now() + TICK_MS);
    page.addEventListener("visibilitychange", tick, { signal });
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  /** @param {HTMLElement} control */
  act(control) {
    const { action, id } = control.dataset;
    if (action !== "dismiss") return;
    this.#dismissed += `${id}\n`;
    this.#standing = this.#standing.replace(`${id}\n`, "");
    this.changed();
    control.closest(".notice")?.remove();
  }

  /** @param {string} href */
  left(href) {
    const [, region] = /\/region\/([^/]+)\/$/.exec(href) ?? [];
    if (region) this.element.setAttribute("region", region);
  }
}
