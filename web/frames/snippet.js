// The script of /embed/ (`newsroom publish`): makes the HTML that embeds an article of this site in another page. All texts
// are in the page.

const section = /** @type {HTMLElement} */ (document.getElementById("snippets"));
/** The site's root: this file is in its folder `assets`. */
const root = new URL("../", import.meta.url).href;
/** @param {string} name @returns {any} */
const part = (name) => section.querySelector(`[data-part=${name}]`);
/** @type {Record<string, string>} */
const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
/** Counts requests: the answer to an earlier one is dropped. */
let latest = 0;

/** @param {"elsewhere" | "missing"} kind */
function fail(kind) {
  section.dataset.state = "failed";
  part("why").textContent = section.dataset[kind];
  part("address").focus();
}

/**
 * An article's id, from the address of its page, its data or its frame.
 * @param {string} input
 * @returns {string | undefined}
 */
function articleId(input) {
  const address = input.trim();
  if (!URL.canParse(address, root)) return undefined;
  const { origin, pathname } = new URL(address, root);
  if (!(origin + pathname).startsWith(root)) return undefined;
  const path = (origin + pathname).slice(root.length);
  return path.replace(/^embed\//, "").replace(/(?:\/|\/index\.html|\.json)$/, "");
}

/** @param {string} id */
async function headline(id) {
  const response = await fetch(`${root}${id}.json`);
  // A host may answer with an HTML page and status 200 where a file is missing.
  const { schema, headline } = await response.json();
  if (!response.ok || !String(schema).startsWith("action-news/article/")) throw new Error(`no article: ${id}`);
  return typeof headline === "string" ? headline : headline.map((/** @type {{ t: string }} */ run) => run.t).join("");
}

async function make() {
  const request = ++latest;
  const id = articleId(part("address").value);
  if (id === undefined) return fail("elsewhere");
  let title;
  try {
    title = (await headline(id)).replace(/\s+/g, " ").trim();
  } catch {
    if (request === latest) fail("missing");
    return;
  }
  if (request !== latest) return;
  const words = escapeHtml(title);
  part("element").value =
    `<script type="module" src="${root}embed.js"></script>\n` +
    `<action-news-article src="${root}${id}.json"><a href="${root}${id}/">${words}</a></action-news-article>\n`;
  const frame = part("frame");
  if (frame) {
    const { sandbox, height } = section.dataset;
    frame.value =
      `<iframe src="${root}embed/${id}/" data-action-news sandbox="${sandbox}" loading="lazy" width="100%" height="${height}" title="${words}"></iframe>\n` +
      `<script type="module" src="${root}frames.js"></script>\n`;
  }
  for (const status of section.querySelectorAll("[data-words]")) status.textContent = "";
  showPreview(id, title);
  section.dataset.state = "shown";
}

/** @param {string} id @param {string} title */
function showPreview(id, title) {
  const link = Object.assign(document.createElement("a"), { href: `${root}${id}/`, textContent: title });
  const element = document.createElement("action-news-article");
  element.setAttribute("src", `${root}${id}.json`);
  element.append(link);
  part("preview").replaceChildren(element);
  // If it fails, the link stays, as it does in other people's pages.
  import(`${root}embed.js`).catch((why) => console.warn("No preview:", why));
}

part("form").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  make();
});
// The field has its new value only after the event has been handled.
part("address").addEventListener("paste", () => setTimeout(make));
/** @type {NodeListOf<HTMLElement>} */
const buttons = section.querySelectorAll("[data-copy]");
for (const button of buttons) {
  button.addEventListener("click", async () => {
    const text = part(button.dataset.copy ?? "");
    const status = /** @type {HTMLElement} */ (button.nextElementSibling);
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = status.dataset.words ?? "";
    } catch {
      // Not permitted: select the text, so that the reader can copy it.
      text.select();
    }
  });
}
