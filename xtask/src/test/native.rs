//! What needs no browser: formatting, lints, native tests.

use super::summary::Summary;
use super::{LIMIT, wasm};
use crate::process::tee;
use crate::setup;
use crate::workspace::Workspace;

/// Is all code formatted?
pub fn format(workspace: &Workspace, summary: &mut Summary) {
    summary.step("format", || {
        setup::lints(workspace)?;
        tee(workspace.line("cargo fmt --all --check"), LIMIT)
    });
}

/// Lints of everything natively, and of the app as the browser gets it.
pub fn lints(workspace: &Workspace, summary: &mut Summary) {
    summary.step("lints native", || {
        setup::lints(workspace)?;
        let line = "cargo clippy --workspace --all-targets -- -D warnings";
        tee(workspace.line(line), LIMIT)
    });
    summary.step("lints wasm", || {
        setup::lints(workspace)?;
        // The app alone: with the whole workspace, features of native tools would come along.
        let line = "cargo clippy -p action-news --target wasm32-unknown-unknown --lib --bins";
        let mut command = workspace.line(line);
        command.args(wasm::selection(workspace));
        command.args(["--", "-D", "warnings"]);
        tee(command, LIMIT)
    });
}

/// Tests of every crate. Of the journeys' crate only what needs no browser.
pub fn tests(workspace: &Workspace, summary: &mut Summary) {
    // Without it those tests pass with a word on standard error, which nobody would see.
    if let Err(error) = setup::server(workspace) {
        summary.skip("native nginx", error.to_string());
    }
    summary.step("native", || {
        let line = "cargo test --workspace --exclude e2e --no-fail-fast";
        tee(workspace.line(line), LIMIT)
    });
    summary.step("native e2e", || {
        tee(
            workspace.line("cargo test -p e2e --lib --no-fail-fast"),
            LIMIT,
        )
    });
}
