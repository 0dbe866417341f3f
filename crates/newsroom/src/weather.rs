//! `newsroom weather`: a file with the temperature for each region.
//!
//! Run it about every quarter of an hour. Readers' browsers read the files and send no requests to the provider. A failed
//! request leaves the last file as it is: the page shows the temperature's age. The providers' formats are in
//! [`open_meteo`] and [`geomet`], timeouts and retries in [`crate::fetch`]. With `--demo`, a failed request is replaced by
//! the content folder's reading, dated now ([`demo`]).

use crate::content::Content;
use crate::failure::Failure;
use crate::fetch::Policy;
use site::{Provider, Site};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

mod demo;
mod geomet;
mod open_meteo;
mod reading;
mod site;
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
