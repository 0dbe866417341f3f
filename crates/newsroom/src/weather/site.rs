//! A site's temperatures: fetched from a provider, written to a file for each region.

use super::reading::{Reading, plausible};
use super::{geomet, open_meteo};
use crate::failure::Failure;
use crate::fetch::{Policy, fetch};
use crate::files;
use article::portal::Region;
use article::weather::Weather;
use std::path::{Path, PathBuf};

/// A provider of temperatures.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Provider {
    /// <https://open-meteo.com>.
    OpenMeteo,
    /// <https://api.weather.gc.ca>.
    Geomet,
}

impl Provider {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenMeteo => "Open-Meteo",
            Self::Geomet => "Environment Canada",
        }
    }

    /// The address of its server.
    pub fn base_url(self) -> &'static str {
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

/// The output folder and the source of temperatures.
pub struct Site {
    /// The folder of the files.
    pub folder: PathBuf,
    /// The provider.
    pub provider: Provider,
    /// The address of its server, without a slash at its end.
    pub base_url: String,
    /// Timeouts and retries.
    pub policy: Policy,
    /// The present time, in seconds since 1970.
    pub now: i64,
}

impl Site {
    /// Fetches a region's temperature. The inner error leaves its file as it was.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn refresh(&self, region: &Region) -> Result<Result<(), String>, Failure> {
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

    /// A region's file.
    pub fn path(&self, region: &Region) -> PathBuf {
        self.folder.join(format!("{}.json", region.id))
    }

    /// Writes a region's file.
    ///
    /// # Errors
    /// If that fails.
    pub fn write(&self, region: &Region, weather: &Weather) -> Result<(), Failure> {
        let path = self.path(region);
        let bytes = serde_json::to_vec(weather);
        let bytes =
            bytes.map_err(|why| Failure::new(format!("cannot write {}: {why}", path.display())))?;
        files::write(&path, &bytes)
    }
}

/// A temperature's file, if there is one that can be read.
pub fn held(path: &Path) -> Option<Weather> {
    article::read_weather(&std::fs::read(path).ok()?)
        .ok()
        .map(|(weather, _)| weather)
}
