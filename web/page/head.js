// The inline script of all published pages. It imports the page's script after `load`, or earlier if the reader clicks a
// button that needs it; the click is repeated when the script has started.
//
// On pages opened from disk, where browsers refuse modules, it completes links to folders instead.
{
  // Time from `load` to the frame that shows the last picture, also on slow phones. Waiting for animation frames instead
  // would force a layout.
  const PAINT_MS = 100;

  /** @type {Promise<unknown> | undefined} */
  let started;

  // The module's URL is in the page's import map, so that this script, and its hash in the content security policy, is the
  // same on all pages.
  const start = () =>
    (started ??= import("main")
      .catch(() => {
        /** @type {any} */ (document.getElementById("start-failed")).hidden = false;
      })
      .finally(() => removeEventListener("click", onEarlyClick)));

  const onEarlyClick = (/** @type {any} */ { target }) => {
    const button = target.closest("button[data-action]");
    if (button) start().then(() => button.click());
  };

  if (location.protocol === "file:") {
    addEventListener("DOMContentLoaded", () => {
      for (const link of document.links) link.href = link.href.replace(/^(file:[^?#]*\/)(?=[?#]|$)/, "$1index.html");
    });
  } else {
    addEventListener("click", onEarlyClick);
    addEventListener("load", () => setTimeout(start, PAINT_MS));
  }
}
