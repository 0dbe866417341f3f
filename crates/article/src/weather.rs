//! A region's temperature, as a JSON file of the site.

use crate::date::Timestamp;
use crate::portal::TemperatureUnit;

/// The `schema` of a weather file.
pub const WEATHER_SCHEMA: &str = "action-news/weather/1";

/// An older measurement, in minutes, is shown with its age.
pub const STALE_AFTER_MINUTES: i64 = 120;
/// An older measurement, in minutes, is not shown.
pub const HIDDEN_AFTER_MINUTES: i64 = 720;

/// A temperature measured in a region at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize),
    serde(tag = "schema", rename = "action-news/weather/1")
)]
pub struct Weather {
    /// The region's id.
    pub region: String,
    /// In tenths of a degree Celsius.
    #[cfg_attr(feature = "schema", serde(rename = "celsius"))]
    pub temperature: Tenths,
    /// When it was measured.
    pub observed: Timestamp,
    /// The source of the data.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub source: Option<String>,
}

/// A temperature in tenths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tenths(pub i16);

impl Tenths {
    /// From degrees, rounded half away from zero; `None` outside −100…+100.
    pub fn from_degrees(degrees: f64) -> Option<Self> {
        (degrees.abs() <= 100.0).then(|| Self((degrees * 10.0).round() as i16))
    }

    /// Degrees Celsius in another unit.
    #[must_use]
    pub fn in_unit(self, unit: TemperatureUnit) -> Self {
        match unit {
            TemperatureUnit::Celsius => self,
            TemperatureUnit::Fahrenheit => Self((f64::from(self.0) * 1.8 + 320.0).round() as i16),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_round_to_tenths_in_either_unit() {
        let check = |degrees: f64, celsius: i16, fahrenheit: i16| {
            let tenths = Tenths::from_degrees(degrees);
            assert_eq!(tenths, Some(Tenths(celsius)), "{degrees}");
            let tenths = tenths.map(|t| t.in_unit(TemperatureUnit::Fahrenheit));
            assert_eq!(tenths, Some(Tenths(fahrenheit)), "{degrees}");
        };
        check(-12.1, -121, 102);
        check(0.0, 0, 320);
        check(-0.04, 0, 320);
        check(-40.0, -400, -400);
        check(36.65, 367, 981);
        assert_eq!(Tenths::from_degrees(f64::NAN), None);
        assert_eq!(Tenths::from_degrees(999.0), None);
    }
}
