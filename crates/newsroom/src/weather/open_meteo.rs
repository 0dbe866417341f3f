//! Open-Meteo's forecast API (<https://open-meteo.com/en/docs>): the `current` block.
//!
//! ```json
//! {"current_units": {"time": "unixtime", "temperature_2m": "°C"},
//!  "current": {"time": 1732428000, "interval": 900, "temperature_2m": -12.1}}
//! ```
//!
//! An error is `{"error": true, "reason": "…"}`, with status 400.

use super::reading::Reading;
use article::date::Timestamp;
use article::portal::Region;
use serde_json::Value;

/// The request's path and query for a region's temperature.
pub fn path(region: &Region) -> String {
    let (latitude, longitude) = (region.latitude, region.longitude);
    format!(
        "/v1/forecast?latitude={latitude:.4}&longitude={longitude:.4}&current=temperature_2m&timeformat=unixtime"
    )
}

/// The temperature in a response.
///
/// # Errors
/// Why it cannot be used, for users.
pub fn read(answer: &Value) -> Result<Reading, String> {
    if answer.get("error").and_then(Value::as_bool) == Some(true) {
        let reason = answer
            .get("reason")
            .and_then(Value::as_str)
            .unwrap_or("an error without a reason");
        return Err(format!("the server reports: {reason}"));
    }
    let unit = answer
        .pointer("/current_units/temperature_2m")
        .and_then(Value::as_str);
    if unit.is_some_and(|unit| unit != "°C") {
        return Err(format!(
            "the temperature is in {}, not in °C",
            unit.unwrap_or_default()
        ));
    }
    let celsius = answer
        .pointer("/current/temperature_2m")
        .and_then(Value::as_f64);
    let seconds = answer.pointer("/current/time").and_then(Value::as_i64);
    Ok(Reading {
        celsius: celsius.ok_or("the response has no temperature")?,
        observed: seconds
            .and_then(Timestamp::from_epoch_seconds)
            .ok_or("the response has no time")?,
    })
}
