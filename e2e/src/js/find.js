// Elements by CSS selector; the part after `>>>` is searched in the shadow roots of the elements found so far.
const find = (selector) => selector.split(">>>").reduce(
  (roots, part) => roots.flatMap((root) => [...(root.shadowRoot ?? root).querySelectorAll(part.trim())]),
  [document],
);
const isVisible = (element) =>
  element.getClientRects().length > 0 &&
  (element.checkVisibility?.({ visibilityProperty: true, opacityProperty: false }) ?? true);
const words = (element) => (element.innerText ?? element.textContent).replace(/\s+/g, " ").trim();
