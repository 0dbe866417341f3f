//! The summary as JSON: `newsroom publish --json`.

use super::{Count, FileProblem, HeldBackArticle, Tally};
use crate::build::Changes;
use crate::failure::Failure;
use article::date::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// A summary as JSON: `newsroom publish --json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'t> {
    dry_run: bool,
    files: BTreeMap<&'static str, Count>,
    deleted: usize,
    held_back: usize,
    held_back_articles: &'t [HeldBackArticle],
    next_due: Option<String>,
    left_out: usize,
    not_updated: usize,
    faulty: usize,
    pictures_failed: usize,
    problems: &'t [FileProblem],
    seconds: f64,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    plan: Option<&'t Changes>,
}

impl Tally {
    /// The summary as a line of JSON.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn json(&self) -> Result<String, Failure> {
        let files = [
            ("pages", self.pages),
            ("data", self.data),
            ("pictures", self.pictures),
            ("app", self.assets),
            ("redirects", self.redirects),
            ("rest", self.rest),
        ];
        let next_due = self.next_due.and_then(Timestamp::from_epoch_seconds);
        let summary = Summary {
            dry_run: self.plan.is_some(),
            files: files.into_iter().collect(),
            deleted: self.deleted,
            held_back: self.held_back.len(),
            held_back_articles: &self.held_back,
            next_due: next_due.map(|at| at.to_string()),
            left_out: self.left_out,
            not_updated: self.kept,
            faulty: self.faulty,
            pictures_failed: self.pictures_failed,
            problems: &self.problems,
            seconds: (self.pages_time + self.pictures_time).as_secs_f64(),
            plan: self.plan.as_ref(),
        };
        let json = serde_json::to_string(&summary);
        let json = json.map_err(|why| Failure::new(format!("cannot write the summary: {why}")))?;
        Ok(json + "\n")
    }
}
