// Creates and finds elements, and listens to events. `root` is where to search: the document, or the root of a custom
// element's content.

/** @typedef {Document | HTMLElement} Root */

/**
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
 * Adds a delegated listener to the document. It is called with the closest element to the event's target that matches
 * `selector`, if there is one, and with the event.
 * @param {string} type @param {string} selector @param {(found: any, event: any) => void} listener
 */
export const on = (type, selector, listener) =>
  document.addEventListener(type, (event) => {
    const found = /** @type {any} */ (event.target).closest?.(selector);
    if (found) listener(found, event);
  });

/** Whether a click has no modifier key, which would open a tab or window, and has not been handled. @param {any} event */
export const isPlain = (event) =>
  !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);

/**
 * Handles plain clicks (`isPlain`).
 * @param {string} selector @param {(found: any) => unknown} listener Returns whether to keep the click's default action.
 */
export const onClick = (selector, listener) =>
  on("click", selector, (found, event) => isPlain(event) && !listener(found) && event.preventDefault());
