//! `bench trace`: what the main thread did during one visit, for whoever wants to make a page faster.

use super::reader::Reader;
use super::twin::Twin;
use crate::chromium::Chromium;
use crate::content::DOCUMENTS;
use crate::place::Place;
use crate::trouble::{Tried, Trouble};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

/// What is worth looking at, of what Chromium can tell.
const CATEGORIES: &str =
    "devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing,v8";
/// How many sums and how many tasks are printed.
const SHOWN: usize = 24;
/// Telling all of it.
const TOLD: Duration = Duration::from_secs(60);

/// Visits a twin that the last run made: `trace TWIN BLOCKS`. The whole trace is in `target/bench/trace.json`.
///
/// # Errors
/// Where there is no such twin, or the page is never done.
pub fn run(place: &Place, words: &[String]) -> Tried<bool> {
    let usage = || Trouble::new("trace takes a twin and a number of blocks: trace published 2000");
    let [twin, blocks] = words else {
        return Err(usage());
    };
    let twin = Twin::ALL
        .into_iter()
        .find(|one| one.name() == twin)
        .ok_or_else(usage)?;
    let document = DOCUMENTS
        .into_iter()
        .find(|(_, count)| count.to_string() == *blocks);
    let (id, _) = document.ok_or_else(usage)?;
    let site = twin.serve(&place.bench().join("twins"))?;
    let mut chromium = Chromium::start(&place.bench().join("profile"))?;
    let url = twin.url(&site, id);
    Reader::open(&mut chromium.protocol, &site)?.go(&url, twin.done())?;
    let mut reader = Reader::open(&mut chromium.protocol, &site)?;
    reader.browser(
        "Tracing.start",
        json!({"traceConfig": {"includedCategories": CATEGORIES.split(',').collect::<Vec<_>>()}}),
    )?;
    reader.go(&url, twin.done())?;
    reader.browser("Tracing.end", json!({}))?;
    let until = Instant::now() + TOLD;
    let mut events = Vec::new();
    while let Some(mut event) = reader.happened(until)? {
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
    show(&events);
    fs::write(
        place.bench().join("trace.json"),
        json!({"traceEvents": events}).to_string(),
    )?;
    Ok(true)
}

/// Of the page's own main thread: sums by name without what is counted under another name inside, then the longest
/// single tasks.
fn show(events: &[Value]) {
    let ms = |event: &Value| event["dur"].as_f64().unwrap_or(0.0) / 1000.0;
    let at = |event: &Value| event["ts"].as_f64().unwrap_or(0.0) / 1000.0;
    let thread = |event: &Value| (event["pid"].as_u64(), event["tid"].as_u64());
    let parsing = |event: &&Value| {
        event["name"] == "ParseHTML" && event["args"]["beginData"]["url"].is_string()
    };
    let Some(page) = events
        .iter()
        .filter(parsing)
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
    let mut around: Vec<(f64, &str)> = Vec::new();
    for event in &own {
        while around.last().is_some_and(|(end, _)| *end <= at(event)) {
            around.pop();
        }
        if let Some((_, outer)) = around.last() {
            sums.entry(*outer).or_default().0 -= ms(event);
        }
        let name = event["name"].as_str().unwrap_or_default();
        let (sum, count) = sums.entry(name).or_default();
        *sum += ms(event);
        *count += 1;
        around.push((at(event) + ms(event), name));
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.0.total_cmp(&a.1.0));
    for (name, (sum, count)) in sums.into_iter().take(SHOWN) {
        println!("{sum:>9.1} ms {count:>6} × {name}");
    }
    own.sort_by(|a, b| ms(b).total_cmp(&ms(a)));
    println!();
    for event in own.into_iter().take(SHOWN) {
        let args: String = event["args"].to_string().chars().take(110).collect();
        let name = event["name"].as_str().unwrap_or_default();
        println!(
            "{:>9.1} ms at {:>7.0} {name} {args}",
            ms(event),
            at(event) - start
        );
    }
}
