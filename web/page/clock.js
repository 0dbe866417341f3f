// Formats the clock's text.

/**
 * Date and time in a time zone.
 * @typedef {{ year: number, month: number, day: number, hour: number, minute: number }} WallTime
 * The words of the page's language, from the `data-` attributes of the clock's element.
 * @typedef {{
 *   clock: string, weekdays: string, months: string, halves?: string, first?: string, calendar?: string, digits?: string,
 * }} ClockWords
 */

/**
 * The time in an IANA time zone, by `Temporal` where the browser has it: creating an `Intl.DateTimeFormat` took a fifth of
 * the script's time.
 * @param {string} timeZone @param {number} now_ms
 * @returns {WallTime}
 */
function wallTime(timeZone, now_ms) {
  // @ts-ignore: TypeScript does not know `Temporal` yet.
  const { Temporal } = globalThis;
  if (Temporal) return Temporal.Instant.fromEpochMilliseconds(now_ms).toZonedDateTimeISO(timeZone);
  const numeric = "numeric";
  return numbers(now_ms, { timeZone, hourCycle: "h23", year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric });
}

/**
 * The numeric parts of a date as `Intl` formats it, by name: day, month and year, unless `options` ask for others.
 * @param {number} now_ms @param {Intl.DateTimeFormatOptions} options
 */
function numbers(now_ms, options) {
  /** @type {any} */
  const shown = {};
  for (const { type, value } of new Intl.DateTimeFormat("en", options).formatToParts(now_ms)) shown[type] = +value;
  return shown;
}

/**
 * The clock's text in a time zone; in UTC, with "UTC" after it, if the browser does not know the zone.
 * @param {ClockWords} words @param {string} timeZone @param {number} now_ms
 */
export function clockIn(words, timeZone, now_ms) {
  try {
    return clockText(words, wallTime(timeZone, now_ms));
  } catch {
    return `${clockText(words, wallTime("UTC", now_ms))} UTC`;
  }
}

/**
 * `Saturday, November 23, 2024, 10:59 PM`, in the language's pattern, calendar and digits.
 * @param {ClockWords} words @param {WallTime} shown
 */
function clockText(words, shown) {
  const date_ms = Date.UTC(shown.year, shown.month - 1, shown.day);
  const { year, month, day } = words.calendar ? numbers(date_ms, { timeZone: "UTC", calendar: words.calendar }) : shown;
  /** @type {Record<string, unknown>} */
  const parts = {
    year,
    hour: shown.hour,
    day: (day === 1 && words.first) || day,
    weekday: words.weekdays.split("|")[new Date(date_ms).getUTCDay()],
    month: words.months.split("|")[month - 1],
    hour2: `0${shown.hour}`.slice(-2),
    minute: `0${shown.minute}`.slice(-2),
    hour12: shown.hour % 12 || 12,
    half: words.halves?.split("|")[+(shown.hour > 11)],
  };
  return withDigits(words, words.clock.replace(/{(\w+)}/g, (_, name) => `${parts[name]}`));
}

/**
 * Replaces ASCII digits with the language's.
 * @param {{ digits?: string }} words The digits from 0 to 9, if they are not those of ASCII. @param {string} text
 */
export function withDigits({ digits }, text) {
  return text.replace(/\d/g, (digit) => digits?.[+digit] ?? digit);
}
