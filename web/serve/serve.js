// The script of pages that `newsroom serve` shows: when a file is saved, the page is fetched again and changed in place.
// Not on published pages.

import { patch } from "./patch.js";
import { keepPlace } from "./position.js";

/** The parts of a page that are changed. */
const PARTS = ["header", "newsroom-serve", "document"];
const STATUS = ".newsroom-status";

/** The page as it was served: this script runs before those that change it. */
let served = /** @type {Document} */ (document.cloneNode(true));
/** @type {EventSource | undefined} */
let events;
let isUpdating = false;
let isOutdated = false;

/** While the page is hidden it does not listen: browsers allow six connections to a host. */
function listen() {
  events?.close();
  events = undefined;
  if (document.hidden) return;
  events = new EventSource("/.newsroom/events");
  events.onmessage = ({ data }) => {
    /** @type {{ version: string, pictures: string[] }} */
    const { version, pictures } = JSON.parse(data);
    pictures.forEach((picture) => reloadPicture(encodeURI(picture), version));
    if (version !== versionOf(served)) update();
  };
}

/** Fetches the page and shows it. If another version comes in the meantime, again. */
async function update() {
  isOutdated = true;
  if (isUpdating) return;
  isUpdating = true;
  while (isOutdated) {
    isOutdated = false;
    const page = await fetchPage();
    if (page) show(page);
  }
  isUpdating = false;
}

/**
 * The browser parses the response, so no text becomes HTML, which the policy of pages does not allow. Nothing if the server
 * does not answer: the events connect again when it does.
 * @returns {Promise<Document | null>}
 */
function fetchPage() {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open("GET", location.href);
    request.onloadend = () => resolve(request.responseXML);
    request.send();
  });
}

/** @param {Document} page */
function show(page) {
  const isStatus = page.querySelector(STATUS) !== null;
  if (isStatus && !served.querySelector(STATUS)) {
    // The article stays while its file is broken; the banner has the errors.
    keepPlace(() => replaceBanner(page));
    return;
  }
  // Other modules than the page has loaded: the app was built again.
  if (importMap(page) !== importMap(served) || isStatus) return location.reload();
  keepPlace(() => {
    document.title = page.title;
    for (const name of ["lang", "dir"]) {
      document.documentElement.setAttribute(name, page.documentElement.getAttribute(name) ?? "");
    }
    showStyle(page);
    for (const id of PARTS) {
      const [live, before, after] = [document, served, page].map((it) => it.getElementById(id));
      if (live && before && after) patch(live, before, after);
    }
  });
  served = page;
}

/** @param {Document} page */
function replaceBanner(page) {
  const banner = page.getElementById("newsroom-serve");
  const old = [document, served].map((it) => it.getElementById("newsroom-serve"));
  if (!banner) return;
  old.forEach((it) => it?.replaceWith(it.ownerDocument.importNode(banner, true)));
  const [own, next] = [served, page].map(script);
  if (own && next) own.dataset.version = next.dataset.version;
}

/** The policy allows inline styles by their hash, which is that of the page's first version. @param {Document} page */
function showStyle(page) {
  const [before, after] = [served, page].map((it) => it.querySelector("head style")?.textContent ?? "");
  if (before === after) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(after ?? "");
  document.adoptedStyleSheets = [sheet];
  document.querySelector("head style")?.remove();
}

/** Makes elements that show a picture load it again. @param {string} path @param {string} version */
function reloadPicture(path, version) {
  for (const element of document.querySelectorAll("img, source, video")) {
    for (const name of ["src", "srcset", "poster"]) {
      const value = element.getAttribute(name);
      if (value?.includes(path)) {
        const plain = value.replaceAll(/\?saved=[^\s,]*/g, "");
        element.setAttribute(name, plain.replaceAll(path, `${path}?saved=${version}`));
      }
    }
  }
}

/** @param {Document} page @returns {HTMLScriptElement | null} */
const script = (page) => page.querySelector("script[data-version]");
/** @param {Document} page */
const versionOf = (page) => script(page)?.dataset.version;
/** @param {Document} page */
const importMap = (page) => page.querySelector("script[type=importmap]")?.textContent;

document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", listen);
