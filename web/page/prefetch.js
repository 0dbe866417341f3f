// The next page is loaded ahead: by speculation rules where the browser has them, else fetched when the reader is about to
// follow a link. Never with Save-Data.

import { element, on } from "./dom.js";

/** Pages of the site end in a slash, and links to them are relative (`cleanLinks`). The rules have the same selector. */
const PAGES = "a[href^='.'][href$='/']";
/** A pointer that only passes over a link does not stay so long. */
const INTENT_MS = 65;

export function prefetch() {
  // @ts-ignore: TypeScript does not know `connection` yet.
  if (navigator.connection?.saveData) return;
  if (HTMLScriptElement.supports?.("speculationrules")) speculate();
  else fetchOnIntent();
}

function speculate() {
  // Under `require-trusted-types-for 'script'` Chromium takes the text of a script element only if it is a TrustedScript,
  // whatever the element's type, also where it is appended as a text node. This policy makes this text and no other. The
  // site's policy names it in `trusted-types`, and lets the text in by its hash: 'inline-speculation-rules' counts for
  // nothing beside hashes.
  // @ts-ignore: TypeScript does not know `trustedTypes` yet.
  const text = trustedTypes.createPolicy("action-news-rules", { createScript: () => SPECULATION_RULES }).createScript("");
  document.head.append(element("script", { type: "speculationrules", text }));
}

/** A page that has been fetched is in the browser's cache. */
function fetchOnIntent() {
  /** @type {Record<string, Promise<Response>>} */
  const asked = {};
  const ask = (/** @type {HTMLAnchorElement} */ { href }) => (asked[href] ??= fetch(href));
  on("pointerover", PAGES, (link) => setTimeout(() => link.matches(":hover") && ask(link), INTENT_MS));
  on("focusin", PAGES, ask);
  on("touchstart", PAGES, ask);
}
