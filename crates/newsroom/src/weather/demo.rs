//! Temperatures for a demonstration: the provider's if it responds at once, else the content folder's readings with the
//! present time. Without this a demo shows no temperature, since its readings are years old.

use super::site::{Site, held};
use crate::failure::Failure;
use article::date::Timestamp;
use article::portal::Region;
use std::fs;
use std::path::Path;
use std::thread;

/// Writes a file for each region, with one thread each: they wait for the network. Reports on standard error which
/// readings are not current.
///
/// # Errors
/// If a file cannot be written.
pub fn write(site: &Site, regions: &[Region], readings: &Path) -> Result<(), Failure> {
    // An earlier demonstration's file would count as newer than the provider's reading.
    for region in regions {
        let _ = fs::remove_file(site.path(region));
    }
    let answers: Vec<Result<Result<(), String>, Failure>> = thread::scope(|scope| {
        let requests: Vec<_> = regions
            .iter()
            .map(|region| scope.spawn(|| site.refresh(region)))
            .collect();
        let answers = requests.into_iter().map(|request| {
            let stopped = |_| Err(Failure::new("a request stopped before its end"));
            request.join().unwrap_or_else(stopped)
        });
        answers.collect()
    });
    let mut unanswered = Vec::new();
    for (region, answer) in regions.iter().zip(answers) {
        if let Err(reason) = answer? {
            date_now(site, region, readings)?;
            unanswered.push((region.id.as_str(), reason));
        }
    }
    if let Some((_, reason)) = unanswered.first() {
        let which = match unanswered.len() == regions.len() {
            true => "all regions".to_owned(),
            false => {
                let ids: Vec<&str> = unanswered.iter().map(|(id, _)| *id).collect();
                ids.join(", ")
            }
        };
        let provider = site.provider.name();
        eprintln!(
            "newsroom: no temperature from {provider} for {which} ({reason}); using the demo's readings with the present time"
        );
    }
    Ok(())
}

/// The content folder's reading of a region, as if it had been taken this minute. Without one there is no file, and
/// the page shows no temperature.
fn date_now(site: &Site, region: &Region, readings: &Path) -> Result<(), Failure> {
    let reading = held(&readings.join(format!("{}.json", region.id)));
    let now = Timestamp::from_epoch_seconds(site.now - site.now.rem_euclid(60));
    let Some((mut weather, now)) = reading.zip(now) else {
        return Ok(());
    };
    weather.observed = now;
    site.write(region, &weather)
}
