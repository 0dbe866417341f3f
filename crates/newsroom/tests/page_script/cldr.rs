//! Compares dates and ages with those of `Intl`, whose data is CLDR's.

use super::cases::Cases;
use action_news::text::{Language, short_date};
use article::date::Timestamp;
use serde_json::json;

const DAY_S: i64 = 86_400;

fn day(second: i64) -> Timestamp {
    let moment = Timestamp::from_epoch_seconds(second).expect("a day");
    Timestamp {
        time: None,
        ..moment
    }
}

/// In French and Portuguese, newspapers write the first of a month as an ordinal; `Intl` does not.
fn is_ordinal(language: Language, day: Timestamp) -> bool {
    day.date.day == 1 && ["fr", "pt"].contains(&language.code())
}

#[test]
fn dates_are_those_of_cldr() {
    let mut cases = Cases::default();
    for language in Language::built_in() {
        // 2024, and the first days of 2025: each weekday, each day of each month.
        for second in (0..400).map(|day| 1_704_067_200 + day * DAY_S) {
            let day = day(second);
            if is_ordinal(language, day) {
                continue;
            }
            let arguments = json!([language.code(), second * 1000]);
            // CLDR has no no-break space before the abbreviated "year" of Ukrainian.
            let breaking = |date: String| date.replace('\u{a0}', " ");
            let full = breaking(language.timestamp(day));
            let long = breaking(short_date(language, day.date));
            cases.push("fullDate", arguments.clone(), full);
            cases.push("longDate", arguments, long);
        }
    }
    cases.run();
}

#[test]
fn the_persian_calendar_is_that_of_cldr() {
    let mut cases = Cases::default();
    let persian = Language::of("fa").expect("a language");
    let second = |date| Timestamp::parse(date).expect("a date").epoch_seconds();
    let days = (second("1800-01-01")..second("2124-01-01")).step_by(86_400);
    for second in days {
        let expected = short_date(persian, day(second).date);
        cases.push("longDate", json!(["fa", second * 1000]), expected);
    }
    cases.run();
}

#[test]
fn ages_are_those_of_cldr() {
    let mut cases = Cases::default();
    for language in Language::built_in() {
        for hours in 1..=20 {
            let arguments = json!([language.code(), hours]);
            let age = language.ago(hours * 60);
            match (language.code(), hours) {
                // French newspapers abbreviate the hour. Hindi ones write the singular, which CLDR does not have.
                ("fr", _) | ("hi", 1) => {}
                _ => cases.push("hoursAgo", arguments, age),
            }
        }
    }
    cases.run();
}
