// Elements and events.

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

/** @param {string} selector @returns {any} */
export const one = (selector) => document.querySelector(selector);

/** @param {string} selector @returns {any[]} */
export const all = (selector) => [...document.querySelectorAll(selector)];

/**
 * Listens on the document. The listener also gets what the event's target is, or is within, among `selector`.
 * @param {string} type @param {string} selector @param {(found: any, event: any) => void} listener
 */
export const on = (type, selector, listener) =>
  document.addEventListener(type, (event) => {
    const found = /** @type {any} */ (event.target).closest?.(selector);
    if (found) listener(found, event);
  });

/**
 * Handles a plain click: not one that opens another tab or window, and not one that has been handled.
 * @param {string} selector @param {(found: any) => unknown} listener Returns whether the browser follows the link after all.
 */
export const onClick = (selector, listener) =>
  on("click", selector, (found, event) => {
    const isOther = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented;
    isOther || listener(found) || event.preventDefault();
  });
