//! One visit to a page, and its measured values.

use super::page::Page;
use super::twin::Twin;
use crate::error::{Error, Result};
use crate::protocol::Protocol;
use brotli::enc::BrotliEncoderParams;
use e2e::Site;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A measured quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// First contentful paint, ms.
    FirstPaint,
    /// Largest contentful paint, ms.
    LargestPaint,
    /// Cumulative layout shift, without any input.
    Shift,
    /// Total blocking time: of each task of the main thread the time beyond 50 ms, from the first paint on, ms.
    Blocking,
    /// Processor time of the main thread's tasks, ms.
    Work,
    /// JavaScript, compressed, without headers, bytes.
    Script,
    /// WebAssembly, compressed, without headers, bytes.
    Wasm,
    /// Everything that was transferred, headers included, KB.
    Bytes,
    /// Memory after a garbage collection: objects of scripts and of the document, and memories of WebAssembly, MB.
    Heap,
}

impl Metric {
    /// All, in the order of the table.
    pub const ALL: [Self; 9] = [
        Self::FirstPaint,
        Self::LargestPaint,
        Self::Shift,
        Self::Blocking,
        Self::Work,
        Self::Script,
        Self::Wasm,
        Self::Bytes,
        Self::Heap,
    ];

    /// The name of its column, and its key in a sample.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstPaint => "first paint",
            Self::LargestPaint => "largest paint",
            Self::Shift => "shift",
            Self::Blocking => "blocking",
            Self::Work => "work",
            Self::Script => "script",
            Self::Wasm => "wasm",
            Self::Bytes => "bytes",
            Self::Heap => "heap",
        }
    }

    /// The value with its unit.
    pub fn format(self, value: f64) -> String {
        match self {
            Self::FirstPaint | Self::LargestPaint | Self::Blocking | Self::Work => {
                format!("{value:.0} ms")
            }
            Self::Shift => format!("{value:.4}"),
            Self::Script | Self::Wasm => format!("{:.1} KB", value / 1e3),
            Self::Bytes => format!("{value:.0} KB"),
            Self::Heap => format!("{value:.1} MB"),
        }
    }

    /// Whether the table shows the ratio to the hand-written page; not for quantities that are near zero there.
    pub fn has_ratio(self) -> bool {
        !matches!(
            self,
            Self::Shift | Self::Blocking | Self::Script | Self::Wasm
        )
    }
}

/// The values of one visit: one for each [`Metric`], and details for `samples.json`.
#[derive(Clone, Debug)]
pub struct Sample(pub Value);

impl Sample {
    /// A value, in the metric's unit.
    pub fn get(&self, metric: Metric) -> f64 {
        self.0[metric.name()].as_f64().unwrap_or(f64::NAN)
    }
}

/// Visits an article with this number of blocks in a new profile.
///
/// # Errors
/// If the page is never complete, or paints nothing.
pub fn visit(
    protocol: &mut Protocol,
    site: &Site,
    twin: Twin,
    (id, blocks): (&str, usize),
) -> Result<Sample> {
    let url = twin.url(site, id);
    let mut page = Page::open(protocol, site)?;
    let durations = [
        ("work", "TaskDuration"),
        ("script time", "ScriptDuration"),
        ("layout time", "LayoutDuration"),
        ("style time", "RecalcStyleDuration"),
    ];
    let mut before = Vec::new();
    for (_, metric) in durations {
        before.push(page.metric(metric)?);
    }
    page.go(&url, &twin.is_complete(blocks))?;
    let (bytes, requests) = page.traffic();
    let mut spent_ms = Vec::new();
    for ((_, metric), before) in durations.into_iter().zip(before) {
        spent_ms.push((page.metric(metric)? - before) * 1000.0);
    }
    let paths: BTreeSet<String> = site.requests("/").into_iter().map(|it| it.path).collect();
    let mut sample = page.evaluate(&format!("await ({TIMELINE})()"))?;
    if sample["largest paint"].as_f64().is_none_or(|at| at <= 0.0) {
        return Err(Error::new(format!("{url} painted nothing: {sample}")));
    }
    page.call("HeapProfiler.collectGarbage", json!({}))?;
    let heap = page.call("Runtime.getHeapUsage", json!({}))?;
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
    let mut heap_bytes: f64 = parts.iter().filter_map(|part| heap[*part].as_f64()).sum();
    heap_bytes += wasm_memory_bytes(&mut page)?;
    let inline_bytes = compressed_bytes(sample["inline script"].as_str().unwrap_or_default())?;
    let files_bytes = |extensions: &[&str]| transferred_bytes(site.folder(), &paths, extensions);
    sample["heap parts"] = heap;
    sample["heap"] = json!(heap_bytes / 1e6);
    sample["script"] = json!(files_bytes(&["js", "mjs"]) + inline_bytes);
    sample["wasm"] = json!(files_bytes(&["wasm"]));
    sample["bytes"] = json!(bytes as f64 / 1e3);
    sample["requests"] = json!(requests);
    for ((name, _), ms) in durations.into_iter().zip(spent_ms) {
        sample[name] = json!(ms);
    }
    Ok(Sample(sample))
}

/// The size of the requested files with one of these extensions, each counted once. Files with a brotli copy count with its
/// size.
fn transferred_bytes(folder: &Path, paths: &BTreeSet<String>, extensions: &[&str]) -> u64 {
    let bytes = |path: &String| -> Option<u64> {
        let file = folder.join(path.trim_start_matches('/'));
        let extension = file.extension()?.to_str()?;
        if !extensions.contains(&extension) {
            return None;
        }
        let compressed = file.with_extension(format!("{extension}.br"));
        let metadata = fs::metadata(compressed).or_else(|_| fs::metadata(&file));
        Some(metadata.ok()?.len())
    };
    paths.iter().filter_map(bytes).sum()
}

/// The approximate size of a text in a published page: compressed with brotli in the quality for pages.
fn compressed_bytes(text: &str) -> Result<u64> {
    if text.is_empty() {
        return Ok(0);
    }
    let mut compressed = Vec::new();
    let params = BrotliEncoderParams {
        quality: 6,
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut compressed, &params)?;
    Ok(compressed.len() as u64)
}

/// The size of WebAssembly memories, which Chromium's heap metrics do not include.
fn wasm_memory_bytes(page: &mut Page<'_>) -> Result<f64> {
    let prototype = json!({"expression": "WebAssembly.Memory.prototype"});
    let prototype = page.call("Runtime.evaluate", prototype)?;
    let query = json!({"prototypeObjectId": prototype["result"]["objectId"]});
    let memories = page.call("Runtime.queryObjects", query)?;
    let sum = page.call(
        "Runtime.callFunctionOn",
        json!({
            "objectId": memories["objects"]["objectId"],
            "functionDeclaration": "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }",
            "returnByValue": true,
        }),
    )?;
    Ok(sum["result"]["value"].as_f64().unwrap_or(0.0))
}

/// Reads the page's performance timeline after the visit, so that no observer runs during it.
const TIMELINE: &str = r#"async () => {
  const entries = (type) => new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => { observer.disconnect(); resolve(list.getEntries()); });
    observer.observe({ type, buffered: true });
    setTimeout(() => resolve([]), 200);
  });
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  const largest = (await entries("largest-contentful-paint")).at(-1);
  const shifts = await entries("layout-shift");
  const tasks = await entries("longtask");
  const inline = [...document.scripts].filter(({ src, type }) => !src && /^(|module|text\/javascript)$/.test(type));
  return {
    "first paint": first,
    "largest paint": largest?.startTime,
    "largest element": largest?.element?.className || largest?.element?.tagName,
    "largest source": largest?.url,
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    shifted: shifts.map(({ value, startTime, sources }) => [startTime, value, sources.map(({ node }) => node?.className || node?.nodeName).join(" ")]),
    blocking: tasks.filter((it) => it.startTime + it.duration > first).reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
    tasks: tasks.map(({ startTime, duration }) => [Math.round(startTime), Math.round(duration)]),
    "inline script": inline.map(({ text }) => text).join("\n"),
    elements: document.getElementsByTagName("*").length,
  };
}"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_requested_file_counts_once_with_its_compressed_size() {
        let folder = e2e::Folder::new("transferred").unwrap();
        for (name, bytes) in [
            ("assets/page.js", 900),
            ("assets/page.js.br", 300),
            ("plain.mjs", 50),
            ("app.wasm", 7000),
            ("unused.js", 10_000),
        ] {
            folder.write(name, &"x".repeat(bytes)).unwrap();
        }
        let requested = [
            "/",
            "/assets/page.js",
            "/plain.mjs",
            "/app.wasm",
            "/gone.js",
        ];
        let paths = requested.map(str::to_owned).into_iter().collect();
        let bytes = |extensions: &[&str]| transferred_bytes(folder.path(), &paths, extensions);
        assert_eq!(bytes(&["js", "mjs"]), 350);
        assert_eq!(bytes(&["wasm"]), 7000);
    }

    #[test]
    fn inline_scripts_count_with_their_compressed_size() {
        assert_eq!(compressed_bytes("").unwrap(), 0);
        let bytes = compressed_bytes(&"start();".repeat(100)).unwrap();
        assert!((1..100).contains(&bytes), "{bytes}");
    }
}
