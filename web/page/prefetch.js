// Loads the next page ahead: by the page's speculation rules (speculation-rules.json) where the browser supports them,
// otherwise by a fetch when the reader is about to follow a link. Never with Save-Data. The rules match no link before
// `cleanLinks` has run.

import { on, one } from "./dom.js";

/** Links to pages of the site: relative, with a slash at the end (`cleanLinks`). speculation-rules.json has the same selector. */
const PAGES = "a[href^='.'][href$='/']";
/** How long the pointer has to stay on a link; one that only passes over it stays less. */
const INTENT_MS = 65;

export function prefetch() {
  // @ts-ignore: TypeScript does not know `connection` yet.
  if (navigator.connection?.saveData) one("[type=speculationrules]").remove();
  else if (!HTMLScriptElement.supports?.("speculationrules")) fetchOnIntent();
}

/** The browser then takes the page from its HTTP cache. */
function fetchOnIntent() {
  /** @type {Record<string, Promise<unknown>>} */
  const asked = {};
  // Leaving the page cancels what is on its way.
  const ask = (/** @type {HTMLAnchorElement} */ { href }) => (asked[href] ??= fetch(href).catch(() => {}));
  on("pointerover", PAGES, (link) => setTimeout(() => link.matches(":hover") && ask(link), INTENT_MS));
  for (const type of ["focusin", "touchstart"]) on(type, PAGES, ask);
}
