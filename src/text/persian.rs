//! The Solar Hijri calendar, the civil calendar of Iran and Afghanistan. CLDR calls it `persian`.

use article::date::{Date, Timestamp};

/// Days in the cycle of 33 years, 8 of which are leap years.
const CYCLE_DAYS: i64 = 33 * 365 + 8;
/// Days from the calendar's first day, 622-03-22, to 1970-01-01.
const DAYS_TO_1970: i64 = 492_268;

/// Year, month and day of a Gregorian date, by the cycle of 33 years: exact from 1800 to 2123 (compared with `Intl`).
pub(super) fn persian(date: Date) -> (u16, u8, u8) {
    let days = Timestamp { date, time: None }.epoch_seconds() / 86_400 + DAYS_TO_1970;
    let years = (33 * days + 3).div_euclid(CYCLE_DAYS);
    let day = days - 365 * years - (8 * years + 29).div_euclid(33);
    // Six months of 31 days, then months of 30 days.
    let (month, day) = match day {
        ..186 => (day / 31, day % 31),
        _ => ((day - 6) / 30, (day - 6) % 30),
    };
    (years as u16 + 1, month as u8 + 1, day as u8 + 1)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_converted() {
        let check = |(year, month, day), expected: (u16, u8, u8)| {
            let date = Date::new(year, month, day).expect("a day");
            assert_eq!(persian(date), expected, "{date}");
        };
        check((2025, 3, 21), (1404, 1, 1));
        // 1403 was a leap year.
        check((2025, 3, 20), (1403, 12, 30));
        check((2024, 3, 20), (1403, 1, 1));
        check((2024, 3, 19), (1402, 12, 29));
        check((2024, 9, 21), (1403, 6, 31));
        check((2024, 9, 22), (1403, 7, 1));
        // The day of the republic's referendum.
        check((1979, 4, 1), (1358, 1, 12));
        check((1970, 1, 1), (1348, 10, 11));
        check((1800, 1, 1), (1178, 10, 11));
    }
}
