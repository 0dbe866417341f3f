// For pages that frame articles: gives each frame the height of its article, and follows its links.
//
//   <iframe src="https://news.example/embed/ID/" data-action-news sandbox="allow-scripts …" title="…"></iframe>
//   <script type="module" src="https://news.example/frames.js"></script>
//
// A frame that is added later: `import { attach } from "https://news.example/frames.js"`. Before a link is followed, the
// iframe gets an event `news-navigate` with `detail.href`, which bubbles; who prevents its default follows it otherwise.

const MAX_HEIGHT_PX = 100_000;
/** @type {WeakSet<HTMLIFrameElement>} */
const attached = new WeakSet();

/**
 * Hears what a frame says. A frame that is taken out of the page is heard no more once the browser forgets it.
 *
 * @param {HTMLIFrameElement} iframe
 */
export function attach(iframe) {
  if (attached.has(iframe)) return;
  attached.add(iframe);
  // In braces: as the last thing that a function does it would be a tail call, of which WebKit says that it came from
  // the frame itself.
  const hello = () => {
    iframe.contentWindow?.postMessage({ type: "action-news:hello" }, "*");
  };
  iframe.addEventListener("load", hello);
  // It may have loaded before this script; before it has, nobody hears it.
  hello();
  const kept = new WeakRef(iframe);
  addEventListener("message", function hear(event) {
    const iframe = kept.deref();
    if (iframe) heard(iframe, event);
    else removeEventListener("message", hear);
  });
}

/**
 * @param {HTMLIFrameElement} iframe
 * @param {MessageEvent} event
 */
function heard(iframe, { source, origin, data }) {
  const own = new URL(iframe.src, document.baseURI).origin;
  // A sandbox has no origin, which is written "null".
  if (!source || source !== iframe.contentWindow || (origin !== "null" && origin !== own)) return;
  if (data?.type === "action-news:height") {
    const { height } = data;
    if (typeof height === "number" && height > 0) iframe.style.height = `${Math.min(height, MAX_HEIGHT_PX)}px`;
  }
  if (data?.type === "action-news:navigate") follow(iframe, own, data.href);
}

/**
 * Goes where a link leads, if that is the newsroom's own site: a frame may not take the reader anywhere else.
 *
 * @param {HTMLIFrameElement} iframe
 * @param {string} own
 * @param {unknown} given
 */
function follow(iframe, own, given) {
  const url = typeof given === "string" && URL.canParse(given) && new URL(given);
  if (!url || url.origin !== own || !/^https?:$/.test(url.protocol)) return;
  const detail = { href: url.href };
  const event = new CustomEvent("news-navigate", { detail, bubbles: true, cancelable: true });
  if (iframe.dispatchEvent(event)) location.assign(url.href);
}

for (const iframe of document.querySelectorAll("iframe[data-action-news]")) attach(iframe);
