//! What needs no browser: formatting, lints, native tests.

use super::summary::Summary;
use super::{LIMIT, wasm};
use crate::house::House;
use crate::process::tee;
use crate::setup;

/// Is all code formatted?
pub fn format(house: &House, summary: &mut Summary) {
    summary.step("format", || {
        setup::lints(house)?;
        tee(house.line("cargo fmt --all --check"), LIMIT)
    });
}

/// Lints of everything natively, and of the app as the browser gets it.
pub fn lints(house: &House, summary: &mut Summary) {
    summary.step("lints native", || {
        setup::lints(house)?;
        let line = "cargo clippy --workspace --all-targets -- -D warnings";
        tee(house.line(line), LIMIT)
    });
    summary.step("lints wasm", || {
        setup::lints(house)?;
        // The app alone: with the whole workspace, features of native tools would come along.
        let line = "cargo clippy -p action-news --target wasm32-unknown-unknown --lib --bins";
        let mut command = house.line(line);
        command.args(wasm::selection(house));
        command.args(["--", "-D", "warnings"]);
        tee(command, LIMIT)
    });
}

/// Tests of every crate. Of the journeys' crate only what needs no browser.
pub fn tests(house: &House, summary: &mut Summary) {
    // Without it those tests pass with a word on standard error, which nobody would see.
    if let Err(trouble) = setup::server(house) {
        summary.skip("native nginx", trouble.to_string());
    }
    summary.step("native", || {
        let line = "cargo test --workspace --exclude e2e --no-fail-fast";
        tee(house.line(line), LIMIT)
    });
    summary.step("native e2e", || {
        tee(house.line("cargo test -p e2e --lib --no-fail-fast"), LIMIT)
    });
}
