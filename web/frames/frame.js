// The script of a framed article (`newsroom publish`, embed/ID/): reports the article's height to the embedding page and
// passes on clicks on links.
//
// The frame is sandboxed without an origin: storage throws, and in one engine so does the history API.
//
// Messages to the embedding page, heights in CSS pixels:
//   {type: "action-news:height", height, id}
//   {sentinel: "amp", type: "embed-size", height}   (https://amp.dev/documentation/components/amp-iframe)
//   {type: "action-news:navigate", href}            only after a hello
// Message from the embedding page (frames.js): {type: "action-news:hello"}: it resizes the frame and follows links.

const element = /** @type {HTMLElement} */ (document.querySelector("action-news-article"));
/** frames.js makes no frame higher; a longer article scrolls. */
const MAX_HEIGHT_PX = 100_000;
/** The site's root: this file is in its folder `assets`. */
const root = new URL("../", import.meta.url).href;

// A constructed stylesheet, because the policy allows no inline styles. `--screen: none` because pictures sized by the
// viewport (figure.css) would grow with the frame, and the frame with them.
const sheet = new CSSStyleSheet();
sheet.replaceSync("body{margin:0}action-news-article{display:flow-root;--screen:none}");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Whether the embedding page runs frames.js. */
let isGreeted = false;
let reportedHeight = 0;
let frameRequest = 0;

/** @param {object} message Not confidential: any embedding page may read it. */
function post(message) {
  // Not the body of an arrow function: WebKit takes the receiver of a tail call for its sender.
  parent.postMessage(message, "*");
}

/** Measures the element and not the document, which is at least as high as the frame and would never shrink. */
function height() {
  const { bottom } = element.getBoundingClientRect();
  return Math.ceil(bottom + scrollY);
}

/** @param {boolean} isForced Whether to report a height that was reported before. */
function report(isForced) {
  frameRequest = 0;
  const current = height();
  if (current < 1 || (!isForced && Math.abs(current - reportedHeight) < 1)) return;
  reportedHeight = current;
  // A scroll bar would appear during resizing, change the width and thereby the height.
  document.documentElement.style.overflow = isGreeted && current <= MAX_HEIGHT_PX ? "hidden" : "";
  post({ type: "action-news:height", height: current, id: element.dataset.id });
  post({ sentinel: "amp", type: "embed-size", height: current });
}

// At most one report per animation frame.
new ResizeObserver(() => (frameRequest ||= requestAnimationFrame(() => report(false)))).observe(element);

addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.type !== "action-news:hello") return;
  isGreeted = true;
  report(true);
});

element.addEventListener("news-navigate", (event) => {
  event.preventDefault();
  const { detail } = /** @type {CustomEvent<{ href: string }>} */ (event);
  const { href } = new URL(detail.href, root);
  // Links to other sites open in a new window: they must not replace the embedding page.
  if (isGreeted && href.startsWith(root)) post({ type: "action-news:navigate", href });
  else open(href, "_blank", "noopener");
});
