//! Environment Canada's GeoMet (<https://api.weather.gc.ca>, collection `citypageweather-realtime`):
//! a GeoJSON feature for each city, every value in English and French.
//!
//! ```json
//! {"type": "FeatureCollection", "features": [{
//!   "type": "Feature", "geometry": {"type": "Point", "coordinates": [-114.07, 51.05]},
//!   "properties": {"name": {"en": "Calgary", "fr": "Calgary"}, "currentConditions": {
//!     "timestamp": {"en": "2024-11-24T06:00:00Z", "fr": "2024-11-24T06:00:00Z"},
//!     "temperature": {"units": {"en": "C", "fr": "C"}, "value": {"en": -12.1, "fr": -12.1}}}}}]}
//! ```

use super::reading::Reading;
use article::date::Timestamp;
use article::portal::Region;
use serde_json::Value;

/// The search distance around a region, in degrees.
const REACH_DEGREES: f64 = 0.5;

/// The request's path and query for the cities around a region.
pub fn path(region: &Region) -> String {
    let (west, east) = (
        region.longitude - REACH_DEGREES,
        region.longitude + REACH_DEGREES,
    );
    let (south, north) = (
        region.latitude - REACH_DEGREES,
        region.latitude + REACH_DEGREES,
    );
    format!(
        "/collections/citypageweather-realtime/items?f=json&bbox={west:.3},{south:.3},{east:.3},{north:.3}&limit=50"
    )
}

/// The temperature of the nearest city that has one.
///
/// # Errors
/// Why it cannot be used, for users.
pub fn read(answer: &Value, region: &Region) -> Result<Reading, String> {
    let features = answer.get("features").and_then(Value::as_array);
    let features = features.ok_or("the response is not a list of cities")?;
    let mut cities: Vec<(f64, &Value)> = features
        .iter()
        .filter_map(|city| Some((distance(city, region)?, city)))
        .collect();
    cities.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let readings = cities.into_iter().filter_map(|(_, city)| reading(city));
    readings
        .into_iter()
        .next()
        .ok_or_else(|| "no city nearby has a temperature".to_owned())
}

fn reading(city: &Value) -> Option<Reading> {
    let now = city.pointer("/properties/currentConditions")?;
    let temperature = now.get("temperature")?;
    if temperature
        .get("units")
        .and_then(bilingual)
        .and_then(Value::as_str)
        .is_some_and(|units| units != "C")
    {
        return None;
    }
    let value = bilingual(temperature.get("value")?)?;
    // Numbers may be strings: the source is XML.
    let celsius = value
        .as_f64()
        .or_else(|| value.as_str()?.trim().parse().ok())?;
    let time = now
        .get("timestamp")
        .or_else(|| now.get("dateTime"))
        .and_then(bilingual)?;
    let observed = Timestamp::parse(time.as_str()?).filter(|time| time.known_time().is_some())?;
    Some(Reading { celsius, observed })
}

/// `{"en": …, "fr": …}`, or the value itself.
fn bilingual(value: &Value) -> Option<&Value> {
    match value {
        Value::Object(object) => object.get("en").or_else(|| object.get("fr")),
        value => Some(value),
    }
}

/// For sorting: squared degrees, longitude scaled by the cosine of the latitude.
fn distance(city: &Value, region: &Region) -> Option<f64> {
    let coordinate = |index: usize| city.pointer("/geometry/coordinates")?.get(index)?.as_f64();
    let (longitude, latitude) = (coordinate(0)?, coordinate(1)?);
    let east = (longitude - region.longitude) * region.latitude.to_radians().cos();
    let north = latitude - region.latitude;
    Some(east * east + north * north)
}
