//! Journeys on the built site and on pages of other people, and the promises of the harness that they stand on.

use super::LIMIT;
use super::browsers::Browsers;
use super::summary::Summary;
use crate::engine::Engine;
use crate::house::House;
use crate::process::{Ended, tee};
use crate::trouble::Tried;
use crate::{examples, package, setup};

/// Makes the examples and the package of the elements, then one step an engine.
pub fn tests(house: &House, browsers: &Browsers, is_built: bool, summary: &mut Summary) {
    let make = || {
        examples::make(house)?;
        package::write(house)?;
        Ok(Ended::well())
    };
    let is_built = is_built && summary.step("examples & package", make);
    for (engine, missing) in browsers.each() {
        let name = format!("journeys {engine}");
        match missing {
            Some(reason) => summary.skip(name, reason),
            None if !is_built => summary.skip(
                name,
                "there is no site, or no examples or package, to go through",
            ),
            None => {
                summary.step(name, || {
                    setup::journeys(house)?;
                    in_engine(house, engine)
                });
            }
        }
    }
}

/// Every journey has a test `{engine}::{journey}`.
fn in_engine(house: &House, engine: Engine) -> Tried<Ended> {
    let mut command = house.line("cargo test -p e2e --tests --no-fail-fast --");
    let threads = engine.journeys_at_once();
    command.arg(format!("{engine}::"));
    command.arg(format!("--test-threads={threads}"));
    command.env("E2E_SITE", house.dist());
    let axe = house.tools().join("node_modules/axe-core/axe.min.js");
    command.env("AXE_CORE", axe);
    tee(command, LIMIT)
}
