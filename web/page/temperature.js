// Formats the region's temperature.

import { withDigits } from "./clock.js";
import { element } from "./dom.js";

/**
 * A reading.
 * @typedef {{ celsius: number, observed_ms: number }} Reading
 * The words of the page's language, from the `data-` attributes of the clock's element.
 * @typedef {{ temperature: string, decimal: string, ages: string, temperatureIn: string, digits?: string }} TemperatureWords
 */

/**
 * Reads a weather file of the site, or a response of Open-Meteo
 * (`current=temperature_2m&timeformat=unixtime`, <https://open-meteo.com/en/docs>).
 * @param {any} answer @param {string | undefined} of The region's id: a file in the wrong place must not show another
 * city's temperature.
 * @returns {Reading | undefined}
 */
export function readWeather(answer, of) {
  const { current, region = current && of, celsius = current?.temperature_2m, observed } = answer;
  const observed_ms = current ? current.time * 1000 : Date.parse(observed);
  if (region === of && typeof celsius === "number" && Math.abs(celsius) <= 100) return { celsius, observed_ms };
}

/**
 * `-12.1°C`. Halves of a tenth are rounded away from zero, as in the app.
 * @param {TemperatureWords} words @param {string} unit `C` or `F`. @param {number} celsius
 */
export function temperatureText(words, unit, celsius) {
  const tenths = Math.sign(celsius) * Math.round(Math.abs(celsius * 10));
  const isFahrenheit = unit === "F";
  const shown = isFahrenheit ? Math.round(tenths * 1.8 + 320) : tenths;
  const number = (shown / 10).toFixed(1).replace(".", words.decimal);
  return words.temperature.split("|")[+isFahrenheit].replace("{}", withDigits(words, number));
}

/**
 * `3 hours ago`, rounded.
 * @param {TemperatureWords} words `ages`: the plural form of each number of hours, as digits, then
 * the forms (`hours_ago` in docs/languages.md).
 * @param {number} hours
 */
export function ageText(words, hours) {
  const count = Math.round(hours);
  const forms = words.ages.split("|");
  return withDigits(words, forms[+forms[0][count] || 1].replace("{}", `${count}`));
}

/**
 * The nodes that show a reading: with its age if it is older than two hours, none if it is older than twelve.
 * @param {TemperatureWords} words @param {string} unit @param {string} city @param {number} now_ms
 * @param {any} [reading] A `Reading`, if there is one.
 */
export function temperatureNodes(words, unit, city, now_ms, reading) {
  const hours = (now_ms - reading?.observed_ms) / 3_600_000;
  // NaN if there is no reading, or if its time is missing.
  if (!(hours <= 12)) return [];
  const label = element("span", { className: "visually-hidden" }, `${words.temperatureIn.replace("{}", city)} `);
  const value = element("bdi", { dir: "ltr" }, temperatureText(words, unit, reading.celsius));
  return hours > 2 ? [label, value, " ", element("span", { className: "bar__age" }, ageText(words, hours))] : [label, value];
}
