//! Dates with English month names: of e-mail, of HTTP, and of running text.

use super::clock::clock;
use crate::date::{Date, Timestamp};

/// Reads a date with an English month name. Commas, dashes within the date, comments in parentheses, and a weekday in any
/// language are ignored.
pub(super) fn in_words(text: &str) -> Option<Timestamp> {
    let text = without_comments(text);
    let text = text.replace(',', " ");
    let mut words: Vec<&str> = text.split_whitespace().collect();
    // `19-Aug-24` of RFC 850.
    let dashed = words.iter().position(|word| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.split('-').nth(1).and_then(month).is_some()
    });
    if let Some(at) = dashed {
        let parts: Vec<&str> = words.get(at)?.split('-').collect();
        words.splice(at..=at, parts);
    }
    let is_name = |word: &&str| month(word).is_some();
    // At most a weekday and a day precede the month. The last match is the month, because a weekday may look like one:
    // `mar` is Tuesday in French.
    let at = words.iter().take(3).rposition(is_name)?;
    let number = month(words.get(at)?)?;
    let before = words.get(..at)?;
    let rest = words.get(at + 1..)?;
    let (day, year_of, rest) = match before.last().and_then(|word| day(word)) {
        // 23 November 2024 08:00
        Some(day) => (day, rest.first()?, rest.get(1..)?.to_vec()),
        // November 23, 2024 08:00
        None => {
            let (first, rest) = rest.split_first()?;
            match rest.split_first()? {
                // Nov 23 08:00:00 2024
                (time, rest) if time.contains(':') => {
                    let (year, zone) = rest.split_last()?;
                    let mut rest = vec![*time];
                    rest.extend(zone);
                    (day(first)?, year, rest)
                }
                (year, rest) => (day(first)?, year, rest.to_vec()),
            }
        }
    };
    // Only a weekday may precede the day.
    let may_precede = before.len() <= 2
        && before
            .iter()
            .rev()
            .skip(usize::from(
                before.last().and_then(|word| self::day(word)).is_some(),
            ))
            .all(|word| word.chars().all(|c| c.is_alphabetic() || c == '.'));
    let date = Date::new(year(year_of)?, number, day).filter(|_| may_precede)?;
    match rest.as_slice() {
        [] => Some(Timestamp { date, time: None }),
        ["at", rest @ ..] | rest => time_in_words(date, rest),
    }
}

/// Reads `08:00:00 -0700`, `08:00 EST`, `8:00 PM`.
fn time_in_words(date: Date, words: &[&str]) -> Option<Timestamp> {
    let (time, rest) = words.split_first()?;
    let lower = time.to_ascii_lowercase();
    let day_periods = ["am", "pm", "a.m.", "p.m."];
    let attached = day_periods
        .iter()
        .find_map(|period| lower.strip_suffix(period).map(|time| (time, *period)));
    let (time, period, zone) = match (attached, rest) {
        (Some((time, period)), zone) => (time, Some(period.to_owned()), zone),
        (None, [period, zone @ ..])
            if day_periods.contains(&period.to_ascii_lowercase().as_str()) =>
        {
            (lower.as_str(), Some(period.to_ascii_lowercase()), zone)
        }
        (None, zone) => (lower.as_str(), None, zone),
    };
    let mut at = match zone {
        [] => clock(date, time)?,
        [zone] => clock(date, &format!("{time}{}", offset_of(zone)?))?,
        // `GMT +0200`
        [_, zone] if zone.starts_with(['+', '-']) => clock(date, &format!("{time}{zone}"))?,
        _ => return None,
    };
    if let (Some(period), Some(time)) = (period, &mut at.time) {
        (1..=12).contains(&time.hour).then_some(())?;
        time.hour = time.hour % 12 + if period.starts_with('p') { 12 } else { 0 };
    }
    Some(at)
}

/// Removes comments (RFC 5322 §3.2.2), which may be nested.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// A day: `3`, `03`, `3rd`.
fn day(word: &str) -> Option<u8> {
    let end = word
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(word.len());
    let (digits, rest) = word.split_at_checked(end)?;
    (matches!(rest, "" | "." | "st" | "nd" | "rd" | "th") && digits.len() <= 2)
        .then(|| digits.parse().ok())
        .flatten()
}

/// The number of a month, by its English name or the name's first three letters.
fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let is_named = |known: &&str| *known == word || (word.len() == 3 && known.starts_with(&word));
    let at = MONTHS
        .iter()
        .position(|known| is_named(known) || (word == "sept" && *known == "september"))?;
    u8::try_from(at + 1).ok()
}

/// A year of four digits; two digits mean 1950 to 2049, three count from 1900 (RFC 5322 §4.3).
fn year(text: &str) -> Option<u16> {
    let text = text.strip_prefix(['\'', '’']).unwrap_or(text);
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: u16 = text.parse().ok()?;
    match text.len() {
        2 if year < 50 => Some(2000 + year),
        2 | 3 => Some(1900 + year),
        4 => Some(year),
        _ => None,
    }
}

/// Zones other than UTC: those of RFC 822, and Europe's from the IANA Time Zone Database.
const ZONES: [(&str, &str); 14] = [
    ("EDT", "-04"),
    ("EST", "-05"),
    ("CDT", "-05"),
    ("CST", "-06"),
    ("MDT", "-06"),
    ("MST", "-07"),
    ("PDT", "-07"),
    ("PST", "-08"),
    ("WET", "+00"),
    ("WEST", "+01"),
    ("CET", "+01"),
    ("CEST", "+02"),
    ("EET", "+02"),
    ("EEST", "+03"),
];

/// The offset of a zone. Military letters count as UTC (RFC 5322 §4.3), because RFC 822 defined them wrongly. Unknown and
/// ambiguous names (`BST`, `IST`) give an empty offset, so the time has none.
fn offset_of(zone: &str) -> Option<&str> {
    let upper = zone.to_ascii_uppercase();
    if let Some((_, offset)) = ZONES.iter().find(|(name, _)| *name == upper) {
        return Some(offset);
    }
    match upper.as_bytes() {
        b"GMT" | b"UTC" | b"UT" => Some("Z"),
        [b'A'..=b'I' | b'K'..=b'Z'] => Some("Z"),
        [b'+' | b'-', ..] => Some(zone),
        _ if upper.bytes().all(|byte| byte.is_ascii_uppercase()) => Some(""),
        // `GMT+2`, `UTC+02:00`.
        _ => ["GMT", "UTC"]
            .iter()
            .find(|name| upper.starts_with(*name))
            .and_then(|name| zone.get(name.len()..)),
    }
}
