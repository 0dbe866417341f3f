// Keeps the reader's place while nodes of the page are replaced.

/** What can be at the top of the viewport: blocks of an article, stories of a front. */
const BLOCKS = ".block, .story, h1, footer";

/** Calls `change`; then focus and scroll position are where they were. @param {() => void} change */
export function keepPlace(change) {
  const blocks = [...document.querySelectorAll(BLOCKS)];
  const places = blocks.map((block) => ({ block, ...tops(block) })).filter(({ bottom }) => bottom > 0);
  const focused = document.activeElement;
  change();
  if (focused && !focused.isConnected) focusLike(focused);
  const kept = places.find(({ block }) => block.isConnected);
  const moved = kept && tops(kept.block).top - kept.top;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

/** @param {Element} block */
function tops(block) {
  const { top, bottom } = block.getBoundingClientRect();
  return { top, bottom };
}

/** Focuses the control that replaces one. @param {Element} before */
function focusLike(before) {
  const name = nameOf(before);
  const controls = [...document.querySelectorAll(before.localName)];
  const control = /** @type {HTMLElement | undefined} */ (controls.find((it) => nameOf(it) === name));
  control?.focus({ preventScroll: true });
}

/** What identifies a control in two versions of a page. @param {Element} control */
const nameOf = (control) => control.id || control.getAttribute("href") || control.textContent;
