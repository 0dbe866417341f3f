//! URLs of weather data.

use super::Site;
use article::portal::{Region, WeatherProvider};

impl Site {
    /// The URL of a region's temperature; `None` if the portal shows no weather.
    pub fn weather_url(&self, provider: WeatherProvider, region: &Region) -> Option<String> {
        match provider {
            WeatherProvider::None => None,
            WeatherProvider::Files => Some(self.path(&["weather/", &region.id, ".json"].concat())),
            WeatherProvider::OpenMeteo => Some(
                [
                    "https://api.open-meteo.com/v1/forecast?latitude=",
                    &degrees(region.latitude),
                    "&longitude=",
                    &degrees(region.longitude),
                    "&current=temperature_2m&timeformat=unixtime",
                ]
                .concat(),
            ),
        }
    }
}

/// Formats degrees with four decimal places. Uses integers: formatting floats costs 16 KB of wasm.
fn degrees(degrees: f64) -> String {
    let parts = (degrees * 10_000.0).round() as i32;
    let sign = if parts < 0 { "-" } else { "" };
    let parts = parts.unsigned_abs();
    format!("{sign}{}.{:04}", parts / 10_000, parts % 10_000)
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn degrees_are_written_without_floats() {
        let check = |given: f64, expected: &str| assert_eq!(degrees(given), expected);
        check(51.05, "51.0500");
        check(-114.07, "-114.0700");
        check(-0.00004, "0.0000");
        check(-0.5, "-0.5000");
    }
}
