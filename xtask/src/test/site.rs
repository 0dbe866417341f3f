//! The release site, which some parts of the tests need.

use super::summary::Summary;
use crate::build;
use crate::process::Completed;
use crate::workspace::Workspace;

/// Whether the site could be built; `None` before it is first needed.
#[derive(Default)]
pub struct Site(Option<bool>);

impl Site {
    /// Builds the site, as a step of its own, unless that was tried before. Returns whether it is built.
    pub fn is_built(&mut self, workspace: &Workspace, summary: &mut Summary) -> bool {
        let build = || {
            build::site(workspace)?;
            Ok(Completed::success())
        };
        *self.0.get_or_insert_with(|| summary.step("site", build))
    }
}
