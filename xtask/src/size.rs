//! `cargo xtask size`: compares the compressed size of the files that readers download with `bench/size-budget.toml`; then
//! the size of published pages, relative to pages written by hand, with `bench/budgets.toml`.

mod budget;
mod parts;

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use crate::{bench, build};
use brotli::CompressorWriter;
use budget::{Budget, Verdict};
use fs_err as fs;
use parts::Part;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// The best quality, as static hosts use it for files that they compress once.
const QUALITY: u32 = 11;
/// A window of 4 MiB, the largest that all browsers support.
const WINDOW_BITS: u32 = 22;

/// Builds the site, measures it and compares it with the budgets.
///
/// # Errors
/// If the build fails; and as [`measure`].
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    build::site(workspace)?;
    Ok(match measure(workspace)? {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Measures the built site. Returns whether it is within the budgets.
///
/// # Errors
/// If the budgets and the site do not have the same parts, or the HTML of its pages is too large.
pub fn measure(workspace: &Workspace) -> Result<bool> {
    let budget = fs::read_to_string(workspace.root().join("bench/size-budget.toml"))?;
    let budgets = budget::parse(&budget)?;
    let parts = parts::of_page(&workspace.dist())?;
    let verdicts = judge(&parts, &budgets)?;
    println!();
    bench::overhead(workspace)?;
    Ok(!verdicts.contains(&Verdict::Over))
}

/// Prints a row for each part, then hints.
fn judge(parts: &[Part], budgets: &[Budget]) -> Result<Vec<Verdict>> {
    for budget in budgets {
        if !parts.iter().any(|part| part.name == budget.part) {
            let name = &budget.part;
            return Err(Error::new(format!(
                "size-budget.toml: there is no part `{name}`"
            )));
        }
    }
    println!("{:<24} {:>9} {:>9} {:>6}", "part", "bytes", "budget", "%");
    let mut verdicts = Vec::new();
    let mut hints = Vec::new();
    for part in parts {
        let budget = budgets
            .iter()
            .find(|budget| budget.part == part.name)
            .ok_or_else(|| {
                Error::new(format!("size-budget.toml has no line for `{}`", part.name))
            })?;
        let mut bytes = 0;
        for file in &part.files {
            bytes += compressed_bytes(file)?;
        }
        let tenths = (bytes * 1000).div_ceil(budget.bytes);
        let percent = format!("{}.{}", tenths / 10, tenths % 10);
        println!(
            "{:<24} {bytes:>9} {:>9} {percent:>6}",
            part.name, budget.bytes
        );
        let verdict = budget.judge(bytes);
        hints.extend(verdict.hint(part.name, bytes));
        verdicts.push(verdict);
    }
    for hint in hints {
        println!("{hint}");
    }
    Ok(verdicts)
}

fn compressed_bytes(path: &Path) -> Result<u64> {
    let bytes = fs::read(path)?;
    let mut compressor = CompressorWriter::new(Vec::new(), 1 << 16, QUALITY, WINDOW_BITS);
    compressor.write_all(&bytes)?;
    Ok(compressor.into_inner().len() as u64)
}
