//! Compares functions of the script of published pages, run by Node.js, with those of `text` and `article`. Skipped without
//! Node.js.

#![cfg(feature = "publish")]
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod cldr;

use action_news::text::{Language, LocalTime};
use article::date::{Date, Timestamp};
use article::portal::{ByLanguage, Notice, NoticeKind, TemperatureUnit};
use article::weather::Tenths;
use cases::{Cases, portal, shared};
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const YEARS: i64 = 2 * 365 * 86_400;
/// 2024-01-01T00:00:00Z: two years with four changes of daylight saving.
const BEGIN: i64 = 1_704_067_200;

/// A thousand moments: spread over two years, and around each change of the zone's offset.
fn moments(zone: &TimeZone) -> BTreeSet<i64> {
    let at = |second| jiff::Timestamp::from_second(second).expect("a moment");
    let changes = zone
        .following(at(BEGIN))
        .map(|change| change.timestamp().as_second());
    let changes = changes.take_while(|second| *second < BEGIN + YEARS);
    let around =
        changes.flat_map(|second| (-65..65).step_by(5).map(move |minute| second + minute * 60));
    let mut moments: BTreeSet<i64> = around.flat_map(|second| [second - 1, second]).collect();
    let spread = (0..)
        .map(|n| BEGIN + n * 62_729)
        .take_while(|second| *second < BEGIN + YEARS);
    moments.extend(spread.take(1000 - moments.len().min(1000)));
    moments
}

fn local_time(zone: &TimeZone, second: i64) -> LocalTime {
    let at = jiff::Timestamp::from_second(second).expect("a moment");
    let shown = zone.to_datetime(at);
    let part = |number: i8| u8::try_from(number).expect("a part");
    let year = u16::try_from(shown.year()).expect("a year");
    let date = Date::new(year, part(shown.month()), part(shown.day())).expect("a day");
    LocalTime::at(
        second as f64 * 1000.0,
        date,
        part(shown.hour()),
        part(shown.minute()),
    )
}

#[test]
fn the_clock_is_the_same_as_in_the_app() {
    let portal = portal();
    let zones: BTreeSet<&str> = portal
        .regions
        .iter()
        .map(|it| it.time_zone.as_str())
        .collect();
    let mut cases = Cases::with_words();
    let mut with_changes = 0;
    for name in zones {
        let zone = TimeZone::get(name).expect("a zone");
        let moments = moments(&zone);
        assert!(moments.len() >= 1000 - 4 * 52, "{}", moments.len());
        with_changes += usize::from(
            zone.following(jiff::Timestamp::from_second(BEGIN).expect("a moment"))
                .next()
                .is_some(),
        );
        for second in moments {
            let shown = local_time(&zone, second);
            for language in Language::built_in() {
                let arguments = json!([shared(language.code()), name, second * 1000]);
                cases.push("clock", arguments, language.clock(shown));
            }
        }
    }
    assert!(with_changes > 5, "{with_changes}");
    cases.run();
}

/// The clock was empty, and the rest of the bar was not updated.
#[test]
fn the_clock_shows_utc_where_the_browser_does_not_know_the_zone() {
    let mut cases = Cases::with_words();
    let utc = TimeZone::UTC;
    for language in Language::built_in() {
        let shown = language.clock(local_time(&utc, BEGIN));
        for zone in ["America/Calgary", "Berlin", "MDT ", ""] {
            let arguments = json!([shared(language.code()), zone, BEGIN * 1000]);
            cases.push("clock", arguments, format!("{shown} UTC"));
        }
    }
    cases.run();
}

#[test]
fn temperatures_and_ages_are_the_same_as_in_the_app() {
    let mut cases = Cases::with_words();
    for language in Language::built_in() {
        let words = || shared(language.code());
        let units = [
            (TemperatureUnit::Celsius, "C"),
            (TemperatureUnit::Fahrenheit, "F"),
        ];
        let degrees = (-600..600).map(|tenth| f64::from(tenth) / 10.0);
        for celsius in degrees.chain([-12.15, -0.04, -0.05, 0.05, 1.15, 36.65, 100.0, -100.0]) {
            for (unit, letter) in units {
                let tenths = Tenths::from_degrees(celsius)
                    .expect("degrees")
                    .in_unit(unit);
                let expected = language.temperature(tenths, unit);
                cases.push("temperature", json!([words(), letter, celsius]), expected);
            }
        }
        for minutes in 121..=720 {
            cases.push("age", json!([words(), minutes]), language.ago(minutes));
        }
    }
    cases.run();
}

#[test]
fn weather_is_read_as_in_the_app() {
    let mut cases = Cases::default();
    let file = |region: &str, celsius: Value, observed: &str| json!({"schema": "action-news/weather/1", "region": region, "celsius": celsius, "observed": observed});
    let meteo =
        |time: Value, celsius: Value| json!({"current": {"time": time, "temperature_2m": celsius}});
    let time = "2024-11-24T05:45:00Z";
    for answer in [
        file("calgary", json!(-12.1), time),
        file("calgary", json!(-12.1), "2024-11-23T22:45:00-07:00"),
        file("halifax", json!(-12.1), time),
        file("calgary", json!("5"), time),
        file("calgary", json!(null), time),
        file("calgary", json!(100.1), time),
        json!({}),
        json!([]),
    ] {
        let read = article::read_weather(answer.to_string().as_bytes()).ok();
        let read = read
            .map(|(weather, _)| weather)
            .filter(|it| it.region == "calgary");
        cases.push("weather", json!([answer, "calgary"]), reading(read));
    }
    for answer in [
        meteo(json!(1_732_427_100), json!(-12.1)),
        meteo(json!(1_732_427_100), json!(999)),
        meteo(json!(1_732_427_100), json!(null)),
        json!({"error": true, "reason": "Latitude must be in range"}),
    ] {
        let read = article::read_open_meteo(answer.to_string().as_bytes(), "calgary");
        cases.push("weather", json!([answer, "calgary"]), reading(read));
    }
    cases.run();
}

fn reading(weather: Option<article::weather::Weather>) -> Value {
    weather.map_or(Value::Null, |weather| {
        let celsius = f64::from(weather.temperature.0) / 10.0;
        json!({"celsius": celsius, "observed_ms": weather.observed.epoch_seconds() * 1000})
    })
}

#[test]
fn notices_start_and_end_as_in_the_app() {
    let mut cases = Cases::default();
    let times = [
        None,
        Some("2024-11-23T20:00:00-07:00"),
        Some("2024-11-24T06:00:00Z"),
    ];
    let begin = Timestamp::parse("2024-11-24T00:00:00Z")
        .expect("a time")
        .epoch_seconds();
    for (from, until) in times
        .iter()
        .flat_map(|from| times.iter().map(move |until| (*from, *until)))
    {
        let parse = |text: Option<&str>| text.and_then(Timestamp::parse);
        let notice = Notice {
            id: "n".to_owned(),
            kind: NoticeKind::Info,
            text: ByLanguage::default(),
            from: parse(from),
            until: parse(until),
            unavailable: Vec::new(),
        };
        // The attributes on the page.
        let mut dataset = Map::new();
        for (name, at) in [("from", notice.from), ("until", notice.until)] {
            dataset.extend(at.map(|at| (name.to_owned(), Value::from(at.to_string()))));
        }
        for second in (begin..begin + 8 * 3600)
            .step_by(900)
            .flat_map(|it| [it - 1, it])
        {
            let expected = notice.lasts_at(second as f64 * 1000.0);
            cases.push("active", json!([dataset, second * 1000]), expected);
        }
    }
    cases.run();
}

#[test]
fn patterns_match_the_same_addresses_as_in_the_app() {
    let mut cases = Cases::default();
    let patterns = [
        "/login",
        "/login*",
        "/login/",
        "https://mail.example/*",
        "*/pay/*",
        "*.pdf",
        "*",
        "",
        "/a.b",
        "/a+(b)[c]?",
        "/*/x*",
        "/été/*",
    ];
    let addresses = [
        "/",
        "/login",
        "/login/",
        "/login/form",
        "https://mail.example/",
        "https://mail.example.evil/",
        "https://x.example/pay/now",
        "/a.pdf/b.pdf",
        "/a.pdf/b",
        "/axb",
        "/a.b",
        "/a+(b)[c]?",
        "/y/x",
        "/y/xz",
        "/été/1",
        "",
    ];
    for pattern in patterns {
        let notice = Notice {
            id: "n".to_owned(),
            kind: NoticeKind::Info,
            text: ByLanguage::default(),
            from: None,
            until: None,
            unavailable: vec![pattern.to_owned()],
        };
        for address in addresses {
            cases.push("covers", json!([pattern, address]), notice.covers(address));
        }
    }
    for (href, expected) in [
        ("https://n.example/east/", "/"),
        ("https://n.example/east/about/", "/about/"),
        ("https://n.example/east/about/?a=1#b", "/about/"),
        ("https://n.example/west/", "https://n.example/west/"),
        (
            "https://other.example/?u=https://n.example/east/",
            "https://other.example/?u=https://n.example/east/",
        ),
        ("mailto:a@n.example", "mailto:a@n.example"),
    ] {
        cases.push(
            "address",
            json!([href, "https://n.example/east/"]),
            expected,
        );
    }
    cases.run();
}
