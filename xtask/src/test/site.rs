//! The release site, for the parts of the tests that need it.

use super::summary::Summary;
use crate::build;
use crate::house::House;
use crate::process::Ended;

/// Built when first asked for, and once.
#[derive(Default)]
pub struct Site(Option<bool>);

impl Site {
    /// Whether there is a site; building it is a step of its own.
    pub fn is_built(&mut self, house: &House, summary: &mut Summary) -> bool {
        let build = || {
            build::site(house)?;
            Ok(Ended::well())
        };
        *self.0.get_or_insert_with(|| summary.step("site", build))
    }
}
