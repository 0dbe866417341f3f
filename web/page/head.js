// The inline script of a published page. It imports the page's script after `load`, or at the first click on a button that
// needs it, and repeats that click.
{
  // Time from `load` to the frame that shows the last picture, also on slow phones. Waiting for animation frames instead
  // would force a layout.
  const PAINT_MS = 100;

  /** @type {Promise<unknown> | undefined} */
  let started;

  // The page's import map says where the module is, so that this script, and its hash in the content security policy, is
  // the same on every page.
  const start = () =>
    (started ??= import("main")
      .catch(() => {
        // On pages opened from disk, where browsers refuse modules, this is no failure.
        /** @type {any} */ (document.getElementById("start-failed")).hidden = location.protocol === "file:";
      })
      .finally(() => removeEventListener("click", wait)));

  const wait = (/** @type {any} */ { target }) => {
    const button = target.closest("button[data-action]");
    if (button) start().then(() => button.click());
  };

  addEventListener("click", wait);
  addEventListener("load", () => setTimeout(start, PAINT_MS));
}
