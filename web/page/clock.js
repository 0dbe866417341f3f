// Formats the clock's text.

/**
 * Date and time in a time zone.
 * @typedef {{ year: number, month: number, day: number, hour: number, minute: number }} WallTime
 * The words of the page's language, from the `data-` attributes of the clock's element.
 * @typedef {{ clock: string, weekdays: string, months: string, halves?: string, first?: string }} ClockWords
 */

/**
 * The time in an IANA time zone, by `Temporal` where the browser has it: creating an `Intl.DateTimeFormat` took a fifth of
 * the script's time.
 * @param {string} timeZone @param {number} now_ms
 * @returns {WallTime}
 */
export function wallTime(timeZone, now_ms) {
  // @ts-ignore: TypeScript does not know `Temporal` yet.
  const { Temporal } = globalThis;
  if (Temporal) return Temporal.Instant.fromEpochMilliseconds(now_ms).toZonedDateTimeISO(timeZone);
  const year = "numeric";
  const format = new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", year, month: year, day: year, hour: year, minute: year });
  /** @type {any} */
  const shown = {};
  for (const { type, value } of format.formatToParts(now_ms)) shown[type] = +value;
  return shown;
}

/**
 * `Saturday, November 23, 2024, 10:59 PM`, in the language's pattern.
 * @param {ClockWords} words @param {WallTime} shown
 */
export function clockText(words, { year, month, day, hour, minute }) {
  /** @type {Record<string, unknown>} */
  const parts = {
    year,
    hour,
    day: (day === 1 && words.first) || day,
    weekday: words.weekdays.split("|")[new Date(Date.UTC(year, month - 1, day)).getUTCDay()],
    month: words.months.split("|")[month - 1],
    minute: `0${minute}`.slice(-2),
    hour12: hour % 12 || 12,
    half: words.halves?.split("|")[+(hour > 11)],
  };
  return words.clock.replace(/{(\w+)}/g, (_, name) => `${parts[name]}`);
}
