//! The time of day.

use crate::date::{Date, Time, Timestamp};

/// Reads `08:00`, `08:00:00.5` or `24:00`, with an optional offset (`Z`, `UTC`, `+02`, `+0200`, `+02:00`).
pub(super) fn clock(date: Date, text: &str) -> Option<Timestamp> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ','))
        .unwrap_or(text.len());
    let (time, offset) = text.split_at_checked(end)?;
    let mut parts = time.split(':');
    let mut part = |max: u8| {
        parts
            .next()?
            .split(['.', ','])
            .next()?
            .parse::<u8>()
            .ok()
            .filter(|n| *n <= max)
    };
    let (hour, minute) = (part(24)?, part(59)?);
    let second = if time.matches(':').count() > 1 {
        part(60)?
    } else {
        0
    };
    let offset_minutes = match offset.trim() {
        "" => None,
        offset => Some(offset_minutes(offset)?),
    };
    let (date, hour) = match (hour, minute, second) {
        // ISO 8601: the end of a day is the beginning of the next.
        (24, 0, 0) => {
            let day = Timestamp { date, time: None };
            (
                Timestamp::from_epoch_seconds(day.epoch_seconds() + 86_400)?.date,
                0,
            )
        }
        (24, ..) => return None,
        _ => (date, hour),
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
        1 | 2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 60 + minutes))
}
