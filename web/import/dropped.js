// /preview: opens what an editor drops, pastes or chooses, and reports what the importers made of it.

import { headline, list, part, section } from "./section.js";

/** @param {import("./types").Context} context */
export function openDropped({ read, show }) {
  let turn = 0;

  /** @param {Blob} given */
  async function preview(given) {
    const mine = ++turn;
    section.dataset.state = "reading";
    const articles = await read(new Uint8Array(await given.arrayBuffer()), "");
    // Superseded by a later document.
    if (mine !== turn || !articles) return;
    section.dataset.state = "shown";
    const choice = part("articles");
    choice.replaceChildren(...articles.map(({ article }, n) => new Option(headline(article), `${n}`)));
    choice.closest("label").hidden = articles.length < 2;
    const report = () => {
      const { article, format, said } = articles[choice.value];
      part("format").textContent = format;
      list(part("noticed"), said);
      part("quiet").hidden = said.length > 0;
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

/** @param {(given: Blob) => void} preview */
function listen(preview) {
  const file = part("file");
  // A file that was changed meanwhile can be chosen again.
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
      // Forbidden: it can be copied by hand.
      part("json").select();
    }
  };
}

/** @param {DataTransfer | null} transfer @param {(given: Blob) => void} preview */
function previewTransfer(transfer, preview) {
  const given = transfer?.files[0] ?? transfer?.getData("text");
  if (given) preview(given instanceof Blob ? given : new Blob([given]));
}
