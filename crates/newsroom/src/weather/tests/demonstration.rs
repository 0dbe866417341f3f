//! `newsroom weather --demo`.

use super::super::demo;
use super::*;

/// A demonstration shows a temperature with or without a network.
#[test]
fn a_demonstration_dates_its_own_readings_now_where_no_answer_comes() {
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
        // An earlier demonstration's, from a minute from now: clocks are set back.
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
