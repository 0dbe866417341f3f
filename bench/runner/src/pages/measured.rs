//! The measured values of a run.

use super::click::{Click, Followed};
use super::twin::Twin;
use super::visit::Sample;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The samples of a document: for each twin, one for each round.
pub type Visits = BTreeMap<Twin, Vec<Sample>>;
/// The clicks, one for each round.
pub type Clicks = BTreeMap<Click, Vec<Followed>>;

/// All measured values.
pub struct Measured {
    /// By the number of blocks.
    pub documents: Vec<(usize, Visits)>,
    /// Clicks from article to article.
    pub clicks: Clicks,
    /// First use of the lightbox, ms.
    pub island_ms: Vec<f64>,
    /// The number of rounds.
    pub rounds: usize,
}

impl Measured {
    /// All single values, for `samples.json`.
    pub fn samples(&self) -> Value {
        let documents: Vec<Value> = self
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
        let clicks: Map<String, Value> = self
            .clicks
            .iter()
            .map(|(click, followed)| {
                let followed = followed.iter().map(|it| json!([it.ms, it.prepared]));
                (click.name().to_owned(), followed.collect())
            })
            .collect();
        json!({"documents": documents, "clicks": clicks, "lightbox": self.island_ms})
    }
}
