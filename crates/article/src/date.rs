//! RFC 3339 dates and times, without a calendar library.
//!
//! A document's dates are shown in the offset they have, so a page rendered at publication and one rendered in a
//! browser show the same text.
//!
//! More than 300 lines, because a third of them are tests against a calendar library.

use std::fmt;

/// A date with an optional time of day, which has an optional offset from UTC.
///
/// ```
/// use article::date::Timestamp;
/// let published = Timestamp::parse("2013-06-17T20:05:00-04:00").expect("RFC 3339");
/// assert_eq!(published.epoch_seconds(), 1_371_513_900);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// The day.
    pub date: Date,
    /// The time of day, where the source gives one.
    pub time: Option<Time>,
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// 0–9999.
    pub year: u16,
    /// 1–12.
    pub month: u8,
    /// 1–31.
    pub day: u8,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// 0–60; 60 only in a leap second.
    pub second: u8,
    /// Minutes east of UTC. `None`: the source gives no offset, so the moment is unknown.
    pub offset_minutes: Option<i16>,
}

impl Timestamp {
    /// Reads `full-date` or `date-time` of RFC 3339 §5.6, or a `date-time` without its offset. A space may replace the
    /// `T`, as the RFC allows. Fractions of a second are dropped.
    ///
    /// `None` for anything else: surrounding white space, a day that does not exist, an offset of 24 hours or more. The
    /// second 60 is accepted at any time, because leap seconds are not known in advance.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = Digits(text.as_bytes());
        let date = Date::new(
            rest.number(4)?,
            rest.after(b'-')?.number(2)?.try_into().ok()?,
            rest.after(b'-')?.number(2)?.try_into().ok()?,
        )?;
        if rest.0.is_empty() {
            return Some(Self { date, time: None });
        }
        rest.any_of(b"Tt ")?;
        let hour = small(rest.number(2)?, 23)?;
        let minute = small(rest.after(b':')?.number(2)?, 59)?;
        let second = small(rest.after(b':')?.number(2)?, 60)?;
        if rest.after(b'.').is_some() {
            rest.number(1)?;
            while rest.number(1).is_some() {}
        }
        let offset_minutes = rest.offset()?;
        rest.0.is_empty().then_some(Self {
            date,
            time: Some(Time {
                hour,
                minute,
                second,
                offset_minutes,
            }),
        })
    }

    /// Seconds since 1970-01-01T00:00:00Z. A missing time counts as midnight, a missing offset as UTC: good enough for
    /// sorting, not for display.
    pub fn epoch_seconds(self) -> i64 {
        let days = self.date.days_since_epoch() * 86_400;
        let Some(time) = self.time else { return days };
        let clock =
            i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second);
        days + clock - i64::from(time.offset_minutes.unwrap_or(0)) * 60
    }

    /// The moment in UTC, if it falls in the years 0–9999.
    pub fn from_epoch_seconds(seconds: i64) -> Option<Self> {
        let (days, second_of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let part = |n: i64| u8::try_from(n).ok();
        Some(Self {
            date: Date::from_days(days)?,
            time: Some(Time {
                hour: part(second_of_day / 3600)?,
                minute: part(second_of_day / 60 % 60)?,
                second: part(second_of_day % 60)?,
                offset_minutes: Some(0),
            }),
        })
    }

    /// The time of day, if it has an offset.
    pub fn known_time(self) -> Option<Time> {
        self.time.filter(|time| time.offset_minutes.is_some())
    }
}

impl Date {
    /// A day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        let valid =
            year <= 9999 && (1..=12).contains(&month) && day >= 1 && day <= date.month_days();
        valid.then_some(date)
    }

    /// The day of the week, Sunday = 0.
    pub fn weekday(self) -> u8 {
        u8::try_from((self.days_since_epoch() + 4).rem_euclid(7)).unwrap_or(0)
    }

    fn month_days(self) -> u8 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The inverse of [`Self::days_since_epoch`].
    fn from_days(days: i64) -> Option<Self> {
        let shifted = days.checked_add(719_468)?;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Self::new(
            u16::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
    }

    /// Days since 1970-01-01, counted in 400-year eras from 1 March of year 0.
    fn days_since_epoch(self) -> i64 {
        let shifted = i64::from(self.year) - i64::from(self.month <= 2);
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let month_from_march = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

fn small(value: u16, max: u8) -> Option<u8> {
    u8::try_from(value).ok().filter(|v| *v <= max)
}

/// The bytes not read yet.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn number(&mut self, width: usize) -> Option<u16> {
        let (digits, rest) = self.0.split_at_checked(width)?;
        let mut value: u16 = 0;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return None;
            }
            value = value * 10 + u16::from(digit - b'0');
        }
        self.0 = rest;
        Some(value)
    }

    fn after(&mut self, byte: u8) -> Option<&mut Self> {
        self.any_of(&[byte])?;
        Some(self)
    }

    fn any_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        if !bytes.contains(first) {
            return None;
        }
        self.0 = rest;
        Some(*first)
    }

    /// `None`: malformed. `Some(None)`: no offset.
    fn offset(&mut self) -> Option<Option<i16>> {
        if self.0.is_empty() {
            return Some(None);
        }
        let sign = match self.any_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(Some(0)),
        };
        let hours = i16::from(small(self.number(2)?, 23)?);
        let minutes = i16::from(small(self.after(b':')?.number(2)?, 59)?);
        Some(Some(sign * (hours * 60 + minutes)))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// RFC 3339, as in `<time datetime>`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date.fmt(f)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", time.hour, time.minute, time.second)?;
        match time.offset_minutes {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rfc_3339_is_read_and_anything_else_is_refused() {
        let check = |text: &str, expected: Option<&str>| {
            let got = Timestamp::parse(text).map(|t| t.to_string());
            assert_eq!(got.as_deref(), expected, "{text}");
        };
        check(
            "2013-06-17T20:05:00-04:00",
            Some("2013-06-17T20:05:00-04:00"),
        );
        check("2013-06-17t20:05:00.123456z", Some("2013-06-17T20:05:00Z"));
        check(
            "2013-06-17 20:05:00+05:45",
            Some("2013-06-17T20:05:00+05:45"),
        );
        check("2013-06-17T20:05:00", Some("2013-06-17T20:05:00"));
        check("2013-06-17", Some("2013-06-17"));
        check("2024-02-29", Some("2024-02-29"));
        check("1990-12-31T23:59:60Z", Some("1990-12-31T23:59:60Z"));
        for bad in [
            "",
            "2013",
            "2013-06-1",
            "2013-13-01",
            "2013-00-10",
            "2023-02-29",
            "1900-02-29",
            "2013-06-17T",
            "2013-06-17T24:00:00Z",
            "2013-06-17T20:05Z",
            "2013-06-17T20:05:00.Z",
            "2013-06-17T20:05:00-0400",
            "2013-06-17T20:05:00-04:00 ",
            "17 June 2013",
            "２０１３-06-17",
            "+2013-06-17",
        ] {
            check(bad, None);
        }
    }

    proptest! {
        /// Moment and weekday agree with those of a calendar library.
        #[test]
        fn agrees_with_jiff(
            year in 0u16..=9999, month in 0u8..=13, day in 0u8..=32,
            hour in 0u8..=24, minute in 0u8..=60, second in 0u8..=59,
            offset_hours in -23i32..=23, offset_minutes in 0u8..=59,
        ) {
            let sign = if offset_hours < 0 { '-' } else { '+' };
            let text = format!(
                "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{offset_minutes:02}",
                offset_hours.abs()
            );
            let ours = Timestamp::parse(&text);
            // jiff's range is a day shorter at both ends.
            if (1..=9998).contains(&year) {
                let theirs = text.parse::<jiff::Timestamp>().ok();
                prop_assert_eq!(ours.map(Timestamp::epoch_seconds), theirs.map(|t| t.as_second()), "{}", text);
            }
            if let Some(ours) = ours {
                let date = jiff::civil::Date::new(i16::try_from(ours.date.year).unwrap_or(0), ours.date.month as i8, ours.date.day as i8);
                let weekday = date.map(|d| d.weekday().to_sunday_zero_offset()).unwrap_or(-1);
                prop_assert_eq!(ours.date.weekday() as i8, weekday);
                prop_assert_eq!(Timestamp::parse(&ours.to_string()), Some(ours));
                let again = Timestamp::from_epoch_seconds(ours.epoch_seconds());
                // At the ends of the calendar, subtracting the offset may leave its range.
                if let Some(again) = again {
                    prop_assert_eq!(again.epoch_seconds(), ours.epoch_seconds());
                } else {
                    prop_assert!(year == 0 || year == 9999);
                }
            }
        }

        #[test]
        fn epoch_seconds_round_trip(seconds in -62_167_219_200i64..253_402_300_800) {
            let moment = Timestamp::from_epoch_seconds(seconds);
            prop_assert_eq!(moment.map(Timestamp::epoch_seconds), Some(seconds));
            prop_assert_eq!(moment.and_then(|m| Timestamp::parse(&m.to_string())), moment);
        }

        #[test]
        fn seconds_of_any_size_do_not_panic(seconds in any::<i64>()) {
            let _ = Timestamp::from_epoch_seconds(seconds);
        }

        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = Timestamp::parse(&text);
        }
    }
}
