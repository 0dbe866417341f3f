//! `bench pages`: the published page and the client-rendered app against their twins, taking turns in one run, on a
//! slow network and processor.

mod budgets;
mod click;
mod island;
mod make;
mod options;
mod page;
mod table;
pub mod trace;
mod twin;
mod visit;

use crate::budgets::report;
use crate::chromium::Chromium;
use crate::content::DOCUMENTS;
use crate::error::Result;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::protocol::Protocol;
use crate::workspace::Workspace;
use click::{Click, Followed};
use e2e::Site;
use options::Options;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use twin::Twin;
use visit::Sample;

/// All samples of a document: twin by twin, round by round.
pub type Visits = BTreeMap<Twin, Vec<Sample>>;
/// All clicks, round by round.
pub type Clicks = BTreeMap<Click, Vec<Followed>>;

/// Everything that was measured.
pub struct Measured {
    /// By the number of blocks.
    pub documents: Vec<(usize, Visits)>,
    /// From article to article.
    pub clicks: Clicks,
    /// First use of the lightbox, ms.
    pub island_ms: Vec<f64>,
    /// How often everything was measured.
    pub rounds: usize,
}

/// Measures, prints the table and the verdicts, and returns whether all budgets are kept.
///
/// # Errors
/// If the twins cannot be made, or a page is never complete.
pub fn run(workspace: &Workspace, args: &[String]) -> Result<bool> {
    let options = Options::parse(workspace, args)?;
    let twins = make::twins(workspace, &options)?;
    let mut chromium = Chromium::start(&workspace.bench().join("profile"))?;
    let machine = Machine::detect(&chromium.version()?);
    let sites = Sites::serve(&twins, &options.twins)?;
    let measured = measure(&mut chromium.protocol, options.rounds, &sites)?;
    let text = table::markdown(&machine, &measured);
    println!("{text}");
    fs::write(workspace.bench().join("table.md"), &text)?;
    fs::write(
        workspace.bench().join("samples.json"),
        samples(&measured).to_string(),
    )?;
    Ok(report(&budgets::verdicts(workspace, &measured)?))
}

/// Makes the page and its twins, as [`run`] does before it measures, and returns their folder.
///
/// # Errors
/// If publishing or bundling fails.
pub fn make(workspace: &Workspace, args: &[String]) -> Result<PathBuf> {
    make::twins(workspace, &Options::parse(workspace, args)?)
}

/// The running sites of the twins.
struct Sites {
    /// On a slow network, in the order of their turns.
    slow: Vec<(Twin, Site)>,
    /// The published site as fast as this machine can serve it.
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

/// All items, beginning with another one in each round: no twin is always the first after something else was measured.
fn in_turn<T>(items: &[T], round: usize) -> impl Iterator<Item = &T> {
    let skipped = round % items.len().max(1);
    items.iter().cycle().skip(skipped).take(items.len())
}

/// Every single value, for a closer look.
fn samples(measured: &Measured) -> Value {
    let documents: Vec<Value> = measured
        .documents
        .iter()
        .map(|(blocks, visits)| {
            let twins: Map<String, Value> = visits
                .iter()
                .map(|(twin, samples)| {
                    let samples = samples.iter().map(|sample| sample.0.clone()).collect();
                    (twin.name().to_owned(), Value::Array(samples))
                })
                .collect();
            json!({"blocks": blocks, "twins": twins})
        })
        .collect();
    let clicks: Map<String, Value> = measured
        .clicks
        .iter()
        .map(|(click, followed)| {
            let followed = followed.iter().map(|it| json!([it.ms, it.prepared]));
            (click.name().to_owned(), followed.collect())
        })
        .collect();
    json!({"documents": documents, "clicks": clicks, "lightbox": measured.island_ms})
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
