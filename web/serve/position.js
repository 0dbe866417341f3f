// Keeps the reader's place while nodes of the page are replaced.

/** What can be at the top of the viewport: blocks of an article, stories of a front. */
const BLOCKS = ".block, .story, h1, footer";

/** Frames in which browsers may still lay out what `content-visibility` had skipped. */
const FRAMES = 3;

/** Calls `change`; then focus and scroll position are where they were. @param {() => void} change */
export function keepPlace(change) {
  const focused = document.activeElement ?? document.body;
  const places = [focused, ...document.querySelectorAll(BLOCKS)]
    .map((element) => ({ element, top: topOf(element) }))
    .filter(({ element, top }) => element !== document.body && top >= 0 && top < innerHeight);
  change();
  const control = focused.isConnected ? focused : focusLike(focused);
  for (const { element, top } of places) {
    const now = element === focused ? control : element;
    if (now?.isConnected) return moveBack(now, top, FRAMES);
  }
}

/** Scrolls until an element is where it was. @param {Element} element @param {number} top @param {number} frames */
function moveBack(element, top, frames) {
  const moved = topOf(element) - top;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
  if (frames > 0) requestAnimationFrame(() => moveBack(element, top, frames - 1));
}

/** @param {Element} element */
const topOf = (element) => element.getBoundingClientRect().top;

/** Focuses the control that replaces one, and returns it. @param {Element} before */
function focusLike(before) {
  const name = nameOf(before);
  const controls = [...document.querySelectorAll(before.localName)];
  const control = /** @type {HTMLElement | undefined} */ (controls.find((it) => nameOf(it) === name));
  control?.focus({ preventScroll: true });
  return control;
}

/** What identifies a control in two versions of a page. @param {Element} control */
const nameOf = (control) => control.id || control.getAttribute("href") || control.textContent;
