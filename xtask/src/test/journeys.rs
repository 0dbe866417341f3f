//! Journeys on the built site and on pages that embed it, and the tests of their harness.

use super::browsers::Browsers;
use super::summary::{Summary, TIME_LIMIT};
use crate::engine::Engine;
use crate::error::Result;
use crate::process::{Completed, tee};
use crate::workspace::Workspace;
use crate::{examples, package, setup};

/// Makes the examples and the package of the elements, then runs one step for each engine.
pub fn tests(workspace: &Workspace, browsers: &Browsers, is_built: bool, summary: &mut Summary) {
    let make = || {
        examples::make(workspace)?;
        package::write(workspace)?;
        Ok(Completed::success())
    };
    let is_built = is_built && summary.step("examples & package", make);
    for (engine, missing) in browsers.each() {
        let name = format!("journeys {engine}");
        match missing {
            Some(reason) => summary.skip(name, reason),
            None if !is_built => summary.skip(
                name,
                "the site, the examples or the package could not be built",
            ),
            None => {
                summary.step(name, || {
                    setup::journeys(workspace)?;
                    in_engine(workspace, engine)
                });
            }
        }
    }
}

/// Each journey is a test `{engine}::{journey}`.
fn in_engine(workspace: &Workspace, engine: Engine) -> Result<Completed> {
    let mut command =
        workspace.line("cargo test -p e2e --test harness --test journeys --no-fail-fast --");
    let threads = engine.journeys_at_once();
    command.arg(format!("{engine}::"));
    command.arg(format!("--test-threads={threads}"));
    command.env("E2E_SITE", workspace.dist());
    let axe = workspace.tools().join("node_modules/axe-core/axe.min.js");
    command.env("AXE_CORE", axe);
    tee(command, TIME_LIMIT)
}
