//! The sizes of the built site's files, compared with the budgets.

use super::summary::Summary;
use crate::error::Error;
use crate::process::Completed;
use crate::size;
use crate::workspace::Workspace;

/// As `cargo xtask size`, without building the site again.
pub fn tests(workspace: &Workspace, is_built: bool, summary: &mut Summary) {
    if !is_built {
        summary.skip("size", "the site could not be built");
        return;
    }
    summary.step("size", || match size::measure(workspace)? {
        true => Ok(Completed::success()),
        false => Err(Error::new("a part exceeds its budget")),
    });
}
