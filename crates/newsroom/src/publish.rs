//! `newsroom publish`: content and the built app → a complete static site.
//!
//! The app's components render every article, front and the 404 page to HTML. Their data, feeds, sitemaps, pictures and
//! the configuration of hosts are written beside them.

use crate::failure::Failure;
use crate::report;
use crate::summary::FileProblem;
use std::process::ExitCode;

mod app;
mod arguments;
pub mod collect;
mod compress;
mod deploy;
mod feeds;
mod frames;
mod head;
mod images;
mod import_pages;
mod kind;
mod lead;
mod overlap;
pub mod pages;
mod pictures;
mod policy;
mod render;
mod rendered;
mod rest;
mod run;
mod sheets;
mod shell;
mod site;
mod watch;

pub use app::{App, AppFiles, Follow};
pub use arguments::Arguments;
pub use pictures::{trouble_of_file, trouble_of_metadata, trouble_of_name};
pub use policy::Carrier;

/// Writes the site. `checked`: errors that `newsroom check` has found; they are printed, and make `--strict` fail.
///
/// # Errors
/// If content or app cannot be read or a file cannot be written.
pub fn run(arguments: &Arguments, checked: Vec<FileProblem>) -> Result<ExitCode, Failure> {
    if arguments.watch {
        return watch::watch(arguments);
    }
    let mut tally = run::run(arguments, app::Follow::No)?;
    let is_checked = checked.is_empty();
    tally.add_problems(checked);
    eprint!("{}", tally.warnings());
    match arguments.json {
        true => report::print(tally.json()?.as_bytes())?,
        false => report::print(tally.lines().as_bytes())?,
    }
    let wrong = tally.left_out + tally.kept + tally.faulty + tally.pictures_failed;
    Ok(match arguments.strict && (wrong > 0 || !is_checked) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}
