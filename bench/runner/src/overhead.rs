//! `bench overhead`: the compressed HTML of published pages against that of the same pages by hand.

use crate::budgets::{Bound, judge, report};
use crate::content::DOCUMENTS;
use crate::error::{Error, Result};
use crate::pages;
use crate::workspace::Workspace;
use std::fs;
use std::path::Path;

/// Budgets in percent; the rest of the name is the number of blocks.
const PREFIX: &str = "html-overhead-";

/// Publishes, makes the twins, prints a row for each document, and returns whether all budgets are kept.
///
/// # Errors
/// If the twins cannot be made.
pub fn run(workspace: &Workspace, options: &pages::Options) -> Result<bool> {
    let twins = pages::make(workspace, options)?;
    let mut percents = Vec::new();
    println!(
        "{:<24} {:>9} {:>9} {:>6}",
        "HTML of", "bytes", "by hand", "%"
    );
    for (id, blocks) in DOCUMENTS {
        let bytes = |twin: &str| compressed_bytes(&twins.join(twin).join(id));
        let (ours, by_hand) = (bytes("published")?, bytes("handwritten")?);
        let percent = (ours as f64 / by_hand as f64 - 1.0) * 100.0;
        println!(
            "{:<24} {ours:>9} {by_hand:>9} {percent:>+6.1}",
            format!("{blocks} blocks")
        );
        percents.push((format!("{PREFIX}{blocks}"), percent));
    }
    let verdicts = judge(workspace, &[PREFIX], |name| {
        let (_, percent) = percents.iter().find(|(known, _)| known == name)?;
        Some((Bound::AtMost, Some(*percent)))
    })?;
    Ok(report(&verdicts))
}

/// As it is sent. Both are compressed in the quality in which pages are published.
fn compressed_bytes(folder: &Path) -> Result<u64> {
    let file = folder.join("index.html.br");
    let metadata =
        fs::metadata(&file).map_err(|error| Error::new(format!("{}: {error}", file.display())))?;
    Ok(metadata.len())
}
