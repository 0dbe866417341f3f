/** @typedef {import("./program.js").NodeArray} NodeArray */

/** Creates a DOM node from what the program returns. @param {Document} page @param {NodeArray} node @returns {Node | string} */
export function createNode(page, node) {
  if (typeof node === "string") return node;
  const [tag, attributes, ...children] = node;
  const element = page.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  element.append(...children.map((child) => createNode(page, child)));
  return element;
}
