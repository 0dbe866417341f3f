// Renders the elements that embed.js defines, which imports this module once for all of them.
//
// A WebAssembly program (crates/elements) turns a document into nested arrays; the views create DOM nodes from these
// in the element's shadow root and add native event listeners (docs/decisions/016). `cargo xtask build` bundles this
// module with all that it imports.

import { ArticleView } from "./article.js";
import { HeaderView } from "./header.js";
import { HeadlinesView } from "./headlines.js";

export { Context } from "./context.js";

const views = /** @type {const} */ ({
  "action-news-article": ArticleView,
  "action-news-headlines": HeadlinesView,
  "action-news-header": HeaderView,
});

/**
 * @param {import("./embed.js").NewsElement} element @param {ShadowRoot} shadow @param {import("./context.js").Context} context
 * @returns {import("./view.js").ElementView}
 */
export function createView(element, shadow, context) {
  const View = views[/** @type {keyof typeof views} */ (element.localName)];
  return new View(element, shadow, context);
}
