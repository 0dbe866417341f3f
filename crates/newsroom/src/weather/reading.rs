//! A reading, and whether it is plausible.

use article::date::Timestamp;
use article::weather::Tenths;

/// A provider's temperature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// Degrees.
    pub celsius: f64,
    /// When it was measured.
    pub observed: Timestamp,
}

/// Refuses readings out of the range of measured temperatures, from the future, or too old to replace a file.
pub fn plausible(reading: Reading, now: i64) -> Result<(Reading, Tenths), String> {
    const CELSIUS: std::ops::RangeInclusive<f64> = -90.0..=60.0;
    const MAX_AGE_SECONDS: i64 = 6 * 3600;
    const MAX_AHEAD_SECONDS: i64 = 1800;
    let celsius = Some(reading.celsius)
        .filter(|celsius| CELSIUS.contains(celsius))
        .and_then(Tenths::from_degrees);
    let temperature = celsius.ok_or_else(|| format!("{} °C is not plausible", reading.celsius))?;
    let age = now - reading.observed.epoch_seconds();
    if age > MAX_AGE_SECONDS {
        return Err(format!("the reading of {} is too old", reading.observed));
    }
    if age < -MAX_AHEAD_SECONDS {
        return Err(format!(
            "the reading of {} is in the future",
            reading.observed
        ));
    }
    Ok((reading, temperature))
}
