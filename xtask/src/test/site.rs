//! The release site, for the parts of the tests that need it.

use super::summary::Summary;
use crate::build;
use crate::process::Completed;
use crate::workspace::Workspace;

/// Built when first asked for, and once.
#[derive(Default)]
pub struct Site(Option<bool>);

impl Site {
    /// Whether there is a site; building it is a step of its own.
    pub fn is_built(&mut self, workspace: &Workspace, summary: &mut Summary) -> bool {
        let build = || {
            build::site(workspace)?;
            Ok(Completed::well())
        };
        *self.0.get_or_insert_with(|| summary.step("site", build))
    }
}
