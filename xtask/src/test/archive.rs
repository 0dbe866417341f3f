//! Tests of the release archive.

use super::browsers::Browsers;
use super::summary::{Summary, TIME_LIMIT};
use crate::process::{Completed, tee};
use crate::workspace::Workspace;
use crate::{dist, setup};

/// Makes the archive, then uses it with each engine.
pub fn tests(workspace: &Workspace, browsers: &Browsers, is_built: bool, summary: &mut Summary) {
    let mut archive = None;
    let is_made = is_built
        && summary.step("archive", || {
            archive = Some(dist::make(workspace)?);
            Ok(Completed::success())
        });
    for (engine, missing) in browsers.each() {
        let name = format!("archive {engine}");
        match (missing, &archive) {
            (Some(reason), _) => summary.skip(name, reason),
            (None, Some(archive)) if is_made => {
                summary.step(name, || {
                    setup::journeys(workspace)?;
                    let mut command = workspace.line("cargo test -p e2e --test archive --");
                    command
                        .arg(format!("{engine}::"))
                        .env("E2E_ARCHIVE", archive);
                    tee(command, TIME_LIMIT)
                });
            }
            (None, _) => summary.skip(name, "the archive could not be made"),
        }
    }
}
