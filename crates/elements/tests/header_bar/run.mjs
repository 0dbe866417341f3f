// Runs the header bar for hours of simulated time, with a mock document, timer and clock.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START_MS = Date.parse("2024-11-24T05:58:10Z");

let now_ms = START_MS;
/** @type {{ at_ms: number, run(): void } | undefined} */
let timer;
Date.now = () => now_ms;
globalThis.setTimeout = (run, delay_ms, ...given) => (timer = { at_ms: now_ms + delay_ms, run: () => run(...given) });
globalThis.clearTimeout = () => (timer = undefined);
globalThis.document = { hidden: false, createElement: () => part({}) };

/** A mock element. */
function part(dataset) {
  return {
    dataset,
    textContent: "",
    append(...children) {
      this.textContent += children.map((child) => child.textContent ?? child).join("");
    },
    replaceChildren(...children) {
      this.textContent = "";
      this.append(...children);
    },
  };
}

/** A bar with one region and one notice. */
function createBar() {
  const [clock, region, temperature] = [part({}), part({}), part({})];
  const words = {
    region: "calgary",
    clock: "{hour12}:{minute} {half}",
    weekdays: "||||||",
    months: "|||||||||||",
    halves: "AM|PM",
    temperature: "{}°C|{}°F",
    decimal: ".",
    ages: "12|{} hours ago|1 hour ago",
    temperatureIn: "",
  };
  const entry = { ...part({ region: "calgary", zone: "America/Edmonton", unit: "C", weather: "calgary.json" }), textContent: "Calgary" };
  const notice = part({ notice: "n", from: "2024-11-24T06:10:30Z", until: "2024-11-24T06:20:30Z" });
  const parts = {
    ".bar": [part({})],
    ".bar__now": [part(words)],
    ".bar__clock": [clock],
    ".bar__region": [region],
    ".bar__temperature": [temperature],
    "[data-link-note]": [part({})],
    "[data-notice]": [notice],
    "[data-zone]": [entry],
  };
  const root = { querySelector: (selector) => parts[selector]?.[0], querySelectorAll: (selector) => parts[selector] ?? [] };
  return { bar: { root, site: "/", storage: {} }, clock, temperature, notice };
}

/** Advances the clock, and runs the timers that are due. */
async function pass(duration_ms) {
  const end_ms = now_ms + duration_ms;
  while (timer && timer.at_ms <= end_ms) {
    now_ms = timer.at_ms;
    timer.run();
    // Responses arrive before the next timer.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
  now_ms = end_ms;
}

/** Imports modules from a copy of the folder that has a package.json, without which Node.js does not take them for modules. */
async function importModules() {
  const folder = mkdtempSync(join(tmpdir(), "header-bar-"));
  cpSync(fileURLToPath(new URL("../../../../web/page", import.meta.url)), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  try {
    const load = (name) => import(pathToFileURL(join(folder, name)));
    return { ...(await load("header.js")), ...(await load("notices.js")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { dismiss, tick } = await importModules();
/** Times of requests, in milliseconds since the start. */
const requests_ms = [];
let isUp = false;
const observed = new Date(START_MS).toISOString();
globalThis.fetch = async () => {
  requests_ms.push(now_ms - START_MS);
  if (!isUp) throw new TypeError("no network");
  return { json: async () => ({ region: "calgary", celsius: -12.1, observed }) };
};

const { bar, clock, temperature, notice } = createBar();
tick(bar);
assert.equal(clock.textContent, "10:58 PM");
assert.equal(notice.hidden, true);

// On the minute.
await pass(MINUTE_MS);
assert.equal(clock.textContent, "10:59 PM");

// A notice is shown and hidden at its time, and not on the next minute.
await pass(Date.parse(notice.dataset.from) - now_ms);
assert.equal(notice.hidden, true);
await pass(10);
assert.equal(notice.hidden, false);
await pass(Date.parse(notice.dataset.until) - now_ms + 10);
assert.equal(notice.hidden, true);

// A failed request is not the last one: the temperature is requested every quarter of an hour, with up to a minute's
// jitter, which differs.
assert.equal(temperature.textContent, "");
isUp = true;
await pass(2 * HOUR_MS - (now_ms - START_MS));
assert.equal(temperature.textContent.trim(), "-12.1°C");
const periods_ms = requests_ms.slice(1).map((at_ms, n) => at_ms - requests_ms[n]);
assert.ok(periods_ms.length >= 6, `${periods_ms}`);
for (const period_ms of periods_ms) {
  assert.ok(period_ms >= 15 * MINUTE_MS && period_ms < 16 * MINUTE_MS + 10, `${periods_ms}`);
}
assert.ok(new Set(periods_ms).size > 1, `${periods_ms}`);

// The age of an old temperature is shown, and after twelve hours no temperature.
await pass(HOUR_MS);
assert.equal(temperature.textContent.trim(), "-12.1°C 3 hours ago");
await pass(8.9 * HOUR_MS);
assert.equal(temperature.textContent.trim(), "-12.1°C 12 hours ago");
await pass(0.2 * HOUR_MS);
assert.equal(temperature.textContent, "");

// While the page is hidden nothing is requested; when it is shown again, at once.
document.hidden = true;
const count = requests_ms.length;
await pass(HOUR_MS);
assert.equal(requests_ms.length, count);
document.hidden = false;
tick(bar);
assert.equal(requests_ms.length, count + 1);

// A notice that is dismissed while the storage is full stays hidden.
const { bar: fullBar, notice: dismissed } = createBar();
delete dismissed.dataset.until;
const setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};
fullBar.storage = new Proxy({ "action-news:region": "calgary" }, { set: setItem });
tick(fullBar);
assert.equal(dismissed.hidden, false);
dismiss(fullBar, dismissed.dataset.notice);
assert.equal(dismissed.hidden, true);
tick(fullBar);
assert.equal(dismissed.hidden, true);
assert.equal(fullBar.storage["action-news:region"], "calgary");
