//! `newsroom weather`: a file with the temperature for each region.
//!
//! Run it about every quarter of an hour, so that readers' browsers send requests only to the site. A failed request
//! leaves the last file as it is: the page shows the temperature's age. The providers' formats are in [`open_meteo`]
//! and [`geomet`], timeouts and retries in [`crate::fetch`]. With `--demo`, a failed request is replaced by the content
//! folder's reading, dated now ([`demo`]).

use crate::content::Content;
use crate::failure::Failure;
use crate::fetch::{Policy, fetch};
use crate::files;
use article::date::Timestamp;
use article::portal::Region;
use article::weather::{Tenths, Weather};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

mod demo;
mod geomet;
mod open_meteo;
#[cfg(test)]
mod tests;

/// Arguments of `newsroom weather`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with portal.json
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The site's folder; files go to weather/ in it
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The provider: Open-Meteo (worldwide) or Environment Canada's GeoMet
    #[arg(long, value_enum, default_value = "open-meteo")]
    provider: Provider,
    /// For demonstrations: one short attempt; without a response, the content folder's readings with the present time
    #[arg(long)]
    demo: bool,
    /// Sends the requests to another server with the provider's format
    #[arg(long, value_name = "URL", hide = true)]
    base_url: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Provider {
    OpenMeteo,
    Geomet,
}

/// A provider's temperature.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Reading {
    celsius: f64,
    observed: Timestamp,
}

impl Provider {
    fn name(self) -> &'static str {
        match self {
            Self::OpenMeteo => "Open-Meteo",
            Self::Geomet => "Environment Canada",
        }
    }

    fn base_url(self) -> &'static str {
        match self {
            Self::OpenMeteo => "https://api.open-meteo.com",
            Self::Geomet => "https://api.weather.gc.ca",
        }
    }

    fn path(self, region: &Region) -> String {
        match self {
            Self::OpenMeteo => open_meteo::path(region),
            Self::Geomet => geomet::path(region),
        }
    }

    fn read(self, answer: &[u8], region: &Region) -> Result<Reading, String> {
        let answer = serde_json::from_slice(answer)
            .map_err(|why| format!("the response is not JSON: {why}"))?;
        match self {
            Self::OpenMeteo => open_meteo::read(&answer),
            Self::Geomet => geomet::read(&answer, region),
        }
    }
}

/// Writes a file for each region with a new temperature.
///
/// # Errors
/// If the portal cannot be read or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let content = Content::open(&arguments.content)?;
    let portal = content.portal()?;
    let base_url = arguments.base_url.as_deref();
    let site = Site {
        folder: arguments.out.join("weather"),
        provider: arguments.provider,
        base_url: base_url
            .unwrap_or(arguments.provider.base_url())
            .trim_end_matches('/')
            .to_owned(),
        policy: match arguments.demo {
            true => Policy::brief(),
            false => Policy::usual(),
        },
        now: now(),
    };
    if arguments.demo {
        demo::write(&site, &portal.regions, &content.weather())?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut failed = 0;
    for region in &portal.regions {
        match site.refresh(region)? {
            Ok(()) => {}
            Err(why) => {
                failed += 1;
                eprintln!(
                    "newsroom: warning: no new temperature for {}: {why}",
                    region.id
                );
            }
        }
    }
    if failed > 0 && failed == portal.regions.len() {
        return Err(Failure::new(format!(
            "{} returned no temperature for any region",
            site.provider.name()
        )));
    }
    Ok(ExitCode::SUCCESS)
}

/// Seconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// The output folder and the source of temperatures.
struct Site {
    folder: PathBuf,
    provider: Provider,
    base_url: String,
    policy: Policy,
    now: i64,
}

impl Site {
    /// Fetches a region's temperature. The inner error leaves its file as it was.
    fn refresh(&self, region: &Region) -> Result<Result<(), String>, Failure> {
        let reading = fetch(
            &format!("{}{}", self.base_url, self.provider.path(region)),
            &self.policy,
        )
        .and_then(|fetched| self.provider.read(&fetched.body, region))
        .and_then(|reading| plausible(reading, self.now));
        let (reading, temperature) = match reading {
            Ok(reading) => reading,
            Err(why) => return Ok(Err(why)),
        };
        // A cache in front of the server may return an older response.
        if held(&self.path(region))
            .is_some_and(|held| held.observed.epoch_seconds() > reading.observed.epoch_seconds())
        {
            return Ok(Ok(()));
        }
        self.write(
            region,
            &Weather {
                region: region.id.clone(),
                temperature,
                observed: reading.observed,
                source: Some(self.provider.name().to_owned()),
            },
        )
        .map(Ok)
    }

    fn path(&self, region: &Region) -> PathBuf {
        self.folder.join(format!("{}.json", region.id))
    }

    fn write(&self, region: &Region, weather: &Weather) -> Result<(), Failure> {
        let path = self.path(region);
        let bytes = serde_json::to_vec(weather);
        let bytes =
            bytes.map_err(|why| Failure::new(format!("cannot write {}: {why}", path.display())))?;
        files::write(&path, &bytes)
    }
}

fn held(path: &Path) -> Option<Weather> {
    article::read_weather(&std::fs::read(path).ok()?)
        .ok()
        .map(|(weather, _)| weather)
}

/// Refuses readings out of the range of measured temperatures, from the future, or too old to replace a file.
fn plausible(reading: Reading, now: i64) -> Result<(Reading, Tenths), String> {
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
