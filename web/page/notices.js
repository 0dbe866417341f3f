// Shows and hides notices on time, and marks the links that active notices declare unavailable.

import { all, element, one } from "./dom.js";
import { covers, portalAddress } from "./links.js";
import { DISMISSED } from "./storage.js";

/** @typedef {import("./header.js").Bar} Bar */

/**
 * Whether a notice is active. A missing time is NaN, which is neither greater nor less than any time.
 * @param {{ from?: any, until?: any }} notice @param {number} [now_ms]
 */
export const isActive = ({ from, until }, now_ms = Date.now()) => !(Date.parse(from) > now_ms || Date.parse(until) <= now_ms);

/** When notices start and end. @param {Bar} bar @returns {number[]} */
export const noticeTimes = (bar) =>
  all("[data-notice]", bar.root).flatMap(({ dataset: { from, until } }) => [Date.parse(from), Date.parse(until)]);

/** @param {Bar} bar @param {HTMLAnchorElement} link */
function isUnavailable(bar, link) {
  const address = portalAddress(link.href, bar.site);
  return all("[data-unavailable]", bar.root).some(
    ({ dataset }) =>
      isActive(dataset) && dataset.unavailable.split(" ").some((/** @type {string} */ pattern) => covers(pattern, address)),
  );
}

/** Shows the notices that are active and have not been dismissed, and marks the bar's links. @param {Bar} bar */
export function updateNotices(bar) {
  const ids = `${bar.storage[DISMISSED]}`.split("\n");
  for (const notice of all("[data-notice]", bar.root)) {
    notice.hidden = ids.includes(notice.dataset.notice) || !isActive(notice.dataset);
  }
  const words = one(".bar", bar.root).dataset.unavailableWords;
  for (const link of all(".bar__link[href]", bar.root)) {
    if (!link.title === !isUnavailable(bar, link)) continue;
    if (link.classList.toggle("bar__link--unavailable")) {
      link.title = words;
      link.append(element("span", { className: "visually-hidden" }, ` (${words})`));
    } else {
      link.title = "";
      link.lastChild.remove();
    }
  }
}

/** @param {Bar} bar @param {any} id */
export function dismiss(bar, id) {
  const ids = `${bar.storage[DISMISSED] ?? ""}${id}\n`;
  try {
    bar.storage[DISMISSED] = ids;
  } catch {
    // The storage is full: continue with a copy that lasts as long as the page.
    bar.storage = { ...bar.storage, [DISMISSED]: ids };
  }
  one("[data-link-note]", bar.root).hidden = true;
  updateNotices(bar);
}

/** Shows a note if a link is unavailable. Returns whether to follow the link. @param {Bar} bar @param {HTMLAnchorElement} link */
export const follow = (bar, link) => (one("[data-link-note]", bar.root).hidden = !isUnavailable(bar, link));
