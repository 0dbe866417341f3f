//! Formatting, lints and native tests.

use super::summary::{Summary, TIME_LIMIT};
use super::wasm;
use crate::process::tee;
use crate::setup;
use crate::workspace::Workspace;

/// Whether all code is formatted.
pub fn format(workspace: &Workspace, summary: &mut Summary) {
    summary.step("format", || {
        setup::lints(workspace)?;
        tee(workspace.line("cargo fmt --all --check"), TIME_LIMIT)
    });
}

/// Lints of the whole workspace natively, of the app for wasm, and the rules for dependencies (`deny.toml`).
pub fn lints(workspace: &Workspace, summary: &mut Summary) {
    summary.step("lints native", || {
        setup::lints(workspace)?;
        let line = "cargo clippy --workspace --all-targets -- -D warnings";
        tee(workspace.line(line), TIME_LIMIT)
    });
    summary.step("lints wasm", || {
        setup::lints(workspace)?;
        // The app alone: the native tools would add their features.
        let line = "cargo clippy -p action-news --target wasm32-unknown-unknown --lib --bins";
        let mut command = workspace.line(line);
        command.args(wasm::selection(workspace));
        command.args(["--", "-D", "warnings"]);
        tee(command, TIME_LIMIT)
    });
    summary.step("dependencies", || {
        setup::dependencies(workspace)?;
        let line = "cargo deny --workspace check bans licenses sources";
        tee(workspace.line(line), TIME_LIMIT)
    });
}

/// Tests of every crate; of `e2e` those that need no browser.
pub fn tests(workspace: &Workspace, summary: &mut Summary) {
    // Without nginx its tests pass with a message on standard error, which is easily missed.
    if let Err(error) = setup::server(workspace) {
        summary.skip("native nginx", error.to_string());
    }
    summary.step("native", || {
        let line = "cargo test --workspace --exclude e2e --no-fail-fast";
        tee(workspace.line(line), TIME_LIMIT)
    });
    summary.step("native e2e", || {
        tee(
            workspace.line("cargo test -p e2e --lib --no-fail-fast"),
            TIME_LIMIT,
        )
    });
}
