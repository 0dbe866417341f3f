// The inline script of a published page. It hides dismissed notices before the first paint, imports the page's modules
// after `load`, and marks controls that are clicked until then: `page.js` repeats these clicks.
//
// It imports nothing, because it is part of every page and what it imported would become global variables. So it repeats
// `isPlain` (dom.js), `root` (links.js) and `DISMISSED` (storage.js).
{
  // Time from `load` to the frame that shows the last picture, also on slow phones. Waiting for animation frames instead
  // would force a layout.
  const PAINT_MS = 100;

  try {
    const ids = localStorage["action-news:dismissed"].trim().split("\n");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${ids.map((/** @type {string} */ id) => `[data-notice="${CSS.escape(id)}"]`)}{display:none}`);
    document.adoptedStyleSheets = [sheet];
  } catch {
    // Nothing was dismissed, or storage is forbidden.
  }

  /** @type {Promise<unknown> | undefined} */
  let started;

  // URLs count from the icon's folder, so that the script, and its hash in the content security policy, is the same on
  // every page.
  const start = () =>
    (started ??= Promise.all(
      PAGE_MODULES.map((file) => import(new URL(file, /** @type {any} */ (document.querySelector("link[rel=icon]")).href).href)),
    )
      .catch(() => {
        // On pages opened from disk, where browsers refuse modules, this is no failure.
        /** @type {any} */ (document.getElementById("start-failed")).hidden = location.protocol === "file:";
        const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-waiting]"));
        if (link) location.assign(link.href);
      })
      .finally(() => removeEventListener("click", mark)));

  const mark = (/** @type {any} */ event) => {
    const control = event.target.closest("[data-action]");
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    control.dataset.waiting = "";
    start();
  };

  addEventListener("click", mark);
  addEventListener("load", () => setTimeout(start, PAINT_MS));
}
