// Nodes and their dress.

import { kit } from "./kit.js";

/** @typedef {import("./program.js").Made} Made */

/** @type {WeakMap<Document, Promise<CSSStyleSheet>>} */
const sheets = new WeakMap();
/** @type {Promise<string> | undefined} */
let css;

/** The stylesheet of elements in a page. @param {Document} page */
export function sheet(page) {
  let made = sheets.get(page);
  if (!made) sheets.set(page, (made = make(page)));
  return made;
}

/** @param {Document} page @returns {Promise<CSSStyleSheet>} */
async function make(page) {
  css ??= kit.own(kit.files.css, kit.files.cssIntegrity).then((bytes) => new TextDecoder().decode(bytes));
  try {
    const text = await css;
    // A sheet belongs to the document that it was made for.
    // @ts-ignore: a window has its classes.
    const made = new page.defaultView.CSSStyleSheet();
    made.replaceSync(text);
    return made;
  } catch (why) {
    css = undefined;
    sheets.delete(page);
    throw why;
  }
}

/** @type {WeakMap<Document, string>} */
const mediums = new WeakMap();

/**
 * The size of letters that the reader has chosen, whatever the page around makes of it. Looked up once a page: each look
 * costs a layout. @param {HTMLElement} root
 */
export function medium(root) {
  const known = mediums.get(root.ownerDocument);
  if (known) return known;
  const { fontSize } = getComputedStyle(root);
  mediums.set(root.ownerDocument, fontSize);
  return fontSize;
}

/** Makes nodes of what the program tells. @param {Document} page @returns {(node: Made) => Node | string} */
export const maker = (page) =>
  function made(node) {
    if (typeof node === "string") return node;
    const [tag, attributes, ...inside] = node;
    const element = page.createElement(tag);
    for (const [name, value] of attributes) element.setAttribute(name, value);
    element.append(...inside.map(made));
    return element;
  };

/** Puts the provider's frame in the place of its card. @param {HTMLElement} button */
export function frame(button) {
  const card = button.closest(".embed__card");
  const made = document.createElement("iframe");
  made.className = "embed__frame";
  made.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-forms allow-presentation");
  made.allow = "fullscreen; picture-in-picture; encrypted-media";
  made.referrerPolicy = "strict-origin-when-cross-origin";
  made.title = button.dataset.name ?? "";
  made.src = button.dataset.src ?? "";
  card?.setAttribute("data-loaded", "");
  card?.append(made);
  made.focus();
}
