//! `bench pages`: the published page and the client-rendered app against their twins, the same page made by other means.
//! They take turns in one run, on a slow network and processor.

mod budgets;
mod click;
mod island;
mod make;
mod measured;
mod options;
mod page;
mod table;
pub mod trace;
mod twin;
mod visit;

pub use make::twins as make;
pub use options::Options;

use crate::budgets::report;
use crate::chromium::Chromium;
use crate::content::DOCUMENTS;
use crate::error::Result;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::protocol::Protocol;
use crate::workspace::Workspace;
use click::Click;
use e2e::Site;
use measured::{Clicks, Measured, Visits};
use std::fs;
use std::path::Path;
use twin::Twin;

/// Measures, prints the table and the verdicts, and returns whether all budgets are kept.
///
/// # Errors
/// If the twins cannot be made, or a page is never complete.
pub fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let twins = make::twins(workspace, options)?;
    let mut chromium = Chromium::start(&workspace.bench().join("profile"))?;
    let machine = Machine::detect(&chromium.version()?);
    let sites = Sites::serve(&twins, &options.twins)?;
    let measured = measure(&mut chromium.protocol, options.rounds(), &sites)?;
    let text = table::markdown(&machine, &measured);
    println!("{text}");
    fs::write(workspace.bench().join("table.md"), &text)?;
    fs::write(
        workspace.bench().join("samples.json"),
        measured.samples().to_string(),
    )?;
    Ok(report(&budgets::verdicts(workspace, &measured)?))
}

/// The running sites of the twins.
struct Sites {
    /// On a slow network, in the order of their turns.
    slow: Vec<(Twin, Site)>,
    /// The published site, not slowed down.
    fast: Option<Site>,
}

impl Sites {
    fn serve(folder: &Path, twins: &[Twin]) -> Result<Self> {
        let slow = twins
            .iter()
            .map(|twin| Ok((*twin, twin.serve(folder)?)))
            .collect::<Result<Vec<_>>>()?;
        let is_measured = twins.contains(&Twin::Published);
        let fast = is_measured.then(|| Twin::Published.serve_fast(folder));
        let fast = fast.transpose()?;
        Ok(Self { slow, fast })
    }

    fn of(&self, twin: Twin) -> Option<&Site> {
        let mut sites = self.slow.iter();
        sites.find_map(|(other, site)| (*other == twin).then_some(site))
    }
}

fn measure(protocol: &mut Protocol, rounds: usize, sites: &Sites) -> Result<Measured> {
    let clicks: Vec<(Click, &Site)> = Click::ALL
        .into_iter()
        .filter_map(|click| Some((click, sites.of(click.twin())?)))
        .collect();
    let mut measured = Measured {
        documents: DOCUMENTS.map(|(_, blocks)| (blocks, Visits::new())).into(),
        clicks: Clicks::new(),
        island_ms: Vec::new(),
        rounds,
    };
    let a_round =
        DOCUMENTS.len() * sites.slow.len() + clicks.len() + usize::from(sites.fast.is_some());
    let mut progress = Progress::new("measurements", rounds * a_round);
    // A first visit that does not count: the browser loads fonts and its own code only once.
    for (twin, site) in &sites.slow {
        let [document, ..] = DOCUMENTS;
        visit::visit(protocol, site, *twin, document)?;
    }
    for round in 0..rounds {
        for (document, (_, visits)) in DOCUMENTS.into_iter().zip(&mut measured.documents) {
            for (twin, site) in in_turn(&sites.slow, round) {
                let sample = visit::visit(protocol, site, *twin, document)?;
                visits.entry(*twin).or_default().push(sample);
                progress.step();
            }
        }
        for (click, site) in &clicks {
            let followed = click::measure(protocol, site, *click)?;
            measured.clicks.entry(*click).or_default().push(followed);
            progress.step();
        }
        if let Some(site) = &sites.fast {
            measured.island_ms.push(island::measure(protocol, site)?);
            progress.step();
        }
    }
    Ok(measured)
}

/// All items, beginning with another one in each round, so that no twin is always measured first.
fn in_turn<T>(items: &[T], round: usize) -> impl Iterator<Item = &T> {
    let skipped = round % items.len().max(1);
    items.iter().cycle().skip(skipped).take(items.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_round_begins_with_another() {
        let order = |round| {
            in_turn(&["a", "b", "c"], round)
                .copied()
                .collect::<String>()
        };
        assert_eq!([0, 1, 2, 3].map(order), ["abc", "bca", "cab", "abc"]);
        assert_eq!(in_turn::<u8>(&[], 1).count(), 0);
    }
}
