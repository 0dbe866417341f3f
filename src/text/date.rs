//! Dates and times in words. One writer serves the header's clock and the documents' timestamps, so that a
//! published page, a rendered one and every engine agree to the letter.

use super::Language;
use article::date::{Date, Time, Timestamp};

/// A moment on the wall of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// The day there.
    pub date: Date,
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// Minutes east of UTC at that moment.
    pub offset_minutes: i16,
}

impl LocalTime {
    /// From what a clock in a zone shows at a moment, in milliseconds since 1970: the offset follows.
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
        }
    }

    /// RFC 3339 without seconds' meaning, for `<time datetime>`.
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
    /// The header bar's clock: `Saturday, November 23, 2024, 10:59 PM`.
    pub fn clock(self, now: LocalTime) -> String {
        self.moment(now.date, now.hour, now.minute)
    }

    /// A document's date: with its time and offset if both are known, else the day alone.
    pub fn timestamp(self, timestamp: Timestamp) -> String {
        let Some(time) = timestamp.known_time() else {
            return self.day(timestamp.date);
        };
        let moment = self.moment(timestamp.date, time.hour, time.minute);
        format!("{moment} {}", offset(time.offset_minutes.unwrap_or(0)))
    }

    fn moment(self, date: Date, hour: u8, minute: u8) -> String {
        let day = self.day(date);
        let twelve = match hour % 12 {
            0 => 12,
            hour => hour,
        };
        match self {
            Self::English => {
                let half = if hour < 12 { "AM" } else { "PM" };
                format!("{day}, {twelve}:{minute:02} {half}")
            }
            Self::French => format!("{day}, {hour}\u{a0}h\u{a0}{minute:02}"),
            Self::Arabic => {
                let half = if hour < 12 { "ص" } else { "م" };
                format!("{day}، {twelve}:{minute:02} {half}")
            }
        }
    }

    /// `Saturday, November 23, 2024`.
    fn day(self, date: Date) -> String {
        let weekday = self
            .words()
            .weekdays
            .get(usize::from(date.weekday()))
            .copied()
            .unwrap_or_default();
        match self {
            Self::English => format!("{weekday}, {}", short_date(self, date)),
            Self::French => format!("{weekday} {}", short_date(self, date)),
            Self::Arabic => format!("{weekday}، {}", short_date(self, date)),
        }
    }
}

/// `November 23, 2024`, as fronts show it.
pub fn short_date(language: Language, date: Date) -> String {
    let Date { year, month, day } = date;
    let month = language
        .words()
        .months
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or_default();
    match language {
        Language::English => format!("{month} {day}, {year}"),
        Language::French if day == 1 => format!("1er {month} {year}"),
        Language::French | Language::Arabic => format!("{day} {month} {year}"),
    }
}

/// `UTC−4`, `UTC+5:45`, `UTC`.
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
    fn the_clock_reads_as_each_language_writes_it() {
        let check = |date: (u16, u8, u8), hour, minute, expected: [&str; 3]| {
            let date = Date::new(date.0, date.1, date.2).expect("a day");
            let now = LocalTime {
                date,
                hour,
                minute,
                offset_minutes: -420,
            };
            assert_eq!(Language::ALL.map(|l| l.clock(now)), expected);
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
    fn documents_dates_keep_their_own_offset() {
        let check = |timestamp: &str, expected: &str| {
            let timestamp = Timestamp::parse(timestamp).expect("a timestamp");
            assert_eq!(Language::English.timestamp(timestamp), expected);
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
    fn the_offset_follows_from_what_the_clock_shows() {
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
