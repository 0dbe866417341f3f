// Runs functions of `web/page` on the cases that `cases.rs` writes, and prints those with another result.
// `node run.mjs FOLDER < cases`, where FOLDER has the modules.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const load = (name) => import(pathToFileURL(`${process.argv[2]}/${name}`).href);
const { clockIn } = await load("clock.js");
const { ageText, readWeather, temperatureText } = await load("temperature.js");
const { isActive } = await load("notices.js");
const { covers, portalAddress } = await load("links.js");

/** `weekdays` of `data-weekdays`. */
const dataset = (attributes) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(/^data-/, "").replace(/-(.)/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  );

/** Creating a formatter takes longer than formatting. */
const formats = {};
const dateFormat = (code, dateStyle) => (formats[code + dateStyle] ??= new Intl.DateTimeFormat(code, { dateStyle, timeZone: "UTC" }));

/** The full date. In Persian, CLDR has no pattern for the Persian calendar: the order is that of its Gregorian pattern. */
function fullDate(code, now_ms) {
  if (code !== "fa") return dateFormat(code, "full").format(now_ms);
  const parts = dateFormat(code, "full").formatToParts(now_ms);
  return ["weekday", "day", "month", "year"].map((name) => parts.find(({ type }) => type === name).value).join(" ");
}

const functions = {
  fullDate,
  longDate: (code, now_ms) => dateFormat(code, "long").format(now_ms),
  hoursAgo: (code, hours) => new Intl.RelativeTimeFormat(code).format(-hours, "hour"),
  clock: (words, zone, now_ms) => clockIn(dataset(words), zone, now_ms),
  temperature: (words, unit, celsius) => temperatureText(dataset(words), unit, celsius),
  age: (words, minutes) => ageText(dataset(words), minutes / 60),
  active: isActive,
  covers,
  address: portalAddress,
  weather: (answer, region) => readWeather(answer, region) ?? null,
};

const cases = JSON.parse(readFileSync(0, "utf8"));
const wrong = [];
for (const [name, inputs, expected] of cases.list) {
  const given = inputs.map((input) => cases.shared[input?.shared] ?? input);
  const got = functions[name](...given);
  if (JSON.stringify(got) !== JSON.stringify(expected)) wrong.push({ name, inputs, expected, got });
}
console.log(JSON.stringify({ count: cases.list.length, wrong: wrong.slice(0, 20) }));
