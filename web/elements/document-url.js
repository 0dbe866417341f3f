/** The absolute URL of an element's document; empty if `src` is missing or not a URL. @param {Element} element */
export function documentUrl(element) {
  const src = element.getAttribute("src");
  return src && URL.canParse(src, element.baseURI) ? new URL(src, element.baseURI).href : "";
}
