// The section of /read and /preview that says what is going on: its parts by name, its states, its sentences.

/** Its `data-state`: reading, waiting, shown or failed. */
export const section = /** @type {HTMLElement} */ (document.getElementById("import"));

/** @param {string} name @returns {any} */
export const part = (name) => section.querySelector(`[data-part=${name}]`);

/**
 * Says why there is no article, in the words that the page has for it; `{}` in them is `named`.
 * @param {string} reason @param {string[]} [lines] What the importers said. @param {string} [named]
 * @returns {undefined}
 */
export function say(reason, lines = [], named = "") {
  section.dataset.state = "failed";
  part("why").textContent = section.dataset[reason]?.replace("{}", named);
  list(part("said"), lines);
  part("failed").querySelector("h1, h2").focus();
}

/** @param {Element} host @param {string[]} lines */
export function list(host, lines) {
  host.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
}

/** @param {import("./types").ArticleJson} article */
export const headline = ({ headline }) => (Array.isArray(headline) ? headline.map((run) => run.t).join("") : headline);
