//! `cargo xtask test`: every test there is, one after the other, and a table of how each went.
//!
//! A step that fails does not keep later ones from running. A browser that cannot be had is named in the table
//! with the reason; it is never left out silently. The last line is `N passed, N failed, N skipped`.

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

/// Nothing takes so long unless it hangs: a first compilation on two cores takes a third of it.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Runs what is asked for.
///
/// # Errors
/// Where the words are not understood. A failed test is not an error but the exit code 1.
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
