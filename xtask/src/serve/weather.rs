//! Temperatures for the demo: the provider's, or the demo's own readings with the present time.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs `newsroom weather --demo`, which takes a few seconds at most and says which temperatures are not real.
///
/// Returns the folder with a file for each region, below `out`. `None` after a failure: the site then has the demo's readings
/// with their own times, too old to be shown.
pub fn fetch(mut newsroom: Command, out: &Path) -> Option<PathBuf> {
    newsroom.args(["weather", "--demo", "--content", "content", "--out"]);
    newsroom.arg(out);
    match crate::process::run(newsroom) {
        Ok(()) => Some(out.join("weather")),
        Err(error) => {
            eprintln!("Continuing without temperatures: {error}");
            None
        }
    }
}
