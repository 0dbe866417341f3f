// Loads the next page ahead: by speculation rules where the browser supports them, otherwise by a fetch when the reader is
// about to follow a link. Never with Save-Data.

import { element, on } from "./dom.js";

/** Links to pages of the site: relative, with a slash at the end (`cleanLinks`). speculation-rules.json has the same selector. */
const PAGES = "a[href^='.'][href$='/']";
/** How long the pointer has to stay on a link; one that only passes over it stays less. */
const INTENT_MS = 65;

export function prefetch() {
  // @ts-ignore: TypeScript does not know `connection` yet.
  if (navigator.connection?.saveData) return;
  if (HTMLScriptElement.supports?.("speculationrules")) speculate();
  else fetchOnIntent();
}

function speculate() {
  // Under `require-trusted-types-for 'script'`, Chromium requires a TrustedScript as the text of a script element of any
  // type, also if the text is appended as a node. This Trusted Types policy creates no other text. The site's content
  // security policy names it in `trusted-types` and allows the text by its hash: 'inline-speculation-rules' has no effect
  // beside hashes.
  // @ts-ignore: TypeScript does not know `trustedTypes` yet.
  const text = trustedTypes.createPolicy("action-news-rules", { createScript: () => SPECULATION_RULES }).createScript("");
  document.head.append(element("script", { type: "speculationrules", text }));
}

/** The browser then takes the page from its HTTP cache. */
function fetchOnIntent() {
  /** @type {Record<string, Promise<unknown>>} */
  const asked = {};
  // Leaving the page cancels what is on its way.
  const ask = (/** @type {HTMLAnchorElement} */ { href }) => (asked[href] ??= fetch(href).catch(() => {}));
  on("pointerover", PAGES, (link) => setTimeout(() => link.matches(":hover") && ask(link), INTENT_MS));
  on("focusin", PAGES, ask);
  on("touchstart", PAGES, ask);
}
