//! `cargo xtask test`: runs all tests, and prints a table of the results.
//!
//! All steps run, even after a failure. A browser that cannot be installed is listed as skipped, with the reason. The
//! last line is `N passed, N failed, N skipped`.

mod archive;
mod browsers;
mod fuzz;
mod journeys;
mod native;
mod package;
mod site;
mod sizes;
mod summary;
mod test_args;
mod wasm;

pub use test_args::TestArgs;

use crate::error::Result;
use crate::workspace::Workspace;
use browsers::Browsers;
use site::Site;
use std::process::ExitCode;
use summary::Summary;
use test_args::Part;

/// Runs the selected parts.
///
/// # Errors
/// None at present: a failed test is the exit status 1.
pub fn run(workspace: &Workspace, args: &TestArgs) -> Result<ExitCode> {
    let parts = args.parts();
    let mut summary = Summary::default();
    let mut site = Site::default();
    let needs_browsers = [Part::Wasm, Part::Journeys, Part::Archive];
    let browsers = if needs_browsers.iter().any(|part| parts.contains(part)) {
        Browsers::set_up(workspace, &args.engines())
    } else {
        Browsers::default()
    };
    for part in &parts {
        match part {
            Part::Fmt => native::format(workspace, &mut summary),
            Part::Clippy => native::lints(workspace, &mut summary),
            Part::Native => native::tests(workspace, &mut summary),
            Part::Fuzz => fuzz::tests(workspace, &mut summary),
            Part::Wasm => wasm::tests(workspace, &browsers, &mut summary),
            Part::Size => {
                let is_built = site.is_built(workspace, &mut summary);
                sizes::tests(workspace, is_built, &mut summary);
            }
            Part::Package => {
                let is_built = site.is_built(workspace, &mut summary);
                package::tests(workspace, is_built, &mut summary);
            }
            Part::Journeys => {
                let is_built = site.is_built(workspace, &mut summary);
                journeys::tests(workspace, &browsers, is_built, &mut summary);
            }
            Part::Archive => {
                let is_built = site.is_built(workspace, &mut summary);
                archive::tests(workspace, &browsers, is_built, &mut summary);
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
