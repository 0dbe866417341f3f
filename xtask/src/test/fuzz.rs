//! Fuzzes the reader and the importers for a minute.
//!
//! Inputs that fail are kept in `crates/article/fuzz/artifacts`; each should become a test.

use super::summary::{Summary, TIME_LIMIT};
use crate::error::Result;
use crate::process::{Completed, tee};
use crate::setup;
use crate::workspace::Workspace;
use std::fs;

const TARGETS: [&str; 3] = ["import", "html", "read"];
/// For each target; together they take a minute.
const SECONDS: u32 = 20;
/// An input that takes longer counts as a failure.
const SECONDS_PER_INPUT: u32 = 10;

/// Builds all targets, then runs one step for each.
pub fn tests(workspace: &Workspace, summary: &mut Summary) {
    if let Err(error) = setup::fuzz(workspace) {
        summary.skip("fuzz", error.to_string());
        return;
    }
    let built = summary.step("fuzz build", || {
        let mut command = workspace.line("rustup run nightly cargo fuzz build");
        command.current_dir(workspace.root().join("crates/article"));
        tee(command, TIME_LIMIT)
    });
    for target in TARGETS.iter().filter(|_| built) {
        summary.step(format!("fuzz {target}"), || run(workspace, target));
    }
}

/// Starts from the fixtures and the corpus of earlier runs.
fn run(workspace: &Workspace, target: &str) -> Result<Completed> {
    let article = workspace.root().join("crates/article");
    let corpus = article.join("fuzz/corpus").join(target);
    fs::create_dir_all(&corpus)?;
    let mut command = workspace.line("rustup run nightly cargo fuzz run");
    command.current_dir(&article).arg(target).arg(&corpus);
    command.args(["fixtures", "--", "-max_len=20000", "-verbosity=0"]);
    command.arg(format!("-max_total_time={SECONDS}"));
    command.arg(format!("-timeout={SECONDS_PER_INPUT}"));
    tee(command, TIME_LIMIT)
}
