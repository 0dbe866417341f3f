// An inline script of published pages with notices. It hides the notices that the reader has dismissed, before the first
// paint.
//
// Pages without notices do not have it, because the first access to `localStorage` takes as long as all other scripts
// together. It is a classic script, in which bundled imports would become global variables, so it repeats the value of
// `DISMISSED` (storage.js).
try {
  const ids = localStorage["action-news:dismissed"].trim().split("\n");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${ids.map((/** @type {string} */ id) => `[data-notice="${CSS.escape(id)}"]`)}{display:none}`);
  document.adoptedStyleSheets = [sheet];
} catch {
  // Nothing was dismissed, or storage is forbidden.
}
