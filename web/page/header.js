// The header bar: clock and temperature in the reader's region, and what changes with the time. The embedded header bar
// (web/elements) runs it too.

import { clockText, wallTime } from "./clock.js";
import { all, one } from "./dom.js";
import { noticeTimes, updateNotices } from "./notices.js";
import { REGION } from "./storage.js";
import { readWeather, temperatureNodes } from "./temperature.js";

const MINUTE_MS = 60_000;

/**
 * A header bar: where it is, the root URL of its site, where the reader's choices are stored; and its state. The region is
 * an entry of the Regions menu.
 * @typedef {{
 *   root: import("./dom.js").Root, site: string, storage: Record<string, string | undefined>,
 *   region?: any, reading?: import("./temperature.js").Reading, askAt_ms?: any, timer?: any,
 * }} Bar
 */

/** Brings a bar up to date, now and from now on. It sleeps while the page is hidden. @param {Bar} bar */
export function tick(bar) {
  clearTimeout(bar.timer);
  if (document.hidden) return;
  const now_ms = Date.now();
  const words = one(".bar__now", bar.root).dataset;
  updateNotices(bar);
  chooseRegion(bar, words);
  if (bar.region) {
    const { dataset, textContent } = bar.region;
    // By class: translators wrap texts in elements of their own, the spaces between these too.
    const clock = one(".bar__clock", bar.root);
    clock.textContent = clockText(words, wallTime(dataset.zone, now_ms));
    clock.dateTime = new Date(now_ms).toISOString();
    one(".bar__temperature", bar.root).replaceChildren(...temperatureNodes(words, dataset.unit, textContent, now_ms, bar.reading));
    if (dataset.weather && now_ms >= bar.askAt_ms) {
      // Not all readers in the same second.
      bar.askAt_ms = now_ms + (15 + Math.random()) * MINUTE_MS;
      askWeather(bar, bar.region);
    }
  }
  // Timers may fire a little early: a millisecond more is in the new minute.
  const wakeAt_ms = [now_ms - (now_ms % MINUTE_MS) + MINUTE_MS, bar.askAt_ms, ...noticeTimes(bar)].filter((time_ms) => time_ms > now_ms);
  bar.timer = setTimeout(tick, Math.min(...wakeAt_ms) - now_ms + 1, bar);
}

/**
 * Opening a region's front chooses its region. Elsewhere it is the one remembered, or the page's own.
 * @param {Bar} bar @param {any} words
 */
function chooseRegion(bar, { region: own, chosen }) {
  // Storage may be full: then nothing is remembered.
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

/** Where it fails, the last reading stays, with its age. @param {Bar} bar @param {any} region */
async function askWeather(bar, region) {
  try {
    const reading = readWeather(await (await fetch(region.dataset.weather)).json(), region.dataset.region);
    // Another region may have been chosen meanwhile.
    if (bar.region === region) bar.reading = reading ?? bar.reading;
    tick(bar);
  } catch {
    // See above.
  }
}
