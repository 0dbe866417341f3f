//! `cargo xtask test`: runs all tests, and prints a table of the results.
//!
//! All steps run, even after a failure. A browser that cannot be installed is listed as skipped, with the reason. The
//! last line is `N passed, N failed, N skipped`.

mod browsers;
mod fuzz;
mod journeys;
mod native;
mod package;
mod site;
mod summary;
mod test_args;
mod wasm;

use crate::error::Result;
use crate::workspace::Workspace;
use browsers::Browsers;
use site::Site;
use std::process::ExitCode;
use std::time::Duration;
use summary::Summary;
use test_args::{Part, TestArgs};

/// A step that takes longer hangs: a first compilation on two cores takes a third of it.
const TIME_LIMIT: Duration = Duration::from_secs(30 * 60);

/// Runs the selected parts.
///
/// # Errors
/// Where the arguments are wrong. A failed test is the exit status 1, not an error.
pub fn run(workspace: &Workspace, words: &[String]) -> Result<ExitCode> {
    let args = TestArgs::parse(words)?;
    let mut summary = Summary::default();
    let mut site = Site::default();
    let needs_browsers = args.parts.contains(&Part::Wasm) || args.parts.contains(&Part::Journeys);
    let browsers = if needs_browsers {
        Browsers::set_up(workspace, &args.engines)
    } else {
        Browsers::default()
    };
    for part in &args.parts {
        match part {
            Part::Fmt => native::format(workspace, &mut summary),
            Part::Clippy => native::lints(workspace, &mut summary),
            Part::Native => native::tests(workspace, &mut summary),
            Part::Fuzz => fuzz::tests(workspace, &mut summary),
            Part::Wasm => wasm::tests(workspace, &browsers, &mut summary),
            Part::Package => {
                let is_built = site.is_built(workspace, &mut summary);
                package::tests(workspace, is_built, &mut summary);
            }
            Part::Journeys => {
                let is_built = site.is_built(workspace, &mut summary);
                journeys::tests(workspace, &browsers, is_built, &mut summary);
            }
        }
    }
    print!("{summary}");
    Ok(if summary.has_failed() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
