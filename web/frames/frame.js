// What a frame of an article does (`newsroom publish`, embed/ID/): it tells the page around it how high the article is,
// and where a link of it leads. frames.js hears that; what other hosts read is said as well.
//
// A frame stands in a sandbox: it has no origin, so that storage throws, and so does the history in one engine. It keeps
// nothing and goes nowhere.
//
// To the page around it: `{type: "action-news:height", height, id}` and `{sentinel: "amp", type: "embed-size", height}`,
// in CSS pixels, and `{type: "action-news:navigate", href}`. From it: `{type: "action-news:hello"}`, by which it says
// that it will follow links itself.

const element = document.querySelector("action-news-article");
/** Frames are made no higher (frames.js): what is longer scrolls. */
const MAX_HEIGHT_PX = 100_000;
/** The site's root: this file lies in its assets. */
const root = new URL("../", import.meta.url).href;

// Through the object model: it needs no inline style, and no request. The height of the frame is no screen's: pictures
// that went by it (figure.css) would grow with the frame, and the frame with them.
const sheet = new CSSStyleSheet();
sheet.replaceSync("body{margin:0}action-news-article{display:flow-root;--screen:none}");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

let isHeard = false;
let told = 0;
let frame = 0;

/** @param {object} message Anybody may know it: it holds a number, or an address of the article's. */
function tell(message) {
  // No tail call (`=> parent.postMessage(…)`): WebKit takes the one who is spoken to for the speaker then.
  parent.postMessage(message, "*");
}

/** The end of the element, never of the document, which is at least as high as the frame: that would only ever grow. */
function measured() {
  const { bottom } = element.getBoundingClientRect();
  return Math.ceil(bottom + scrollY);
}

/** @param {boolean} again Whether a height is told that has been told before. */
function report(again) {
  frame = 0;
  const height = measured();
  if (height < 1 || (!again && Math.abs(height - told) < 1)) return;
  told = height;
  // A scroll bar that comes and goes would change the width, and with it the height, once more each time.
  document.documentElement.style.overflow = isHeard && height <= MAX_HEIGHT_PX ? "hidden" : "";
  tell({ type: "action-news:height", height, id: element.dataset.id });
  tell({ sentinel: "amp", type: "embed-size", height });
}

// What changes within one frame of the screen is told once.
new ResizeObserver(() => (frame ||= requestAnimationFrame(() => report(false)))).observe(element);

addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.type !== "action-news:hello") return;
  isHeard = true;
  report(true);
});

element.addEventListener("news-navigate", (event) => {
  event.preventDefault();
  const { href } = new URL(event.detail.href, root);
  // Other sites' pages are no page for the host to go to: nobody who embeds a story wants to leave for those.
  if (isHeard && href.startsWith(root)) tell({ type: "action-news:navigate", href });
  else open(href, "_blank", "noopener");
});
