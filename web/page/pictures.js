// Pictures that cannot be loaded: stylesheets show their place, alternative text and caption.

import { all } from "./dom.js";

export function pictures() {
  /** @param {any} image */
  const mark = (image) => {
    image.dataset.broken = image.parentNode.dataset.broken = "";
  };
  // `error` does not bubble.
  addEventListener("error", ({ target }) => /** @type {any} */ (target).matches?.("img") && mark(target), true);
  // Those that failed before this script came. A lazy picture that has not been asked for is not complete.
  for (const image of all("img")) {
    if (image.complete && !image.naturalWidth) mark(image);
  }
}
