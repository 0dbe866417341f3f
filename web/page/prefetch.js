// The next page is loaded ahead: by speculation rules where the browser has them, else fetched when the reader is about to
// follow a link. Never with Save-Data.

import { element, on } from "./dom.js";
import { root } from "./links.js";

/** A pointer that only passes over a link does not stay so long. */
const INTENT_MS = 65;

export function prefetch() {
  // @ts-ignore: TypeScript does not know `connection` yet.
  if (navigator.connection?.saveData) return;
  if (HTMLScriptElement.supports?.("speculationrules")) speculate();
  else fetchOnIntent();
}

/** Pages of the site end in a slash; files do not. */
function speculate() {
  const pages = [{ where: { href_matches: `${root()}{*/}?` }, eagerness: "moderate" }];
  const rules = JSON.stringify({ prefetch: pages, prerender: pages });
  // Under `require-trusted-types-for 'script'` Chromium runs the text of a script element only if it is a TrustedScript,
  // whatever the element's type, also where it was appended as a text node. This policy makes this text and no other. The
  // site's policy names it in `trusted-types`, and lets the rules in with 'inline-speculation-rules'.
  // @ts-ignore: TypeScript does not know `trustedTypes` yet.
  const text = trustedTypes.createPolicy("action-news-rules", { createScript: () => rules }).createScript("");
  document.head.append(element("script", { type: "speculationrules", text }));
}

/** A page that has been fetched is in the browser's cache. */
function fetchOnIntent() {
  const asked = new Set();
  const ask = (/** @type {HTMLAnchorElement} */ { href }) => {
    if (!href.startsWith(root()) || !href.endsWith("/") || asked.has(href)) return;
    asked.add(href);
    fetch(href);
  };
  on("pointerover", "a[href]", (link) => setTimeout(() => link.matches(":hover") && ask(link), INTENT_MS));
  on("focusin", "a[href]", ask);
  on("touchstart", "a[href]", ask);
}
