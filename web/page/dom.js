// Elements and events. `root` is where to look: the document, or what a custom element shows.

/** @typedef {Document | HTMLElement} Root */

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {object} properties @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** @param {string} selector @param {Root} [root] @returns {any} */
export const one = (selector, root = document) => root.querySelector(selector);

/** @param {string} selector @param {Root} [root] @returns {any[]} */
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/**
 * Listens on the document. The listener also gets what the event's target is, or is within, among `selector`.
 * @param {string} type @param {string} selector @param {(found: any, event: any) => void} listener
 */
export const on = (type, selector, listener) =>
  document.addEventListener(type, (event) => {
    const found = /** @type {any} */ (event.target).closest?.(selector);
    if (found) listener(found, event);
  });

/** Whether a click is plain: it opens no other tab or window, and has not been handled. @param {any} event */
export const isPlain = (event) =>
  !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);

/**
 * Handles plain clicks.
 * @param {string} selector @param {(found: any) => unknown} listener Returns whether the browser follows the link after all.
 */
export const onClick = (selector, listener) =>
  on("click", selector, (found, event) => isPlain(event) && !listener(found) && event.preventDefault());
