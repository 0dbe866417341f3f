//! `bench overhead`: what published pages weigh over the line more than the same pages by hand.

use crate::budgets;
use crate::content::DOCUMENTS;
use crate::pages;
use crate::place::Place;
use crate::trouble::{Tried, Trouble};
use std::fs;
use std::path::Path;

const BUDGET: &str = "html-overhead-";

/// Publishes, makes the twins, prints a row a document, and says whether all budgets are kept.
///
/// # Errors
/// Where the twins cannot be made, or a document has no budget.
pub fn run(place: &Place, words: &[String]) -> Tried<bool> {
    let twins = pages::make(place, words)?;
    let budgets = budgets::of(place, BUDGET)?;
    let mut kept = true;
    println!(
        "{:<24} {:>9} {:>9} {:>6}",
        "HTML of", "bytes", "by hand", "%"
    );
    for (id, blocks) in DOCUMENTS {
        let weigh = |twin: &str| compressed_bytes(&twins.join(twin).join(id));
        let (ours, by_hand) = (weigh("published")?, weigh("handwritten")?);
        let percent = (ours as f64 / by_hand as f64 - 1.0) * 100.0;
        println!(
            "{:<24} {ours:>9} {by_hand:>9} {percent:>+6.1}",
            format!("{blocks} blocks")
        );
        let most = budgets
            .iter()
            .find_map(|(name, most)| (*name == blocks.to_string()).then_some(*most))
            .ok_or_else(|| {
                Trouble::new(format!("budgets.toml has no line for {BUDGET}{blocks}"))
            })?;
        if percent > most {
            println!("over budget: {BUDGET}{blocks} is {percent:.1} %, at most {most} %");
            kept = false;
        }
    }
    Ok(kept)
}

/// As it is sent: both are compressed in the same quality, the one in which pages are published.
fn compressed_bytes(folder: &Path) -> Tried<u64> {
    let file = folder.join("index.html.br");
    let about = fs::metadata(&file)
        .map_err(|error| Trouble::new(format!("{}: {error}", file.display())))?;
    Ok(about.len())
}
