// The inline script of a published page. It hides the notices that the reader has dismissed before they are painted, and
// imports the page's script. Clicks made until then are marked, and repeated by the script (`page.js`).
{
  // From "load" to the frame that shows the last picture, with some more for slow phones. Waiting for frames instead would
  // cost a layout.
  const PAINTED_MS = 100;

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

  // The site's root is the icon's folder, so that one script, and one hash in the policy, serves every page.
  const start = () =>
    (started ??= Promise.all(
      PAGE_MODULES.map((file) => import(new URL(file, /** @type {any} */ (document.querySelector("link[rel=icon]")).href).href)),
    )
      .catch(() => {
        // Browsers refuse modules from disk: there the page is not expected to start.
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
  addEventListener("load", () => setTimeout(start, PAINTED_MS));
}
