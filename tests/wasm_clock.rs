//! Local times in a real browser: all time zones of the demo portal, across both changes to and from daylight saving.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic)]

use action_news::browser::clock::local_time;
use action_news::text::Language;
use article::date::Timestamp;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn ms(rfc3339: &str) -> f64 {
    let at = Timestamp::parse(rfc3339).expect("a timestamp");
    at.epoch_seconds() as f64 * 1000.0
}

/// Compares the clock in English, and its `datetime` attribute.
fn check(zone: &str, at: &str, expected: &str, datetime: &str) {
    let now = local_time(zone, ms(at)).expect("the browser knows the zone");
    assert_eq!(Language::ENGLISH.clock(now), expected, "{zone} {at}");
    assert_eq!(now.datetime(), datetime, "{zone} {at}");
}

#[wasm_bindgen_test]
fn the_clock_of_calgary() {
    check(
        "America/Edmonton",
        "2024-11-24T05:59:59Z",
        "Saturday, November 23, 2024, 10:59 PM",
        "2024-11-23T22:59:00-07:00",
    );
}

/// On 10 March 2024 clocks changed at 2:00 local time to 3:00, on 3 November at 2:00 to 1:00. Saskatchewan and Yukon have no
/// daylight saving time.
#[wasm_bindgen_test]
fn every_zone_across_both_changes() {
    // Time zone, standard offset in minutes, whether it has daylight saving time.
    let zones = [
        ("America/St_Johns", -210, true),
        ("America/Halifax", -240, true),
        ("America/Moncton", -240, true),
        ("America/Toronto", -300, true),
        ("America/Iqaluit", -300, true),
        ("America/Winnipeg", -360, true),
        ("America/Regina", -360, false),
        ("America/Edmonton", -420, true),
        ("America/Whitehorse", -420, false),
        ("America/Vancouver", -480, true),
    ];
    for (zone, standard, has_summer) in zones {
        let local_two =
            |day: &str| ms(&format!("{day}T00:00:00Z")) + f64::from(120 - standard) * 60_000.0;
        let summer = if has_summer { standard + 60 } else { standard };
        let spring = local_two("2024-03-10");
        // 2:00 in summer time is an hour earlier in UTC.
        let autumn = local_two("2024-11-03") - if has_summer { 3_600_000.0 } else { 0.0 };
        let offset = |at: f64| local_time(zone, at).map(|now| i32::from(now.offset_minutes));
        assert_eq!(offset(spring - 1.0), Some(standard), "{zone} before spring");
        assert_eq!(offset(spring), Some(summer), "{zone} after spring");
        assert_eq!(offset(autumn - 1.0), Some(summer), "{zone} before autumn");
        assert_eq!(offset(autumn), Some(standard), "{zone} after autumn");
    }
}

#[wasm_bindgen_test]
fn midnight_and_noon() {
    check(
        "America/Toronto",
        "2024-07-01T04:00:00Z",
        "Monday, July 1, 2024, 12:00 AM",
        "2024-07-01T00:00:00-04:00",
    );
    check(
        "America/Toronto",
        "2024-07-01T16:05:00Z",
        "Monday, July 1, 2024, 12:05 PM",
        "2024-07-01T12:05:00-04:00",
    );
}

#[wasm_bindgen_test]
fn an_unknown_zone_has_no_local_time() {
    assert_eq!(local_time("Atlantis/Capital", 0.0), None);
    assert_eq!(local_time("", 0.0), None);
}

/// `Temporal`, and `Intl` in browsers without it, give the same results.
#[wasm_bindgen_test]
fn temporal_and_intl_agree() {
    let global = js_sys::global();
    let zones = [
        "America/Calgary",
        "America/Edmonton",
        "Asia/Kathmandu",
        "Pacific/Apia",
    ];
    let moments = [
        0.0,
        951_782_399_000.0,
        1_719_849_900_000.0,
        1_762_063_200_000.0,
    ];
    let all = || -> Vec<_> {
        let at = |at| zones.map(|zone| local_time(zone, at));
        moments.iter().flat_map(|moment| at(*moment)).collect()
    };
    let first = all();
    assert_eq!(first.iter().flatten().count(), 3 * moments.len());
    let temporal = js_sys::Reflect::get(&global, &"Temporal".into()).expect("a value");
    js_sys::Reflect::set(
        &global,
        &"Temporal".into(),
        &wasm_bindgen::JsValue::UNDEFINED,
    )
    .expect("set");
    let second = all();
    js_sys::Reflect::set(&global, &"Temporal".into(), &temporal).expect("set");
    assert_eq!(first, second);
}
