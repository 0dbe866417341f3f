//! Temperatures for the demo: the provider's, or its own readings dated now.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs `newsroom weather --demo`, which takes a few seconds at most and says which temperatures are not real.
///
/// Returns the folder with a file for each region, below `out`. `None` if there is none: the site then has the
/// readings as they are, too old to be shown.
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
