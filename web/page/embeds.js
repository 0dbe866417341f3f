// Embeds: the provider's frame takes the place of its card once the reader has asked for it.

import { element } from "./dom.js";

/** @param {any} button */
export function loadEmbed(button) {
  const frame = element("iframe", {
    className: "embed__frame",
    // The referrer policy is the browser's own, which the site's header repeats.
    // It may run its own scripts in its own origin and open windows, but not move the page that it stands in.
    sandbox: "allow-scripts allow-same-origin allow-popups allow-forms allow-presentation",
    allow: "fullscreen; picture-in-picture; encrypted-media",
    title: button.dataset.name,
    src: button.dataset.src,
  });
  const card = button.closest(".embed__card");
  card.dataset.loaded = "";
  card.append(frame);
  // The card hides its button, which had the focus.
  frame.focus();
}
