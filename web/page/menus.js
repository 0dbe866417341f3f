// The Regions menu closes on Escape, which gives focus back, and when the reader clicks or moves focus elsewhere.

import { on, one } from "./dom.js";

export function menus() {
  const menu = one("details[data-disclosure]");
  if (!menu) return;
  const closeUnlessIn = (/** @type {Node} */ target) => (menu.open &&= menu.contains(target));
  on("click", "*", closeUnlessIn);
  on("focusin", "*", closeUnlessIn);
  on("keydown", "*", (_, { key }) => {
    if (key === "Escape" && menu.open) {
      menu.open = false;
      menu.firstElementChild.focus();
    }
  });
  // The page may come back from the back/forward cache.
  addEventListener("pagehide", () => (menu.open = false));
}
