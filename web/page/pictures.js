// Marks pictures that cannot be loaded: figure.css then shows a box with their alternative text.

import { all } from "./dom.js";

export function pictures() {
  /** @param {any} image */
  const mark = (image) => {
    image.dataset.broken = image.parentNode.dataset.broken = "";
  };
  // `error` does not bubble.
  addEventListener("error", ({ target }) => /** @type {any} */ (target).matches?.("img") && mark(target), true);
  // Pictures that failed before this script ran. A lazy picture that has not been requested is not `complete`.
  for (const image of all("img")) {
    if (image.complete && !image.naturalWidth) mark(image);
  }
}
