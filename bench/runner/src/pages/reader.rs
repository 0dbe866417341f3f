//! A reader's page: a phone on a slow line with a slow processor, and an empty cache.
//!
//! The line is the site's (`Twin::serve`), and so is the count of what goes over it. The protocol's `Network` domain
//! stays off: with it the page's main thread reports each packet, which would be counted as work of the page, and
//! requests of its workers are neither slowed down nor told of.

use crate::protocol::{Event, Protocol, Target};
use crate::trouble::{Tried, Trouble};
use e2e::{Site, Traffic};
use serde_json::{Value, json};
use std::thread;
use std::time::{Duration, Instant};

/// How many times slower the processor is.
const SLOWER: u32 = 4;
/// Nothing asked and nothing answered for so long: the page is quiet.
const QUIET: Duration = Duration::from_millis(500);
/// How often it is looked whether what is under way has ended.
const LOOK: Duration = Duration::from_millis(20);
/// A page that is not done by then never will be.
const LIMIT: Duration = Duration::from_secs(120);

/// A page in a profile of its own.
pub struct Reader<'p> {
    protocol: &'p mut Protocol,
    site: &'p Site,
    context: Value,
    target: Target,
    /// What had gone over the line before this reader came.
    before: Traffic,
}

impl<'p> Reader<'p> {
    /// Opens an empty page, for somebody who will read this site.
    ///
    /// # Errors
    /// Where the browser does not.
    pub fn open(protocol: &'p mut Protocol, site: &'p Site) -> Tried<Self> {
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
            site,
            context,
            target,
            before: site.traffic(),
        };
        for domain in ["Page", "Runtime"] {
            reader.ask(&format!("{domain}.enable"), json!({}))?;
        }
        // Processor time, not time passed: what else the machine does is nobody's work.
        reader.ask("Performance.enable", json!({"timeDomain": "threadTicks"}))?;
        // A new window has furniture of its own, which is drawn by scripts and would still be at it. And what the
        // reader before asked for until the last moment, an icon perhaps, ends meanwhile.
        reader.settle("true")?;
        reader.settle("true")?;
        reader.before = site.traffic();
        let phone = json!({"width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true});
        reader.ask("Emulation.setDeviceMetricsOverride", phone)?;
        reader.ask("Emulation.setCPUThrottlingRate", json!({"rate": SLOWER}))?;
        Ok(reader)
    }

    /// Goes to an address and waits until the page is done: its own mark is there (a script that says so), and
    /// twice half a second long nothing is asked or answered (by it, its workers, or the browser for it), with an
    /// idle processor in between.
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
        let mut quiet_since = Instant::now();
        let mut last_change = self.site.traffic().changed;
        let mut was_done = false;
        while start.elapsed() < LIMIT {
            let traffic = self.site.traffic();
            if traffic.under_way > 0 || traffic.changed != last_change {
                last_change = traffic.changed;
                quiet_since = quiet_since.max(last_change);
                was_done = false;
            }
            let left = QUIET.saturating_sub(quiet_since.elapsed());
            if traffic.under_way > 0 {
                thread::sleep(LOOK);
            } else if !left.is_zero() {
                thread::sleep(left);
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

    /// What went over the line since the reader came, as (bytes, requests).
    pub fn cost(&self) -> (u64, u64) {
        let now = self.site.traffic();
        (
            now.bytes - self.before.bytes,
            now.requests - self.before.requests,
        )
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
