//! What one visit to a page costs its reader.

use super::reader::Reader;
use super::twin::Twin;
use crate::protocol::Protocol;
use crate::trouble::{Tried, Trouble};
use e2e::Site;
use serde_json::{Value, json};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// First contentful paint, ms.
    FirstPaint,
    /// Largest contentful paint, ms.
    LargestPaint,
    /// Cumulative layout shift; nobody has touched the page.
    Shift,
    /// What tasks of the main thread lasted beyond 50 ms each, from the first paint on, ms.
    Blocking,
    /// All that the main thread did until the page was quiet, ms.
    Work,
    /// Over the line, headers included, KB.
    Bytes,
    /// Objects of scripts, memory of WebAssembly, and the browser's own for the document, MB, after a collection.
    Heap,
}

impl Metric {
    /// All, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::FirstPaint,
        Self::LargestPaint,
        Self::Shift,
        Self::Blocking,
        Self::Work,
        Self::Bytes,
        Self::Heap,
    ];

    /// Its column.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstPaint => "first paint",
            Self::LargestPaint => "largest paint",
            Self::Shift => "shift",
            Self::Blocking => "blocking",
            Self::Work => "work",
            Self::Bytes => "bytes",
            Self::Heap => "heap",
        }
    }

    /// The value with its unit.
    pub fn say(self, value: f64) -> String {
        match self {
            Self::FirstPaint | Self::LargestPaint | Self::Blocking | Self::Work => {
                format!("{value:.0} ms")
            }
            Self::Shift => format!("{value:.4}"),
            Self::Bytes => format!("{value:.0} KB"),
            Self::Heap => format!("{value:.1} MB"),
        }
    }
}

/// One visit.
#[derive(Clone, Debug)]
pub struct Sample(pub Value);

impl Sample {
    /// A value, in the metric's unit.
    pub fn get(&self, metric: Metric) -> f64 {
        self.0[metric.name()].as_f64().unwrap_or(f64::NAN)
    }
}

/// Goes to an article of a twin's site in an empty profile.
///
/// # Errors
/// Where the page is never done, or never painted anything.
pub fn visit(protocol: &mut Protocol, site: &Site, twin: Twin, id: &str) -> Tried<Sample> {
    let url = twin.url(site, id);
    let mut reader = Reader::open(protocol, site)?;
    let counted = [
        "TaskDuration",
        "ScriptDuration",
        "LayoutDuration",
        "RecalcStyleDuration",
    ];
    let mut before = Vec::new();
    for name in counted {
        before.push(reader.counter(name)?);
    }
    reader.go(&url, twin.done())?;
    let (bytes, requests) = reader.cost();
    let mut spent = Vec::new();
    for (name, before) in counted.into_iter().zip(before) {
        spent.push((reader.counter(name)? - before) * 1000.0);
    }
    let mut sample = reader.run(&format!("await ({PAINTED})()"))?;
    if sample["largest paint"].as_f64().is_none_or(|at| at <= 0.0) {
        return Err(Trouble::new(format!("{url} painted nothing: {sample}")));
    }
    reader.ask("HeapProfiler.collectGarbage", json!({}))?;
    let heap = reader.ask("Runtime.getHeapUsage", json!({}))?;
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
    let mut heap_bytes: f64 = parts.iter().filter_map(|part| heap[*part].as_f64()).sum();
    heap_bytes += wasm_bytes(&mut reader)?;
    sample["heap parts"] = heap;
    sample["heap"] = json!(heap_bytes / 1e6);
    sample["bytes"] = json!(bytes as f64 / 1000.0);
    sample["requests"] = json!(requests);
    for (name, ms) in ["work", "script", "layout", "style"].iter().zip(spent) {
        sample[*name] = json!(ms);
    }
    Ok(Sample(sample))
}

/// The memories of WebAssembly, which no counter of the browser's includes.
fn wasm_bytes(reader: &mut Reader<'_>) -> Tried<f64> {
    let prototype = json!({"expression": "WebAssembly.Memory.prototype"});
    let prototype = reader.ask("Runtime.evaluate", prototype)?;
    let all = json!({"prototypeObjectId": prototype["result"]["objectId"]});
    let all = reader.ask("Runtime.queryObjects", all)?;
    let sum = reader.ask(
        "Runtime.callFunctionOn",
        json!({
            "objectId": all["objects"]["objectId"],
            "functionDeclaration": "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }",
            "returnByValue": true,
        }),
    )?;
    Ok(sum["result"]["value"].as_f64().unwrap_or(0.0))
}

/// What the page itself can tell, all of it after the fact: nothing is listening while it loads.
const PAINTED: &str = r#"async () => {
  const entries = (type) => new Promise((told) => {
    const observer = new PerformanceObserver((list) => { observer.disconnect(); told(list.getEntries()); });
    observer.observe({ type, buffered: true });
    setTimeout(() => told([]), 200);
  });
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  const largest = (await entries("largest-contentful-paint")).at(-1);
  const shifts = await entries("layout-shift");
  const tasks = await entries("longtask");
  return {
    "first paint": first,
    "largest paint": largest?.startTime,
    "largest element": largest?.element?.className || largest?.element?.tagName,
    "largest source": largest?.url,
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    shifted: shifts.map(({ value, startTime, sources }) => [startTime, value, sources.map(({ node }) => node?.className || node?.nodeName).join(" ")]),
    blocking: tasks.filter((it) => it.startTime + it.duration > first).reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
    tasks: tasks.map(({ startTime, duration }) => [Math.round(startTime), Math.round(duration)]),
    elements: document.getElementsByTagName("*").length,
  };
}"#;
