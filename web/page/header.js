// The header bar: clock and temperature in the reader's region, and what changes with the time.

import { clockText, wallTime } from "./clock.js";
import { all, one } from "./dom.js";
import { notices, noticeTimes, updateNotices } from "./notices.js";
import { recall, remember } from "./storage.js";
import { readWeather, temperatureNodes } from "./temperature.js";

const MINUTE_MS = 60_000;

/** The reader's region: its entry in the Regions menu. @type {any} */
let region;
/** @type {import("./temperature.js").Reading | undefined} */
let reading;
let askAt_ms = 0;
/** @type {ReturnType<typeof setTimeout>} */
let timer;

/** Starts the bar. It sleeps while the page is hidden, and wakes when it is shown, also from the back/forward cache. */
export function header() {
  notices();
  tick();
  for (const type of ["visibilitychange", "pageshow"]) addEventListener(type, tick);
}

function tick() {
  clearTimeout(timer);
  if (document.hidden) return;
  const now_ms = Date.now();
  updateNotices();
  chooseRegion();
  if (region) {
    updateClock(now_ms);
    updateTemperature(now_ms);
    if (region.dataset.weather && now_ms >= askAt_ms) {
      // Not all readers in the same second.
      askAt_ms = now_ms + (15 + Math.random()) * MINUTE_MS;
      askWeather(region);
    }
  }
  // Timers may fire a little early: a millisecond more is in the new minute.
  const wakeAt_ms = [now_ms - (now_ms % MINUTE_MS) + MINUTE_MS, askAt_ms, ...noticeTimes()].filter((time_ms) => time_ms > now_ms);
  timer = setTimeout(tick, Math.min(...wakeAt_ms) - now_ms + 1);
}

/** Opening a region's front chooses its region. Elsewhere it is the one remembered, or the page's own. */
function chooseRegion() {
  const { region: own, chosen } = words();
  if (chosen != null) remember("region", own);
  const entries = all("[data-zone]");
  const find = (/** @type {string} */ id) => entries.find(({ dataset }) => dataset.region === id);
  const found = find(chosen ?? recall("region")) ?? find(own);
  if (region === found) return;
  for (const entry of entries) entry.ariaCurrent = entry === found || null;
  region = found;
  reading = undefined;
  askAt_ms = 0;
  fill(".bar__region", region.textContent);
}

/** Where it fails, the last reading stays, with its age. @param {any} asked */
async function askWeather(asked) {
  try {
    const answer = await (await fetch(asked.dataset.weather)).json();
    // Another region may have been chosen meanwhile.
    if (region === asked) reading = readWeather(answer, asked.dataset.region) ?? reading;
    updateTemperature(Date.now());
  } catch {
    // See above.
  }
}

/** @param {number} now_ms */
function updateClock(now_ms) {
  fill(".bar__clock", clockText(words(), wallTime(region.dataset.zone, now_ms)));
  one(".bar__clock").dateTime = new Date(now_ms).toISOString();
}

/** @param {number} now_ms */
function updateTemperature(now_ms) {
  fill(".bar__temperature", ...temperatureNodes(words(), region.dataset.unit, region.textContent, now_ms, reading));
}

const words = () => one(".bar__now").dataset;

/** @param {string} selector @param {...(Node | string)} content */
const fill = (selector, ...content) => one(selector).replaceChildren(...content);
