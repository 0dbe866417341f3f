// Dates and names in the page's language.

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** `Monday, June 17, 2013, 8:05 PM UTC−4`, from the timestamp's own offset (RFC 3339). */
export function timestamp(text) {
  const [, year, month, day, hour, minute, offset] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):[\d.]+(.*)$/.exec(text);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${DAYS[weekday]}, ${MONTHS[month - 1]} ${Number(day)}, ${year}, ${clock(Number(hour), minute)} ${zone(offset)}`;
}

/** `Saturday, November 23, 2024, 10:59 PM` in a time zone. */
export function moment(now, timeZone) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone, weekday: "long", year: "numeric", month: "long", day: "numeric",
    hour: "numeric", minute: "2-digit", hourCycle: "h23",
  });
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${part.weekday}, ${part.month} ${part.day}, ${part.year}, ${clock(Number(part.hour), part.minute)}`;
}

function clock(hour, minute) {
  return `${hour % 12 || 12}:${minute} ${hour < 12 ? "AM" : "PM"}`;
}

function zone(offset) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  if (!sign) return "UTC";
  const rest = minutes === "00" ? "" : `:${minutes}`;
  return `UTC${sign === "-" ? "−" : "+"}${Number(hours)}${rest}`;
}

/** The name in the page's language. */
export const say = (words) => (typeof words === "string" ? words : words.en);
