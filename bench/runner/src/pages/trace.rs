//! `bench trace`: traces the main thread during one visit, to find out what makes a page slow.

use super::page::Page;
use super::twin::Twin;
use crate::chromium::Chromium;
use crate::content::DOCUMENTS;
use crate::error::{Error, Result};
use crate::workspace::Workspace;
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

/// The trace categories for a page's main thread.
const CATEGORIES: &str =
    "devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing,v8";
/// The number of sums, and of single tasks, that are printed.
const PRINTED: usize = 24;
/// Timeout for Chromium to send the whole trace.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What to visit.
#[derive(Args)]
pub struct Target {
    /// The twin
    twin: Twin,
    /// The number of blocks of its document: 24 or 2000
    blocks: usize,
}

/// Visits a twin that the last run made. Writes the whole trace to `target/bench/trace.json`.
///
/// # Errors
/// If there is no such twin, or the page is never complete.
pub fn run(workspace: &Workspace, &Target { twin, blocks }: &Target) -> Result<bool> {
    let mut documents = DOCUMENTS.into_iter();
    let document = documents.find(|(_, count)| *count == blocks);
    let none = || Error::new(format!("no measured document has {blocks} blocks"));
    let (id, blocks) = document.ok_or_else(none)?;
    let site = twin.serve(&workspace.bench().join("twins"))?;
    let mut chromium = Chromium::start(&workspace.bench().join("profile"))?;
    let (url, complete) = (twin.url(&site, id), twin.is_complete(blocks));
    // The first visit is not traced: the browser loads fonts and its own code only once.
    Page::open(&mut chromium.protocol, &site)?.go(&url, &complete)?;
    let mut page = Page::open(&mut chromium.protocol, &site)?;
    page.call_browser(
        "Tracing.start",
        json!({"traceConfig": {"includedCategories": CATEGORIES.split(',').collect::<Vec<_>>()}}),
    )?;
    page.go(&url, &complete)?;
    page.call_browser("Tracing.end", json!({}))?;
    let deadline = Instant::now() + TIMEOUT;
    let mut events = Vec::new();
    while let Some(mut event) = page.next_event(deadline)? {
        match event.method.as_str() {
            "Tracing.dataCollected" => {
                if let Value::Array(more) = event.params["value"].take() {
                    events.extend(more);
                }
            }
            "Tracing.tracingComplete" => break,
            _ => {}
        }
    }
    print(&events);
    fs::write(
        workspace.bench().join("trace.json"),
        json!({"traceEvents": events}).to_string(),
    )?;
    Ok(true)
}

/// Prints, for the page's main thread, the time of each kind of event without nested events, then the longest events.
fn print(events: &[Value]) {
    let ms = |event: &Value| event["dur"].as_f64().unwrap_or(0.0) / 1000.0;
    let at = |event: &Value| event["ts"].as_f64().unwrap_or(0.0) / 1000.0;
    let thread = |event: &Value| (event["pid"].as_u64(), event["tid"].as_u64());
    let is_document_parsing = |event: &&Value| {
        event["name"] == "ParseHTML" && event["args"]["beginData"]["url"].is_string()
    };
    let Some(page) = events
        .iter()
        .filter(is_document_parsing)
        .max_by(|a, b| ms(a).total_cmp(&ms(b)))
    else {
        println!("the trace has no page");
        return;
    };
    let start = events
        .iter()
        .filter(|event| event["name"] == "ResourceSendRequest")
        .map(at)
        .fold(f64::INFINITY, f64::min);
    let mut own: Vec<&Value> = events
        .iter()
        .filter(|event| thread(event) == thread(page) && event["dur"].is_number())
        .collect();
    own.sort_by(|a, b| at(a).total_cmp(&at(b)).then(ms(b).total_cmp(&ms(a))));
    let mut sums: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    let mut open: Vec<(f64, &str)> = Vec::new();
    for event in &own {
        while open.last().is_some_and(|(end, _)| *end <= at(event)) {
            open.pop();
        }
        if let Some((_, outer)) = open.last() {
            sums.entry(*outer).or_default().0 -= ms(event);
        }
        let name = event["name"].as_str().unwrap_or_default();
        let (sum, count) = sums.entry(name).or_default();
        *sum += ms(event);
        *count += 1;
        open.push((at(event) + ms(event), name));
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.0.total_cmp(&a.1.0));
    for (name, (sum, count)) in sums.into_iter().take(PRINTED) {
        println!("{sum:>9.1} ms {count:>6} × {name}");
    }
    own.sort_by(|a, b| ms(b).total_cmp(&ms(a)));
    println!();
    for event in own.into_iter().take(PRINTED) {
        let args: String = event["args"].to_string().chars().take(110).collect();
        let name = event["name"].as_str().unwrap_or_default();
        println!(
            "{:>9.1} ms at {:>7.0} {name} {args}",
            ms(event),
            at(event) - start
        );
    }
}
