//! `action-news/weather/1`.

use super::walk::Reading;
use crate::date::Timestamp;
use crate::weather::{Tenths, WEATHER_SCHEMA, Weather};
use serde_json::Value;

pub(super) fn weather(r: &mut Reading, value: &Value) -> Option<Weather> {
    let object = r.object(
        value,
        &["schema", "region", "celsius", "observed", "source"],
    )?;
    r.schema(object, WEATHER_SCHEMA)?;
    let celsius = r.field(object, "celsius", |r, v| {
        r.number(v, -100.0, 100.0, "degrees Celsius such as -12.1")
    });
    let celsius = celsius.and_then(Tenths::from_degrees);
    let temperature = r.require("celsius", celsius);
    let observed = r.field(object, "observed", Reading::timestamp);
    let observed = r.require("observed", observed);
    let region = r.field(object, "region", Reading::string);
    Some(Weather {
        region: r.require("region", region)?,
        temperature: temperature?,
        observed: observed?,
        source: r.field(object, "source", Reading::string),
    })
}

/// Reads Open-Meteo's forecast response (`current=temperature_2m&timeformat=unixtime`,
/// <https://open-meteo.com/en/docs>) as the weather of a region.
pub(super) fn open_meteo(value: &Value, region: &str) -> Option<Weather> {
    let current = value.get("current")?;
    let celsius = current.get("temperature_2m")?.as_f64()?;
    Some(Weather {
        region: region.to_owned(),
        temperature: Tenths::from_degrees(celsius)?,
        observed: Timestamp::from_epoch_seconds(current.get("time")?.as_i64()?)?,
        source: Some("Open-Meteo".to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use crate::read_open_meteo;

    #[test]
    fn only_open_meteos_response_is_read() {
        let check = |answer: &str, expected: Option<(i16, &str)>| {
            let weather = read_open_meteo(answer.as_bytes(), "calgary");
            let got = weather.map(|w| (w.temperature.0, w.observed.to_string()));
            let expected = expected.map(|(tenths, observed)| (tenths, observed.to_owned()));
            assert_eq!(got, expected, "{answer}");
        };
        check(
            r#"{"latitude": 51.06, "current_units": {"temperature_2m": "°C"},
                "current": {"time": 1732427100, "interval": 900, "temperature_2m": -12.1}}"#,
            Some((-121, "2024-11-24T05:45:00Z")),
        );
        check(
            r#"{"error": true, "reason": "Latitude must be in range"}"#,
            None,
        );
        check(r#"{"current": {"time": 1732427100}}"#, None);
        check(
            r#"{"current": {"time": 1732427100, "temperature_2m": 999}}"#,
            None,
        );
        check(
            r#"{"current": {"time": "soon", "temperature_2m": 1}}"#,
            None,
        );
        check("<html>", None);
    }
}
