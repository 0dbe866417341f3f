// /preview: opens a document that an editor drops, pastes or chooses, and shows the article and the importers' messages.

import { headline, list, part, section } from "./section.js";

/** @param {import("./types").Context} context */
export function openDropped({ read, show }) {
  /** Counts documents: the result of an earlier one is dropped. */
  let latest = 0;

  /** @param {Blob} blob */
  async function preview(blob) {
    const current = ++latest;
    section.dataset.state = "reading";
    const articles = await read(new Uint8Array(await blob.arrayBuffer()), "");
    if (current !== latest || !articles) return;
    section.dataset.state = "shown";
    const choice = part("articles");
    choice.replaceChildren(...articles.map(({ article }, n) => new Option(headline(article), `${n}`)));
    choice.closest("label").hidden = articles.length < 2;
    const report = () => {
      const { article, format, messages } = articles[choice.value];
      part("format").textContent = format;
      list(part("noticed"), messages);
      part("quiet").hidden = messages.length > 0;
      part("json").value = JSON.stringify(article, null, 2);
      part("copied").textContent = "";
      show(article);
    };
    choice.onchange = report;
    choice.value = 0;
    report();
  }

  listen(preview);
  section.dataset.state = "waiting";
}

/** @param {(blob: Blob) => void} preview */
function listen(preview) {
  const file = part("file");
  // Cleared, so that choosing the same file again fires `change`.
  file.onclick = () => (file.value = "");
  file.onchange = () => file.files[0] && preview(file.files[0]);
  part("show").onclick = () => preview(new Blob([part("text").value]));
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      part("drop").classList.toggle("import__drop--over", kind === "dragenter" || kind === "dragover");
    });
  }
  document.addEventListener("drop", ({ dataTransfer }) => previewTransfer(dataTransfer, preview));
  document.addEventListener("paste", ({ target, clipboardData }) => {
    const isField = target instanceof Element && target.closest("input, textarea");
    if (!isField) previewTransfer(clipboardData, preview);
  });
  part("copy").onclick = async () => {
    try {
      await navigator.clipboard.writeText(part("json").value);
      part("copied").textContent = part("copied").dataset.words;
    } catch {
      // Not permitted: select the text, so that the reader can copy it.
      part("json").select();
    }
  };
}

/** @param {DataTransfer | null} transfer @param {(blob: Blob) => void} preview */
function previewTransfer(transfer, preview) {
  const content = transfer?.files[0] ?? transfer?.getData("text");
  if (content) preview(new Blob([content]));
}
