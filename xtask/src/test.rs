//! `cargo xtask test`: every test there is, one after the other, and a table of how each went.
//!
//! A step that fails does not keep later ones from running. A browser that cannot be had is named in the table
//! with the reason; it is never left out silently. The last line is `N passed, N failed, N skipped`.

mod asked;
mod browsers;
mod fuzz;
mod journeys;
mod native;
mod package;
mod site;
mod summary;
mod wasm;

use crate::house::House;
use crate::trouble::Tried;
use asked::{Asked, Part};
use browsers::Browsers;
use site::Site;
use std::process::ExitCode;
use std::time::Duration;
use summary::Summary;

/// Nothing takes so long unless it hangs: a first compilation on two cores takes a third of it.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Runs what is asked for.
///
/// # Errors
/// Where the words are not understood. A failed test is not an error but the exit code 1.
pub fn run(house: &House, words: &[String]) -> Tried<ExitCode> {
    let asked = Asked::parse(words)?;
    let mut summary = Summary::default();
    let mut site = Site::default();
    let needs_browsers = asked.parts.contains(&Part::Wasm) || asked.parts.contains(&Part::Journeys);
    let browsers = if needs_browsers {
        Browsers::set_up(house, &asked.engines)
    } else {
        Browsers::default()
    };
    for part in &asked.parts {
        match part {
            Part::Fmt => native::format(house, &mut summary),
            Part::Clippy => native::lints(house, &mut summary),
            Part::Native => native::tests(house, &mut summary),
            Part::Fuzz => fuzz::tests(house, &mut summary),
            Part::Wasm => wasm::tests(house, &browsers, &mut summary),
            Part::Package => {
                let is_built = site.is_built(house, &mut summary);
                package::tests(house, is_built, &mut summary);
            }
            Part::Journeys => {
                let is_built = site.is_built(house, &mut summary);
                journeys::tests(house, &browsers, is_built, &mut summary);
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
