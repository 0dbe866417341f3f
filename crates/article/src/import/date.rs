//! Dates in RFC 3339 and in other notations.

use crate::date::Timestamp;
use clock::clock;
use serde_json::Value;
use words::in_words;

mod clock;
mod words;

/// Newspapers began in 1605. Earlier years are defaults (`0001-01-01`) or two-digit years (`0024-08-19`).
const FIRST_YEAR: u16 = 1600;

/// Reads RFC 3339 with common deviations (`+0000` or `+00` for `+00:00`, no seconds, `24:00`, no separators, spaces,
/// `UTC`), and dates with English month names: of e-mail (RFC 5322 §3.3, §4.3; also with zone names, two-digit years,
/// comments, or without a weekday), of HTTP (RFC 850, `asctime`), and `November 23, 2024`. `None` for anything else,
/// because a guess could be wrong.
pub(super) fn lenient(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    // Bounds the time for a text that is no date.
    if text.len() > 200 {
        return None;
    }
    let at = Timestamp::parse(text)
        .or_else(|| iso(text))
        .or_else(|| in_words(text))?;
    // Systems without a date write the Unix epoch.
    let is_zero = at.known_time().is_some() && at.epoch_seconds() == 0;
    (at.date.year >= FIRST_YEAR && !is_zero).then_some(at)
}

/// Reads a number of seconds or milliseconds since 1970. Numbers from 10⁸ to 10¹¹ are seconds (the years 1973 to 5138),
/// larger ones milliseconds.
pub(super) fn epoch(value: &Value) -> Option<Timestamp> {
    let number = value
        .as_i64()
        .or_else(|| value.as_f64().map(|number| number as i64))?;
    Timestamp::from_epoch_seconds(match number {
        100_000_000..100_000_000_000 => number,
        100_000_000_000.. => number / 1000,
        _ => return None,
    })
}

/// ISO 8601: `2024-11-23T08:00`, `2024/11/23 08:00`, `20241123T080000Z`, `20241123`.
fn iso(text: &str) -> Option<Timestamp> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((date, rest)) = text.split_at_checked(8)
        && is_digits(date)
    {
        let (year, day) = date.split_at_checked(4)?;
        let (month, day) = day.split_at_checked(2)?;
        let date = Timestamp::parse(&format!("{year}-{month}-{day}"))?;
        if rest.is_empty() {
            return Some(date);
        }
        let rest = rest.strip_prefix(['T', 't'])?;
        let (hour, rest) = rest.split_at_checked(2)?;
        let (minute, rest) = rest.split_at_checked(2)?;
        let (second, zone) = match rest.split_at_checked(2) {
            Some((second, zone)) if is_digits(second) => (second, zone),
            _ => ("00", rest),
        };
        return clock(date.date, &format!("{hour}:{minute}:{second}{zone}"));
    }
    let (date, rest) = text.split_at_checked(10)?;
    let date = Timestamp::parse(&date.replace('/', "-"))?;
    if rest.is_empty() {
        return Some(date);
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    clock(date.date, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn common_mistakes_are_read_and_ambiguous_dates_are_not() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(
                lenient(text).map(|t| t.to_string()).as_deref(),
                expected,
                "{text}"
            );
        };
        check(" 2016-04-30T10:00:00.000Z ", Some("2016-04-30T10:00:00Z"));
        check("2016-04-30T10:00:00+0000", Some("2016-04-30T10:00:00Z"));
        check(
            "2016-04-30T10:00:00 -0730",
            Some("2016-04-30T10:00:00-07:30"),
        );
        check("2018-04-05T06:00", Some("2018-04-05T06:00:00"));
        check("2018-04-05 06:00 UTC", Some("2018-04-05T06:00:00Z"));
        check(
            "2018-04-05T06:00:00.5+02",
            Some("2018-04-05T06:00:00+02:00"),
        );
        check("2018-04-11", Some("2018-04-11"));
        check(
            "Sat, 23 Nov 2024 08:00:00 -0700",
            Some("2024-11-23T08:00:00-07:00"),
        );
        check("3 November 2024 08:00", Some("2024-11-03T08:00:00"));
        check(
            "Mon, 19 Aug 24 17:42:08 +0200",
            Some("2024-08-19T17:42:08+02:00"),
        );
        check("02 Jan 99 15:04 GMT", Some("1999-01-02T15:04:00Z"));
        check(
            "Mon, 17 Jun 2013 20:05:00 EDT",
            Some("2013-06-17T20:05:00-04:00"),
        );
        let expected = Some("2013-06-17T20:05:00-04:00");
        for text in [
            "Mon,17 Jun 2013 20:05:00 -0400",
            "17 jun 2013 20:05 edt",
            "Mon, 17 Jun 113 20:05:00 -0400",
            "Mon, 17 June 2013 20:05:00 -0400 (Eastern (Daylight) Time)",
            "(evening) Mon 17 Jun 13 20:05:00 GMT-4",
            "Monday, 17-Jun-13 20:05:00 EDT",
            "Mon Jun 17 20:05:00 EDT 2013",
            "June 17, 2013 8:05 PM EDT",
            "Monday, Jun. 17th, 2013 at 8:05pm -04:00",
            "2013/06/17 20:05:00 -0400",
            "20130617T200500-0400",
            "2013-06-17T20:05:00,25-04",
        ] {
            check(text, expected);
        }
        check("Fri, 31 Dec 49 23:59:60 Z", Some("2049-12-31T23:59:60Z"));
        check("1 Jan 50 00:00 UT", Some("1950-01-01T00:00:00Z"));
        check("1 Jan 2013 07:00 A", Some("2013-01-01T07:00:00Z"));
        check("1 Jan 2013 07:00 -0000", Some("2013-01-01T07:00:00Z"));
        check("1 Jan 2013 12:30 am CET", Some("2013-01-01T00:30:00+01:00"));
        // Ambiguous or unknown zones give a time without an offset.
        check("Mon, 17 Jun 2013 20:05:00 BST", Some("2013-06-17T20:05:00"));
        check("Mon, 17 Jun 2013 20:05:00 XYZ", Some("2013-06-17T20:05:00"));
        check("Mon Aug 19 17:42:08 2024", Some("2024-08-19T17:42:08"));
        check("3 November 2024", Some("2024-11-03"));
        check("November 3, 2024", Some("2024-11-03"));
        check("20241103", Some("2024-11-03"));
        check("20241103T0630Z", Some("2024-11-03T06:30:00Z"));
        check("2024-12-31T24:00:00Z", Some("2025-01-01T00:00:00Z"));
        check("28 Feb 2024 24:00 GMT", Some("2024-02-29T00:00:00Z"));
        for ambiguous in [
            "",
            "11/04/2018",
            "yesterday",
            "1460000000",
            "0001-01-01T00:00:00Z",
            "0024-08-19T17:42:08+02:00",
            "Mon, 01 Jan 0001 00:00:00 GMT",
            "1970-01-01T00:00:00Z",
            "3 November",
            "May",
            "32 Jan 2024",
            "the 3 of May 2024",
            "1 Jan 2024 13:00 PM",
            "1 Jan 20245",
            "mar. 19 mars 2024",
            "2024-04-05T24:01",
            "2018-04-05T",
            "2018-04-05T25:00",
            "2018-04-05T06:00 EST",
            "2018-02-30T06:00",
        ] {
            check(ambiguous, None);
        }
    }

    #[test]
    fn numbers_are_seconds_or_milliseconds() {
        let check = |number: Value, expected: Option<&str>| {
            let at = epoch(&number).map(|at| at.to_string());
            assert_eq!(at.as_deref(), expected, "{number}");
        };
        let expected = Some("2013-11-27T18:57:42Z");
        check(1_385_578_662.into(), expected);
        check(1_385_578_662_000_i64.into(), expected);
        check(1_385_578_662_000.5.into(), expected);
        check(0.into(), None);
        check(20_241_103.into(), None);
        check((-1_385_578_662).into(), None);
        check(i64::MAX.into(), None);
        check("1385578662".into(), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[0-9T:+., ZNov(/apm-]{0,30}") {
            let _ = lenient(&text);
        }
    }
}
