// Prefetches the next page: by the page's speculation rules (speculation-rules.json) if the browser supports them,
// otherwise by a fetch when the reader is about to follow a link. Not with Save-Data: then this module removes the
// rules.

import { on, one } from "./dom.js";

/** Links to pages of the site: relative, with a slash at the end. speculation-rules.json has the same selector. */
const PAGES = "a[href^='.'][href$='/']";
/** How long the pointer has to stay on a link. A pointer that only crosses it leaves earlier. */
const INTENT_MS = 65;

export function prefetch() {
  // @ts-ignore: TypeScript does not know `connection` yet.
  if (navigator.connection?.saveData) one("[type=speculationrules]").remove();
  else if (!HTMLScriptElement.supports?.("speculationrules")) fetchOnIntent();
}

/** Fetches pages into the HTTP cache, from which the browser loads them when a link is followed. */
function fetchOnIntent() {
  /** @type {Record<string, Promise<unknown>>} */
  const asked = {};
  // Requests that have not completed are cancelled when the reader leaves the page.
  const ask = (/** @type {HTMLAnchorElement} */ { href }) => (asked[href] ??= fetch(href).catch(() => {}));
  on("pointerover", PAGES, (link) => setTimeout(() => link.matches(":hover") && ask(link), INTENT_MS));
  for (const type of ["focusin", "touchstart"]) on(type, PAGES, ask);
}
