// What embedded elements show, and what is done in them: the other half of embed.js, which imports it once for all
// elements. A program tells what stands in an element (crates/elements); here it is made into nodes of the element's
// shadow root, and heard by native listeners, which go when the element goes (docs/decisions/016).
//
// The build makes one file of this folder.

import { ArticleView, HeadlinesView } from "./article.js";
import { HeaderView } from "./header.js";
import { take } from "./kit.js";

/** @typedef {import("./embed.js").Kit} Kit */

const kinds = { "action-news-headlines": HeadlinesView, "action-news-header": HeaderView };

/**
 * What an element shows.
 * @param {any} element @param {ShadowRoot} shadow @param {Kit} kit
 */
export function view(element, shadow, kit) {
  take(kit);
  const View = kinds[/** @type {keyof typeof kinds} */ (element.localName)] ?? ArticleView;
  return new View(element, shadow);
}
