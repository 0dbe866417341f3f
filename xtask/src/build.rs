//! `cargo xtask build`: the release site in `dist/`.

use crate::house::House;
use crate::trouble::{Tried, Trouble};
use crate::{process, setup};
use std::process::{Command, ExitCode};

/// Builds, and says where the site is.
///
/// # Errors
/// Where a tool cannot be had or the build fails.
pub fn run(house: &House, words: &[String]) -> Tried<ExitCode> {
    if let Some(word) = words.first() {
        return Err(Trouble::new(format!("build takes no `{word}`")));
    }
    site(house)?;
    println!("The site is in dist/.");
    Ok(ExitCode::SUCCESS)
}

/// Sets up what is missing and builds.
///
/// # Errors
/// As [`run`].
pub fn site(house: &House) -> Tried<()> {
    setup::page(house)?;
    process::run(command(house))
}

/// Trunk's release build.
pub fn command(house: &House) -> Command {
    house.line("trunk build --release")
}
