//! Timestamps in the formats of feeds and sitemaps.

use crate::zone::Zone;
use article::date::{Time, Timestamp};

/// W3C's profile of ISO 8601 (<https://www.w3.org/TR/NOTE-datetime>): the date alone if the time or its offset is unknown,
/// because a time must have an offset.
#[cfg(feature = "publish")]
pub fn w3c_date(at: Timestamp) -> String {
    match at.known_time() {
        Some(_) => without_leap_second(at).to_string(),
        None => at.date.to_string(),
    }
}

/// RFC 3339 with time and offset; a date alone is midnight in `zone`.
pub fn rfc3339(at: Timestamp, zone: &Zone) -> String {
    without_leap_second(zone.moment(at)).to_string()
}

/// `Mon, 17 Jun 2013 20:05:00 -0400` (RFC 822 with four digits for the year); a date alone is midnight in `zone`.
pub fn rfc822(at: Timestamp, zone: &Zone) -> Option<String> {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let day = DAYS.get(usize::from(at.date.weekday()))?;
    let month = MONTHS.get(usize::from(at.date.month).checked_sub(1)?)?;
    let time = without_leap_second(zone.moment(at)).time?;
    let offset = time.offset_minutes.unwrap_or(0);
    let sign = if offset < 0 { '-' } else { '+' };
    let offset = offset.unsigned_abs();
    Some(format!(
        "{day}, {:02} {month} {:04} {:02}:{:02}:{:02} {sign}{:02}{:02}",
        at.date.day,
        at.date.year,
        time.hour,
        time.minute,
        time.second,
        offset / 60,
        offset % 60
    ))
}

/// A leap second becomes the second before it: most programs that read feeds do not accept leap seconds.
fn without_leap_second(at: Timestamp) -> Timestamp {
    let time = at.time.map(|time| Time {
        second: time.second.min(59),
        ..time
    });
    Timestamp { time, ..at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_in_the_format_of_each_feed() {
        let portal = br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en"}"#;
        let zone = Zone::of(&article::read_portal(portal).expect("a portal").0);
        let check = |given: &str, mail: &str, json: &str| {
            let at = Timestamp::parse(given).expect("a timestamp");
            assert_eq!(rfc822(at, &zone).as_deref(), Some(mail), "{given}");
            assert_eq!(rfc3339(at, &zone), json, "{given}");
        };
        check(
            "2013-06-17T20:05:00-04:00",
            "Mon, 17 Jun 2013 20:05:00 -0400",
            "2013-06-17T20:05:00-04:00",
        );
        check(
            "2013-06-17T20:05:00Z",
            "Mon, 17 Jun 2013 20:05:00 +0000",
            "2013-06-17T20:05:00Z",
        );
        check(
            "2013-06-17",
            "Mon, 17 Jun 2013 00:00:00 +0000",
            "2013-06-17T00:00:00Z",
        );
        check(
            "2013-06-17T20:05:00",
            "Mon, 17 Jun 2013 00:00:00 +0000",
            "2013-06-17T00:00:00Z",
        );
        check(
            "2016-12-31T23:59:60Z",
            "Sat, 31 Dec 2016 23:59:59 +0000",
            "2016-12-31T23:59:59Z",
        );
    }

    #[cfg(feature = "publish")]
    #[test]
    fn a_date_alone_stays_a_date() {
        let check = |given: &str, expected: &str| {
            assert_eq!(
                w3c_date(Timestamp::parse(given).expect("a timestamp")),
                expected
            );
        };
        check("2013-06-17T20:05:00-04:00", "2013-06-17T20:05:00-04:00");
        check("2013-06-17T20:05:00", "2013-06-17");
        check("2013-06-17", "2013-06-17");
    }
}
