// Keeps focus and scroll position when an article's nodes are replaced.

/**
 * Replaces the nodes of `root`; then the focus is on the same control and the block at the top of the viewport is
 * where it was. @param {ShadowRoot} shadow @param {HTMLElement} root @param {() => void} replace
 */
export function keepPosition(shadow, root, replace) {
  const block = firstVisible(root);
  const focused = nameOf(shadow.activeElement);
  replace();
  if (focused) {
    const controls = [...root.querySelectorAll("a, button, summary")];
    const control = /** @type {HTMLElement | undefined} */ (controls.find((it) => nameOf(it) === focused));
    control?.focus({ preventScroll: true });
  }
  const top = block && tops(root)[block.index]?.top;
  if (block && top !== undefined) {
    root.ownerDocument.defaultView?.scrollBy({ top: top - block.top, behavior: "instant" });
  }
}

/** What identifies a control across renderings. @param {Element | null} control */
const nameOf = (control) => control?.getAttribute("href") ?? control?.textContent;

/** @param {HTMLElement} root */
const tops = (root) => [...root.querySelectorAll(".block")].map((block) => block.getBoundingClientRect());

/** The first block in the viewport: its index and the position of its top. @param {HTMLElement} root */
function firstVisible(root) {
  const blocks = tops(root);
  const index = blocks.findIndex(({ top, bottom }) => bottom > 0 && top < innerHeight);
  const block = blocks[index];
  return block && { index, top: block.top };
}
