// The Regions menu closes on Escape, which gives focus back, and when the reader clicks or moves focus elsewhere.

import { on, one } from "./dom.js";

/**
 * Closes the menu unless `target` is in it. Returns it if it was open.
 * @param {any} target @param {import("./dom.js").Root} [root]
 */
export function closeMenu(target, root) {
  const menu = one(".regions[open]", root);
  if (menu) menu.open = menu.contains(target);
  return menu;
}

export function menus() {
  on("click", "*", (target) => closeMenu(target));
  on("focusin", "*", (target) => closeMenu(target));
  on("keydown", "*", (_, { key }) => key === "Escape" && closeMenu(null)?.firstElementChild.focus());
  // The page may come back from the back/forward cache.
  addEventListener("pagehide", () => closeMenu(null));
}
