// Embeds: shows the provider's iframe in its card when the reader asks for it.

import { element } from "./dom.js";

/** @param {any} button */
export function loadEmbed(button) {
  const frame = element("iframe", {
    className: "embed__frame",
    // No `referrerpolicy`: the browser's default, which the site's header also sets.
    // The frame may run scripts in its own origin and open windows, but not navigate this page.
    sandbox: "allow-scripts allow-same-origin allow-popups allow-forms allow-presentation",
    allow: "fullscreen; picture-in-picture; encrypted-media",
    title: button.dataset.name,
    src: button.dataset.src,
  });
  const card = button.closest(".embed__card");
  card.dataset.loaded = "";
  card.append(frame);
  // The button, which had the focus, is hidden now.
  frame.focus();
}
