//! A reader's page: a phone on a slow line with a slow processor, and an empty cache.

use crate::protocol::{Event, Protocol, Target};
use crate::trouble::{Tried, Trouble};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// 1.6 Mbit/s.
const DOWN_BYTES_PER_SECOND: u32 = 200_000;
/// 750 kbit/s.
const UP_BYTES_PER_SECOND: u32 = 93_750;
/// From a request to the first byte of its answer.
const LATENCY_MS: u32 = 150;
/// How many times slower the processor is.
const SLOWER: u32 = 4;
/// Nothing asked and nothing answered for so long: the page is quiet.
const QUIET: Duration = Duration::from_millis(500);
/// A page that is not done by then never will be.
const LIMIT: Duration = Duration::from_secs(120);

/// A page in a profile of its own.
pub struct Reader<'p> {
    protocol: &'p mut Protocol,
    context: Value,
    target: Target,
    /// Bytes that came over the line, headers included.
    pub bytes: f64,
    /// Requests made.
    pub requests: f64,
}

impl<'p> Reader<'p> {
    /// Opens an empty page.
    ///
    /// # Errors
    /// Where the browser does not.
    pub fn open(protocol: &'p mut Protocol) -> Tried<Self> {
        protocol.forget();
        let context = protocol.ask(None, "Target.createBrowserContext", json!({}))?;
        let context = context["browserContextId"].clone();
        let page = json!({"url": "about:blank", "browserContextId": context});
        let page = protocol.ask(None, "Target.createTarget", page)?;
        let attach = json!({"targetId": page["targetId"], "flatten": true});
        let attached = protocol.ask(None, "Target.attachToTarget", attach)?;
        let session = attached["sessionId"].as_str().unwrap_or_default();
        let target = Target(session.to_owned());
        let mut reader = Self {
            protocol,
            context,
            target,
            bytes: 0.0,
            requests: 0.0,
        };
        for domain in ["Page", "Network", "Runtime"] {
            reader.ask(&format!("{domain}.enable"), json!({}))?;
        }
        // Processor time, not time passed: what else the machine does is nobody's work.
        reader.ask("Performance.enable", json!({"timeDomain": "threadTicks"}))?;
        // A new window has furniture of its own, which is drawn by scripts and would still be at it.
        reader.settle("true")?;
        reader.settle("true")?;
        let phone = json!({"width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true});
        reader.ask("Emulation.setDeviceMetricsOverride", phone)?;
        let line = json!({
            "offline": false,
            "latency": LATENCY_MS,
            "downloadThroughput": DOWN_BYTES_PER_SECOND,
            "uploadThroughput": UP_BYTES_PER_SECOND,
        });
        reader.ask("Network.emulateNetworkConditions", line)?;
        reader.ask("Emulation.setCPUThrottlingRate", json!({"rate": SLOWER}))?;
        Ok(reader)
    }

    /// Goes to an address and waits until the page is done: its own mark is there (a script that says so), and
    /// twice half a second long nothing is asked or answered, with an idle processor in between.
    ///
    /// # Errors
    /// Where the page is never done.
    pub fn go(&mut self, url: &str, done: &str) -> Tried<()> {
        self.ask("Page.navigate", json!({"url": url}))?;
        self.settle(done)
    }

    /// The same wait without going anywhere.
    ///
    /// # Errors
    /// As [`Self::go`].
    pub fn settle(&mut self, done: &str) -> Tried<()> {
        let start = Instant::now();
        let mut under_way: i32 = 0;
        let mut quiet_since = Instant::now();
        let mut was_done = false;
        while start.elapsed() < LIMIT {
            if let Some(event) = self.protocol.next(quiet_since + QUIET)? {
                let before = under_way;
                match event.method.as_str() {
                    "Network.requestWillBeSent" if event.params["redirectResponse"].is_null() => {
                        self.requests += 1.0;
                        under_way += 1;
                    }
                    "Network.loadingFinished" => {
                        self.bytes += event.params["encodedDataLength"].as_f64().unwrap_or(0.0);
                        under_way -= 1;
                    }
                    "Network.loadingFailed" => under_way -= 1,
                    _ => continue,
                }
                if before != under_way {
                    quiet_since = Instant::now();
                    was_done = false;
                }
            } else if under_way > 0 {
                quiet_since = Instant::now();
            } else if was_done {
                return Ok(());
            } else {
                was_done = self.run(&format!("{IDLE}; {done}"))? == json!(true);
                quiet_since = Instant::now();
            }
        }
        let url = self.run("location.href")?;
        Err(Trouble::new(format!(
            "{url} is not done after {} s",
            LIMIT.as_secs()
        )))
    }

    /// Runs an expression in the page; awaits what it gives.
    ///
    /// # Errors
    /// Where it throws.
    pub fn run(&mut self, expression: &str) -> Tried<Value> {
        let asked = json!({
            "expression": expression,
            "awaitPromise": true,
            "returnByValue": true,
            "replMode": true,
        });
        let mut answer = self.ask("Runtime.evaluate", asked)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            return Err(Trouble::new(format!("a script in the page: {thrown}")));
        }
        Ok(answer["result"]["value"].take())
    }

    /// A command of this page.
    ///
    /// # Errors
    /// Where the browser says no.
    pub fn ask(&mut self, method: &str, params: Value) -> Tried<Value> {
        self.protocol.ask(Some(&self.target), method, params)
    }

    /// A command of the browser's.
    ///
    /// # Errors
    /// Where the browser says no.
    pub fn browser(&mut self, method: &str, params: Value) -> Tried<Value> {
        self.protocol.ask(None, method, params)
    }

    /// The next thing that happened, if something does before that moment.
    ///
    /// # Errors
    /// Where the browser went away.
    pub fn happened(&mut self, until: Instant) -> Tried<Option<Event>> {
        self.protocol.next(until)
    }

    /// One of the browser's own counters: `TaskDuration`, `JSHeapUsedSize`, …
    ///
    /// # Errors
    /// Where it has none of this name.
    pub fn counter(&mut self, name: &str) -> Tried<f64> {
        let told = self.ask("Performance.getMetrics", json!({}))?;
        let counters = told["metrics"].as_array().into_iter().flatten();
        counters
            .filter(|counter| counter["name"] == name)
            .find_map(|counter| counter["value"].as_f64())
            .ok_or_else(|| Trouble::new(format!("the browser does not count {name}")))
    }
}

const IDLE: &str = "await new Promise((idle) => requestIdleCallback(idle))";

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let context = json!({"browserContextId": self.context});
        let _ = self
            .protocol
            .ask(None, "Target.disposeBrowserContext", context);
    }
}
