//! Formats dates and times by the language's patterns: for the header's clock and the timestamps of documents. The page
//! script (`web/page/clock.js`) formats by the same patterns.

use super::language::Language;
use super::pattern::nth;
use super::persian::persian;
use article::date::{Date, Time, Timestamp};

/// The local time in a time zone, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// The local date.
    pub date: Date,
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// The offset from UTC, in minutes; positive east of Greenwich.
    pub offset_minutes: i16,
    /// Whether it is in UTC because the browser does not know the time zone.
    pub is_utc: bool,
}

impl LocalTime {
    /// From local date, hour and minute. The offset is computed from `now_ms`, the time in milliseconds since 1970.
    pub fn at(now_ms: f64, date: Date, hour: u8, minute: u8) -> Self {
        let time = Time {
            hour,
            minute,
            second: 0,
            offset_minutes: Some(0),
        };
        let shown = Timestamp {
            date,
            time: Some(time),
        }
        .epoch_seconds();
        let now_minutes = (now_ms / 60_000.0).floor() as i64;
        Self {
            date,
            hour,
            minute,
            offset_minutes: (shown / 60 - now_minutes) as i16,
            is_utc: false,
        }
    }

    /// RFC 3339 with seconds 0, for `<time datetime>`.
    pub fn datetime(self) -> String {
        let time = Time {
            hour: self.hour,
            minute: self.minute,
            second: 0,
            offset_minutes: Some(self.offset_minutes),
        };
        Timestamp {
            date: self.date,
            time: Some(time),
        }
        .to_string()
    }
}

impl Language {
    /// Date and time as in the header bar: `Saturday, November 23, 2024, 10:59 PM`. The placeholders of the pattern are
    /// `weekday`, `day`, `month`, `year`, `hour` (0 to 23), `hour2` (the same with two digits), `hour12` (12 for
    /// midnight and noon), `minute` (two digits) and `half` (AM or PM).
    pub fn clock(self, now: LocalTime) -> String {
        let clock = self.fill_date(self.words().clock, now.date, now.hour, now.minute);
        if now.is_utc { clock + " UTC" } else { clock }
    }

    /// A timestamp of a document: with time and offset if both are known, otherwise the date only.
    pub fn timestamp(self, timestamp: Timestamp) -> String {
        let Some(time) = timestamp.known_time() else {
            return self.fill_date(self.words().day, timestamp.date, 0, 0);
        };
        let moment = self.fill_date(self.words().clock, timestamp.date, time.hour, time.minute);
        let offset = self.with_digits(offset(time.offset_minutes.unwrap_or(0)));
        [&moment, " ", &offset].concat()
    }

    /// Fills the placeholders of a pattern, in the language's calendar and digits; see [`Language::clock`].
    fn fill_date(self, pattern: &str, date: Date, hour: u8, minute: u8) -> String {
        let strings = self.words();
        let (year, month, day) = if strings.calendar.is_empty() {
            (date.year, date.month, date.day)
        } else {
            persian(date)
        };
        let mut text = String::with_capacity(48);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            match name {
                "weekday" => text.push_str(nth(strings.weekdays, date.weekday())),
                "month" => text.push_str(nth(strings.months, month.wrapping_sub(1))),
                "day" => match strings.first_of_month {
                    first if day == 1 && !first.is_empty() => text.push_str(first),
                    _ => text.push_str(&day.to_string()),
                },
                "year" => text.push_str(&year.to_string()),
                "hour" => text.push_str(&hour.to_string()),
                "hour12" => text.push_str(&((hour + 11) % 12 + 1).to_string()),
                "hour2" => push_two_digits(&mut text, hour),
                "minute" => push_two_digits(&mut text, minute),
                "half" => text.push_str(nth(strings.halves, hour / 12)),
                _ => {}
            }
        }
        text.push_str(rest);
        self.with_digits(text)
    }
}

fn push_two_digits(text: &mut String, number: u8) {
    text.push_str(if number < 10 { "0" } else { "" });
    text.push_str(&number.to_string());
}

/// A date as on fronts: `November 23, 2024`.
pub fn short_date(language: Language, date: Date) -> String {
    language.fill_date(language.words().short_date, date, 0, 0)
}

/// Formats a UTC offset: `UTC−4`, `UTC+5:45`, `UTC`.
fn offset(minutes: i16) -> String {
    let sign = match minutes {
        0 => return "UTC".to_owned(),
        ..0 => '\u{2212}',
        _ => '+',
    };
    match (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60) {
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_formatted_by_language() {
        let languages = [Language::ENGLISH, Language::FRENCH, Language::ARABIC];
        let check = |date: (u16, u8, u8), hour, minute, expected: [&str; 3]| {
            let date = Date::new(date.0, date.1, date.2).expect("a day");
            let now = LocalTime {
                date,
                hour,
                minute,
                offset_minutes: -420,
                is_utc: false,
            };
            assert_eq!(languages.map(|l| l.clock(now)), expected);
            let in_utc = LocalTime {
                is_utc: true,
                ..now
            };
            assert_eq!(
                languages.map(|l| l.clock(in_utc)),
                expected.map(|clock| format!("{clock} UTC"))
            );
        };
        check(
            (2024, 11, 23),
            22,
            59,
            [
                "Saturday, November 23, 2024, 10:59 PM",
                "samedi 23 novembre 2024, 22\u{a0}h\u{a0}59",
                "السبت، 23 نوفمبر 2024، 10:59 م",
            ],
        );
        check(
            (2025, 6, 1),
            0,
            5,
            [
                "Sunday, June 1, 2025, 12:05 AM",
                "dimanche 1er juin 2025, 0\u{a0}h\u{a0}05",
                "الأحد، 1 يونيو 2025، 12:05 ص",
            ],
        );
        check(
            (2024, 2, 29),
            12,
            0,
            [
                "Thursday, February 29, 2024, 12:00 PM",
                "jeudi 29 février 2024, 12\u{a0}h\u{a0}00",
                "الخميس، 29 فبراير 2024، 12:00 م",
            ],
        );
    }

    #[test]
    fn timestamps_keep_their_offset() {
        let check = |timestamp: &str, expected: &str| {
            let timestamp = Timestamp::parse(timestamp).expect("a timestamp");
            assert_eq!(Language::ENGLISH.timestamp(timestamp), expected);
        };
        check(
            "2013-06-17T20:05:00-04:00",
            "Monday, June 17, 2013, 8:05 PM UTC\u{2212}4",
        );
        check(
            "2013-06-17T20:05:00+05:45",
            "Monday, June 17, 2013, 8:05 PM UTC+5:45",
        );
        check("2013-06-17T20:05:00Z", "Monday, June 17, 2013, 8:05 PM UTC");
        check("2013-06-17T20:05:00", "Monday, June 17, 2013");
        check("2013-06-17", "Monday, June 17, 2013");
    }

    #[test]
    fn the_offset_is_computed_from_the_local_time() {
        let moment = Timestamp::parse("2024-11-24T05:59:30Z").expect("a timestamp");
        let now_ms = moment.epoch_seconds() as f64 * 1000.0;
        let date = Date::new(2024, 11, 23).expect("a day");
        assert_eq!(
            LocalTime::at(now_ms, date, 22, 59).datetime(),
            "2024-11-23T22:59:00-07:00"
        );
        // St. John's: half an hour off the hour.
        let date = Date::new(2024, 11, 24).expect("a day");
        assert_eq!(
            LocalTime::at(now_ms, date, 2, 29).datetime(),
            "2024-11-24T02:29:00-03:30"
        );
    }
}
