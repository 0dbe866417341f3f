// For pages that embed framed articles: sets the frames' heights and follows their links.
//
//   <iframe src="https://news.example/embed/ID/" data-action-news sandbox="allow-scripts …" title="…"></iframe>
//   <script type="module" src="https://news.example/frames.js"></script>
//
// For a frame that is added later: `import { attach } from "https://news.example/frames.js"`. Before a link is followed,
// the iframe dispatches `news-navigate` with `detail.href`; it bubbles and can be cancelled.

const MAX_HEIGHT_PX = 100_000;
/** @type {WeakSet<HTMLIFrameElement>} */
const attached = new WeakSet();

/** Starts to listen to a frame, until it is garbage collected. @param {HTMLIFrameElement} iframe */
export function attach(iframe) {
  if (attached.has(iframe)) return;
  attached.add(iframe);
  const sayHello = () => {
    // Not the body of the arrow function: WebKit takes the receiver of a tail call for its sender.
    iframe.contentWindow?.postMessage({ type: "action-news:hello" }, "*");
  };
  iframe.addEventListener("load", sayHello);
  // In case the frame was loaded before this script.
  sayHello();
  const reference = new WeakRef(iframe);
  addEventListener("message", function listener(event) {
    const iframe = reference.deref();
    if (iframe) onMessage(iframe, event);
    else removeEventListener("message", listener);
  });
}

/** @param {HTMLIFrameElement} iframe @param {MessageEvent} event */
function onMessage(iframe, { source, origin, data }) {
  const site = new URL(iframe.src, document.baseURI).origin;
  // The origin of a sandboxed frame is "null".
  if (!source || source !== iframe.contentWindow || (origin !== "null" && origin !== site)) return;
  if (data?.type === "action-news:height") {
    const { height } = data;
    if (typeof height === "number" && height > 0) iframe.style.height = `${Math.min(height, MAX_HEIGHT_PX)}px`;
  }
  if (data?.type === "action-news:navigate") follow(iframe, site, data.href);
}

/**
 * Follows a link if it leads to the newsroom's site. A frame must not take the reader anywhere else.
 * @param {HTMLIFrameElement} iframe @param {string} site Origin of the newsroom's site. @param {unknown} href
 */
function follow(iframe, site, href) {
  const url = typeof href === "string" && URL.canParse(href) && new URL(href);
  if (!url || url.origin !== site || !/^https?:$/.test(url.protocol)) return;
  const detail = { href: url.href };
  const event = new CustomEvent("news-navigate", { detail, bubbles: true, cancelable: true });
  if (iframe.dispatchEvent(event)) location.assign(url.href);
}

/** @type {NodeListOf<HTMLIFrameElement>} */
const frames = document.querySelectorAll("iframe[data-action-news]");
for (const iframe of frames) attach(iframe);
