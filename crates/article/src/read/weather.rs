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

/// Reads Open-Meteo's forecast answer (`current=temperature_2m&timeformat=unixtime`,
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
