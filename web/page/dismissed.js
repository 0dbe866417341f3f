// The inline script of a published page with notices. It hides those that the reader has dismissed, before the first paint.
//
// Pages without notices do not have it: the first access to the storage takes as long as the rest of the scripts. It
// imports nothing (see head.js), so it repeats `DISMISSED` (storage.js).
try {
  const ids = localStorage["action-news:dismissed"].trim().split("\n");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${ids.map((/** @type {string} */ id) => `[data-notice="${CSS.escape(id)}"]`)}{display:none}`);
  document.adoptedStyleSheets = [sheet];
} catch {
  // Nothing was dismissed, or storage is forbidden.
}
