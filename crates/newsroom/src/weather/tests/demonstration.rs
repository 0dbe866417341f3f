//! `newsroom weather --demo`.

use super::super::demo;
use super::*;

/// A demonstration shows a temperature with or without a network.
#[test]
fn without_a_response_a_demonstration_shows_its_own_readings_with_the_present_time() {
    let own = |observed: i64, source: &str| Weather {
        region: "calgary".to_owned(),
        temperature: Tenths(-54),
        observed: Timestamp::from_epoch_seconds(observed).expect("a time"),
        source: Some(source.to_owned()),
    };
    let a_year_ago = NOW - 365 * 86_400;
    for (name, script, temperature, observed, source) in [
        (
            "demo: an answer",
            open_meteo("-12.1", NOW - 600),
            -121,
            NOW - 600,
            "Open-Meteo",
        ),
        ("demo: no answer", status(503, ""), -54, NOW, "Demo reading"),
        ("demo: nobody there", Does::Close, -54, NOW, "Demo reading"),
    ] {
        let server = serve(vec![script]);
        let site = Site {
            now: NOW + 42,
            ..site(&server, Provider::OpenMeteo, name)
        };
        let readings = site.folder.with_extension("readings");
        let reading = serde_json::to_vec(&own(a_year_ago, "Demo reading")).expect("JSON");
        crate::files::write(&readings.join("calgary.json"), &reading).expect("a folder");
        // From an earlier demonstration, a minute in the future: clocks can be set back.
        site.write(&region(-114.07), &own(NOW + 102, "Demo reading"))
            .expect("a folder");
        demo::write(&site, &[region(-114.07)], &readings).expect("files can be written");
        let shown = held(&site.folder.join("calgary.json")).expect(name);
        assert_eq!(
            (
                shown.temperature,
                shown.observed.epoch_seconds(),
                shown.source.as_deref()
            ),
            (Tenths(temperature), observed, Some(source)),
            "{name}"
        );
        for folder in [&site.folder, &readings] {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
