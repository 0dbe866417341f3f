//! `bench trace`: what the main thread did during one visit, for whoever wants to make a page faster.

use super::reader::Reader;
use super::twin::Twin;
use crate::chromium::Chromium;
use crate::content::DOCUMENTS;
use crate::place::Place;
use crate::trouble::{Tried, Trouble};
use e2e::{Missing, Site};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

/// What is worth looking at, of what Chromium can tell.
const CATEGORIES: &str =
    "devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing,v8";
/// How many of the longest are printed.
const SHOWN: usize = 40;
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
    let folder = place.bench().join("twins").join(twin.name());
    let site = Site::serve(folder)?
        .compressed()
        .missing(Missing::NotFound)
        .pristine();
    let mut chromium = Chromium::start(&place.bench().join("profile"))?;
    let url = twin.url(&site.origin(), id);
    Reader::open(&mut chromium.protocol)?.go(&url, twin.done())?;
    let mut reader = Reader::open(&mut chromium.protocol)?;
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

/// Sums by name, then the longest single events with when they began; what contains others is counted whole.
fn show(events: &[Value]) {
    let ms = |event: &Value| event["dur"].as_f64().unwrap_or(0.0) / 1000.0;
    let start = events
        .iter()
        .filter(|event| event["name"] == "ResourceSendRequest")
        .filter_map(|event| event["ts"].as_f64())
        .fold(f64::INFINITY, f64::min);
    let mut sums: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    for event in events {
        let (sum, count) = sums
            .entry(event["name"].as_str().unwrap_or_default())
            .or_default();
        *sum += ms(event);
        *count += 1;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.0.total_cmp(&a.1.0));
    for (name, (sum, count)) in sums.into_iter().take(SHOWN / 2) {
        println!("{sum:>9.1} ms {count:>6} × {name}");
    }
    let mut longest: Vec<&Value> = events.iter().collect();
    longest.sort_by(|a, b| ms(b).total_cmp(&ms(a)));
    println!();
    for event in longest.into_iter().take(SHOWN) {
        let at = (event["ts"].as_f64().unwrap_or(start) - start) / 1000.0;
        let args: String = event["args"].to_string().chars().take(110).collect();
        println!(
            "{:>9.1} ms at {at:>7.0} {} {args}",
            ms(event),
            event["name"].as_str().unwrap_or_default()
        );
    }
}
