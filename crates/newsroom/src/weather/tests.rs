//! Requests to a local server that responds in the providers' formats and fails in many ways.
//!
//! More than 300 lines, because each failure of a server is a separate case.

use super::site::held;
use super::*;
use article::date::Timestamp;
use article::portal::{ByLanguage, Region, TemperatureUnit};
use article::weather::{Tenths, Weather};
use server::{Does, Server, serve};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

mod demonstration;
mod server;

/// 2024-11-24T06:00:00Z.
const NOW: i64 = 1_732_428_000;

fn region(longitude: f64) -> Region {
    Region {
        id: "calgary".to_owned(),
        name: ByLanguage::default(),
        time_zone: "America/Edmonton".to_owned(),
        latitude: 51.05,
        longitude,
        unit: TemperatureUnit::Celsius,
    }
}

fn site(server: &Server, provider: Provider, name: &str) -> Site {
    let folder =
        std::env::temp_dir().join(format!("newsroom-weather-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let pause = Duration::from_millis(5);
    Site {
        folder,
        provider,
        base_url: server.url.clone(),
        policy: Policy {
            // Long for a busy machine, short for a test of a server that hangs.
            step: Duration::from_millis(1000),
            body: Duration::from_secs(20),
            pauses: vec![pause, pause],
            longest_pause: Duration::from_secs(2),
            max_bytes: Policy::usual().max_bytes,
        },
        now: NOW,
    }
}

fn open_meteo(celsius: &str, time: i64) -> Does {
    let body = format!(
        r#"{{"latitude":51.05,"longitude":-114.07,"utc_offset_seconds":0,"timezone":"GMT","current_units":{{"time":"unixtime","interval":"seconds","temperature_2m":"°C"}},"current":{{"time":{time},"interval":900,"temperature_2m":{celsius}}}}}"#
    );
    Does::Answer(200, "", body)
}

fn city(longitude: f64, conditions: &str) -> String {
    format!(
        r#"{{"type":"Feature","id":"ab-1","geometry":{{"type":"Point","coordinates":[{longitude},51.05]}},"properties":{{"name":{{"en":"A","fr":"A"}},"currentConditions":{conditions}}}}}"#
    )
}

fn measured(celsius: &str) -> String {
    format!(
        r#"{{"timestamp":{{"en":"2024-11-24T05:50:00Z","fr":"2024-11-24T05:50:00Z"}},"temperature":{{"units":{{"en":"C","fr":"C"}},"value":{{"en":{celsius},"fr":{celsius}}}}}}}"#
    )
}

fn cities(cities: &[String]) -> Does {
    Does::Answer(
        200,
        "",
        format!(
            r#"{{"type":"FeatureCollection","features":[{}]}}"#,
            cities.join(",")
        ),
    )
}

fn status(status: u16, headers: &'static str) -> Does {
    Does::Answer(status, headers, String::new())
}

/// Checks the outcome of a script: the temperature written, or a part of the warning; and the number of requests.
fn check(
    name: &str,
    provider: Provider,
    script: Vec<Does>,
    expected: Result<i16, &str>,
    requests: usize,
) {
    let server = serve(script);
    let site = site(&server, provider, name);
    let outcome = site
        .refresh(&region(-114.07))
        .expect("files can be written");
    let written = held(&site.folder.join("calgary.json"));
    match expected {
        Ok(tenths) => {
            assert_eq!(outcome, Ok(()), "{name}");
            let written = written.expect(name);
            assert_eq!(written.temperature, Tenths(tenths), "{name}");
            assert_eq!(written.source.as_deref(), Some(provider.name()), "{name}");
        }
        Err(part) => {
            let why = outcome.expect_err(name);
            assert!(why.contains(part), "{name}: {why}");
            assert_eq!(written, None, "{name}");
        }
    }
    assert_eq!(
        server.requests.load(Ordering::SeqCst),
        requests,
        "{name}: requests"
    );
    let _ = std::fs::remove_dir_all(&site.folder);
}

#[test]
fn open_meteo_is_read_and_its_failures_are_reported() {
    let ok = || open_meteo("-12.1", NOW - 600);
    let is = |name: &str, script: Vec<Does>, expected: Result<i16, &str>, requests: usize| {
        check(name, Provider::OpenMeteo, script, expected, requests);
    };
    is("ok", vec![ok()], Ok(-121), 1);
    is("whole degrees", vec![open_meteo("3", NOW)], Ok(30), 1);
    is("500 then ok", vec![status(500, ""), ok()], Ok(-121), 2);
    is("503 always", vec![status(503, "")], Err("503"), 3);
    is("404", vec![status(404, "")], Err("404"), 1);
    is(
        "429 and no wait",
        vec![status(429, "Retry-After: 0\r\n"), ok()],
        Ok(-121),
        2,
    );
    is(
        "429 and an hour",
        vec![status(429, "Retry-After: 3600\r\n"), ok()],
        Err("asks to wait 3600 s"),
        1,
    );
    is("closed then ok", vec![Does::Close, ok()], Ok(-121), 2);
    is(
        "truncated then ok",
        vec![Does::Truncate("{\"current\":".to_owned()), ok()],
        Ok(-121),
        2,
    );
    is(
        "not JSON",
        vec![Does::Answer(200, "", "<html>".to_owned())],
        Err("not JSON"),
        1,
    );
    let error = r#"{"error":true,"reason":"Latitude must be in range of -90 to 90°."}"#.to_owned();
    is(
        "an error",
        vec![Does::Answer(400, "", error.clone())],
        Err("Latitude must be"),
        1,
    );
    is(
        "an error that says 200",
        vec![Does::Answer(200, "", error)],
        Err("Latitude must be"),
        1,
    );
    is(
        "no temperature",
        vec![open_meteo("null", NOW)],
        Err("no temperature"),
        1,
    );
    is(
        "stale",
        vec![open_meteo("-12.1", NOW - 7 * 3600)],
        Err("too old"),
        1,
    );
    is(
        "tomorrow",
        vec![open_meteo("-12.1", NOW + 86_400)],
        Err("in the future"),
        1,
    );
    is(
        "too hot",
        vec![open_meteo("74.2", NOW)],
        Err("not plausible"),
        1,
    );
    is(
        "too cold",
        vec![open_meteo("-273.15", NOW)],
        Err("not plausible"),
        1,
    );
}

#[test]
fn geomet_gives_the_nearest_city_with_a_temperature() {
    let is = |name: &str, script: Vec<Does>, expected: Result<i16, &str>| {
        check(name, Provider::Geomet, script, expected, 1);
    };
    let (near, far) = (
        city(-114.1, &measured("-12.1")),
        city(-114.4, &measured("-9")),
    );
    is("nearest", vec![cities(&[far.clone(), near])], Ok(-121));
    is(
        "the nearest has no temperature",
        vec![cities(&[city(-114.1, "{}"), far.clone()])],
        Ok(-90),
    );
    is(
        "numbers in strings",
        vec![cities(&[city(-114.1, &measured("\"-3.4\""))])],
        Ok(-34),
    );
    is("none around", vec![cities(&[])], Err("no city near"));
    is(
        "no temperature",
        vec![cities(&[city(-114.1, &measured("null"))])],
        Err("no city near"),
    );
    is(
        "no time",
        vec![cities(&[city(
            -114.1,
            r#"{"temperature":{"value":{"en":1}}}"#,
        )])],
        Err("no city near"),
    );
    is(
        "no list",
        vec![Does::Answer(200, "", "{}".to_owned())],
        Err("not a list of cities"),
    );
    let error = r#"{"code":"InvalidParameterValue","description":"bad bbox"}"#;
    is(
        "an error",
        vec![Does::Answer(400, "", error.to_owned())],
        Err("bad bbox"),
    );
}

#[test]
fn a_server_that_hangs_times_out() {
    let start = Instant::now();
    check("hang", Provider::OpenMeteo, vec![Does::Hang], Err(""), 3);
    assert!(
        start.elapsed() < Duration::from_secs(8),
        "{:?}",
        start.elapsed()
    );
    check(
        "hang in the body",
        Provider::OpenMeteo,
        vec![Does::Stall, open_meteo("1", NOW)],
        Ok(10),
        2,
    );
    check(
        "hang then ok",
        Provider::OpenMeteo,
        vec![Does::Hang, open_meteo("1", NOW)],
        Ok(10),
        2,
    );
}

/// Fault 11: a response that arrived steadily was cut off by the timeout of the whole request.
#[test]
fn a_slow_response_may_take_longer_than_a_step() {
    let Does::Answer(_, _, body) = open_meteo("-12.1", NOW) else {
        panic!("an answer");
    };
    let start = Instant::now();
    let script = vec![Does::Trickle(body, Duration::from_millis(150))];
    check("trickle", Provider::OpenMeteo, script, Ok(-121), 1);
    assert!(start.elapsed() > Duration::from_millis(1500));
}

#[test]
fn the_last_good_file_stays_and_never_grows_older() {
    let script = vec![
        open_meteo("-12.1", NOW - 600),
        Does::Answer(200, "", "oops".to_owned()),
        open_meteo("-15", NOW - 3600),
        open_meteo("-11", NOW),
    ];
    let server = serve(script);
    let site = site(&server, Provider::OpenMeteo, "last good");
    let path = site.folder.join("calgary.json");
    let tenths = || held(&path).map(|weather| weather.temperature.0);
    for (ok, expected) in [(true, -121), (false, -121), (true, -121), (true, -110)] {
        let outcome = site
            .refresh(&region(-114.07))
            .expect("files can be written");
        assert_eq!((outcome.is_ok(), tenths()), (ok, Some(expected)));
    }
    let _ = std::fs::remove_dir_all(&site.folder);
}

#[test]
fn the_request_has_the_coordinates() {
    let server = serve(vec![open_meteo("1", NOW)]);
    let site = site(&server, Provider::OpenMeteo, "request");
    let _ = site.refresh(&region(-114.0719));
    let asked = server.asked.lock().expect("the lock").clone();
    let expected = "GET /v1/forecast?latitude=51.0500&longitude=-114.0719&current=temperature_2m&timeformat=unixtime HTTP/1.1";
    assert_eq!(asked, expected);
    let path = geomet::path(&region(-114.0719));
    assert!(
        path.ends_with("bbox=-114.572,50.550,-113.572,51.550&limit=50"),
        "{path}"
    );
    let _ = std::fs::remove_dir_all(&site.folder);
}
