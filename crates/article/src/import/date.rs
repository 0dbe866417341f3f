//! Dates in common deviations from RFC 3339.

use crate::date::{Date, Time, Timestamp};

/// Reads RFC 3339 with common mistakes (`+0000` or `+00` for `+00:00`, no seconds, spaces, `UTC`), and e-mail dates
/// (RFC 5322 §3.3, §4.3) with an English month, a zone by name and a year of two digits. Anything else is `None`: a
/// guess could be wrong.
pub(super) fn lenient(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    Timestamp::parse(text)
        .or_else(|| iso(text))
        .or_else(|| mail(text))
}

fn iso(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_at_checked(10)?;
    let date = Timestamp::parse(date)?.date;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    clock(date, rest)
}

/// `Sat, 23 Nov 2024 08:00:00 -0700`.
fn mail(text: &str) -> Option<Timestamp> {
    let rest = text.split_once(", ").map_or(text, |(_, rest)| rest);
    let mut parts = rest.splitn(4, ' ');
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|known| *known == month)?;
    let year = year(parts.next()?)?;
    let date = Date::new(year, u8::try_from(month + 1).ok()?, day)?;
    let rest = parts.next()?;
    let (time, zone) = rest.rsplit_once(' ').unwrap_or((rest, ""));
    match ZONES.iter().find(|(name, _)| *name == zone) {
        Some((_, offset)) => clock(date, &[time, offset].concat()),
        None => clock(date, rest),
    }
}

/// Two digits are of this century up to 49 (RFC 5322 §4.3).
fn year(text: &str) -> Option<u16> {
    let year = text.parse().ok()?;
    Some(match text.len() {
        2 if year < 50 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    })
}

/// Zones of RFC 822 that are no names of UTC.
const ZONES: [(&str, &str); 8] = [
    ("EDT", "-04"),
    ("EST", "-05"),
    ("CDT", "-05"),
    ("CST", "-06"),
    ("MDT", "-06"),
    ("MST", "-07"),
    ("PDT", "-07"),
    ("PST", "-08"),
];

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// `08:00`, `08:00:00.5`, and an offset in any of its forms.
fn clock(date: Date, text: &str) -> Option<Timestamp> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
        .unwrap_or(text.len());
    let (time, offset) = text.split_at_checked(end)?;
    let mut parts = time.split(':');
    let mut part = |max: u8| {
        parts
            .next()?
            .split('.')
            .next()?
            .parse::<u8>()
            .ok()
            .filter(|n| *n <= max)
    };
    let (hour, minute) = (part(23)?, part(59)?);
    let second = if time.matches(':').count() > 1 {
        part(60)?
    } else {
        0
    };
    let offset_minutes = match offset.trim() {
        "" => None,
        offset => Some(offset_minutes(offset)?),
    };
    Some(Timestamp {
        date,
        time: Some(Time {
            hour,
            minute,
            second,
            offset_minutes,
        }),
    })
}

fn offset_minutes(offset: &str) -> Option<i16> {
    if matches!(offset, "Z" | "z" | "UTC" | "GMT" | "UT") {
        return Some(0);
    }
    let sign = match offset.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = offset.get(1..)?.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 60 + minutes))
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
        check("Mon, 17 Jun 2013 20:05:00 XYZ", None);
        for ambiguous in [
            "",
            "11/04/2018",
            "yesterday",
            "1460000000",
            "2018-04-05T",
            "2018-04-05T25:00",
            "2018-04-05T06:00 EST",
            "2018-02-30T06:00",
        ] {
            check(ambiguous, None);
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "[0-9T:+., ZNov-]{0,30}") {
            let _ = lenient(&text);
        }
    }
}
