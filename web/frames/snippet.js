// The page that makes snippets (`newsroom publish`, /embed/): from the address of a story of this site, the lines that
// show it in another page. Words are set as text and never as markup, and nothing is kept. The words are in the page.

const section = document.getElementById("snippets");
/** The site's root, wherever it lives: this file lies in its assets. */
const root = new URL("../", import.meta.url).href;
const part = (name) => section.querySelector(`[data-part=${name}]`);
const escaped = (words) =>
  words.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
/** What was asked for last counts. */
let turn = 0;

/** @param {"elsewhere" | "missing"} kind */
function fail(kind) {
  section.dataset.state = "failed";
  part("why").textContent = section.dataset[kind];
  part("address").focus();
}

/**
 * The path of a story below the site, of its page's address or that of its data.
 *
 * @param {string} given
 * @returns {string | undefined}
 */
function storyAt(given) {
  const address = given.trim();
  if (!URL.canParse(address, root)) return undefined;
  const { origin, pathname } = new URL(address, root);
  if (!(origin + pathname).startsWith(root)) return undefined;
  const path = (origin + pathname).slice(root.length);
  return path.replace(/^embed\//, "").replace(/(?:\/|\/index\.html|\.json)$/, "");
}

/** @param {string} id */
async function headline(id) {
  const response = await fetch(`${root}${id}.json`);
  // A host may answer what is missing with a page, and 200.
  const { schema, headline } = await response.json();
  if (!response.ok || !String(schema).startsWith("action-news/article/")) throw new Error(`no article: ${id}`);
  return typeof headline === "string" ? headline : headline.map((run) => run.t).join("");
}

async function make() {
  const mine = ++turn;
  const id = storyAt(part("address").value);
  if (id === undefined) return fail("elsewhere");
  let title;
  try {
    title = (await headline(id)).replace(/\s+/g, " ").trim();
  } catch {
    if (mine === turn) fail("missing");
    return;
  }
  if (mine !== turn) return;
  const words = escaped(title);
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
  show(id, title);
  section.dataset.state = "shown";
}

/**
 * @param {string} id
 * @param {string} title
 */
function show(id, title) {
  const link = Object.assign(document.createElement("a"), { href: `${root}${id}/`, textContent: title });
  const element = document.createElement("action-news-article");
  element.setAttribute("src", `${root}${id}.json`);
  element.append(link);
  part("preview").replaceChildren(element);
  // Without it the link stays, as it does in other people's pages.
  import(`${root}embed.js`).catch((why) => console.warn("No preview:", why));
}

// The app knows no such page as this, and could not bring it back: links lead on by themselves.
addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) event.stopPropagation();
  },
  true,
);
part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  make();
});
// Pasted: there is nothing more to say.
part("address").addEventListener("paste", () => setTimeout(make));
for (const button of section.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const text = part(button.dataset.copy);
    const status = button.nextElementSibling;
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = status.dataset.words;
    } catch {
      // Forbidden: then it can be copied by hand.
      text.select();
    }
  });
}
