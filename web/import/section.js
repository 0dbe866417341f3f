// The section of /read and /preview that shows progress, failures and results.

import { element } from "../page/dom.js";

/** `data-state` is reading, waiting, shown or failed. */
export const section = /** @type {HTMLElement} */ (document.getElementById("import"));

/** @param {string} name @returns {any} */
export const part = (name) => section.querySelector(`[data-part=${name}]`);

/**
 * Shows why there is no article: the section's `data-` attribute for the reason, with `name` in the place of `{}`.
 * @param {string} reason @param {string[]} [messages] The importers' messages. @param {string} [name]
 * @returns {undefined}
 */
export function say(reason, messages = [], name = "") {
  section.dataset.state = "failed";
  part("why").textContent = section.dataset[reason]?.replace("{}", name);
  list(part("said"), messages);
  part("failed").querySelector("h1, h2").focus();
}

/** @param {Element} host @param {string[]} lines */
export function list(host, lines) {
  host.replaceChildren(...lines.map((line) => element("li", {}, line)));
}

/** @param {import("./types").ArticleJson} article */
export const headline = ({ headline }) => (Array.isArray(headline) ? headline.map((run) => run.t).join("") : headline);
