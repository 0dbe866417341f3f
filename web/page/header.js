// The header bar: clock and temperature of the reader's region, and notices. Also used by the header bar element
// (web/elements).

import { clockIn } from "./clock.js";
import { all, one } from "./dom.js";
import { noticeTimes, updateNotices } from "./notices.js";
import { REGION } from "./storage.js";
import { readWeather, temperatureNodes } from "./temperature.js";

const MINUTE_MS = 60_000;

/**
 * A header bar: the root of its elements, its site's root URL, where the reader's choices are stored; and its state.
 * `region` is an entry of the Regions menu.
 * @typedef {{
 *   root: import("./dom.js").Root, site: string, storage: Record<string, string | undefined>,
 *   region?: any, reading?: import("./temperature.js").Reading, askAt_ms?: any, timer?: any,
 * }} Bar
 */

/** Updates a bar, and schedules the next update. Stops while the page is hidden. @param {Bar} bar */
export function tick(bar) {
  clearTimeout(bar.timer);
  if (document.hidden) return;
  const now_ms = Date.now();
  const words = one(".bar__now", bar.root).dataset;
  updateNotices(bar);
  chooseRegion(bar, words);
  if (bar.region) {
    const { dataset, textContent } = bar.region;
    // By class and not by position: translators insert elements around texts, also around spaces between elements.
    const clock = one(".bar__clock", bar.root);
    clock.textContent = clockIn(words, dataset.zone, now_ms);
    clock.dateTime = new Date(now_ms).toISOString();
    one(".bar__temperature", bar.root).replaceChildren(...temperatureNodes(words, dataset.unit, textContent, now_ms, bar.reading));
    if (dataset.weather && now_ms >= bar.askAt_ms) {
      // Jitter, so that readers do not all send their requests in the same second.
      bar.askAt_ms = now_ms + (15 + Math.random()) * MINUTE_MS;
      fetchWeather(bar, bar.region);
    }
  }
  // Timers may fire slightly early: add a millisecond.
  const wakeAt_ms = [now_ms - (now_ms % MINUTE_MS) + MINUTE_MS, bar.askAt_ms, ...noticeTimes(bar)].filter((time_ms) => time_ms > now_ms);
  bar.timer = setTimeout(tick, Math.min(...wakeAt_ms) - now_ms + 1, bar);
}

/**
 * Sets the bar's region. A region's front selects and stores that region; on other pages it is the stored one, or else
 * the page's own.
 * @param {Bar} bar @param {any} words
 */
function chooseRegion(bar, { region: own, chosen }) {
  // In a microtask, because it throws if the storage is full.
  if (chosen != null) queueMicrotask(() => (bar.storage[REGION] = own));
  const entries = all("[data-zone]", bar.root);
  const find = (/** @type {string | undefined} */ id) => entries.find(({ dataset }) => dataset.region === id);
  const found = find(chosen ?? bar.storage[REGION]) ?? find(own);
  if (bar.region === found) return;
  for (const entry of entries) entry.ariaCurrent = entry === found || null;
  bar.region = found;
  bar.reading = undefined;
  bar.askAt_ms = 0;
  one(".bar__region", bar.root).textContent = found.textContent;
}

/** Fetches the temperature. After a failure the last reading stays, with its age. @param {Bar} bar @param {any} region */
async function fetchWeather(bar, region) {
  try {
    const reading = readWeather(await (await fetch(region.dataset.weather)).json(), region.dataset.region);
    // Meanwhile the region may have changed, or an element been removed: its bar must not be scheduled again.
    if (bar.region !== region) return;
    bar.reading = reading ?? bar.reading;
    tick(bar);
  } catch {
    // Retried at `askAt_ms`.
  }
}
