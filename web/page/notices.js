// Notices start and end on time. Links that an active one declares unavailable say so.

import { all, element, one, onClick } from "./dom.js";
import { covers, portalAddress, root } from "./links.js";
import { recall, remember } from "./storage.js";

/** The ids dismissed on this page, one per line: where storage is forbidden, they stay dismissed as long as it is open. */
let dismissed = "";

/**
 * Whether a notice is active. A missing time is not a number: nothing is before or after it.
 * @param {{ from?: any, until?: any }} notice @param {number} [now_ms]
 */
export const isActive = ({ from, until }, now_ms = Date.now()) => !(Date.parse(from) > now_ms || Date.parse(until) <= now_ms);

/** When notices start and end. @returns {number[]} */
export const noticeTimes = () => all("[data-notice]").flatMap(({ dataset: { from, until } }) => [Date.parse(from), Date.parse(until)]);

/** @param {HTMLAnchorElement} link */
function isUnavailable(link) {
  const address = portalAddress(link.href, root());
  return all("[data-unavailable]").some(
    ({ dataset }) =>
      isActive(dataset) && dataset.unavailable.split(" ").some((/** @type {string} */ pattern) => covers(pattern, address)),
  );
}

/** Shows the notices that are active and have not been dismissed, and marks the bar's links. */
export function updateNotices() {
  const ids = (recall("dismissed") + dismissed).split("\n");
  for (const notice of all("[data-notice]")) {
    notice.hidden = ids.includes(notice.dataset.notice) || !isActive(notice.dataset);
  }
  const words = one(".bar").dataset.unavailableWords;
  for (const link of all(".bar__link[href]")) {
    if (!link.title === !isUnavailable(link)) continue;
    if (link.classList.toggle("bar__link--unavailable")) {
      link.title = words;
      link.append(element("span", { className: "visually-hidden" }, ` (${words})`));
    } else {
      link.title = "";
      link.lastChild.remove();
    }
  }
}

/** Dismisses notices, and says so where the reader follows a link that is unavailable. */
export function notices() {
  const note = one("[data-link-note]");
  onClick("[data-action=dismiss]", ({ dataset: { id } }) => {
    dismissed += `${id}\n`;
    remember("dismissed", recall("dismissed") + dismissed);
    note.hidden = true;
    updateNotices();
  });
  onClick('a[href]:not([href^="#"])', (link) => !isUnavailable(link) || (note.hidden = false));
}
