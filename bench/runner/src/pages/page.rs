//! A browser page in a fresh profile: a phone's screen, a slow processor, empty caches.
//!
//! The site slows down the network and counts the traffic (`Twin::serve`). The protocol's `Network` domain is not enabled:
//! with it the page's main thread reports each packet, which would count as work of the page, and it neither slows down nor
//! reports the requests of workers.

use crate::error::{Error, Result};
use crate::protocol::{Event, Protocol, Session};
use e2e::{Site, Traffic};
use serde_json::{Value, json};
use std::thread;
use std::time::{Duration, Instant};

/// How many times slower than this machine a phone's processor is.
const PHONE_SLOWDOWN: u32 = 4;
/// The network is idle once nothing was requested or answered for this long.
const QUIET: Duration = Duration::from_millis(500);
/// Time for Chromium to report the page of a new tab.
const ATTACHED: Duration = Duration::from_millis(200);
const POLL_INTERVAL: Duration = Duration::from_millis(20);
/// Timeout for a page to be complete.
const TIMEOUT: Duration = Duration::from_secs(120);

/// A page in a profile of its own, closed on drop.
pub struct Page<'p> {
    protocol: &'p mut Protocol,
    site: &'p Site,
    context: Value,
    /// The session of this page, then those of pages that are prerendered.
    sessions: Vec<Session>,
    /// The site's traffic when this page was opened.
    before: Traffic,
}

impl<'p> Page<'p> {
    /// Opens an empty page. `site`: what it will visit.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn open(protocol: &'p mut Protocol, site: &'p Site) -> Result<Self> {
        protocol.clear_events();
        let context = protocol.call(None, "Target.createBrowserContext", json!({}))?;
        let context = context["browserContextId"].clone();
        // A tab, not a page: Chromium does not prerender for pages that are attached to directly.
        let tab = json!({"url": "about:blank", "browserContextId": context, "forTab": true});
        let tab = protocol.call(None, "Target.createTarget", tab)?;
        let attach = json!({"targetId": tab["targetId"], "flatten": true});
        let tab = session(&protocol.call(None, "Target.attachToTarget", attach)?);
        let mut page = Self {
            protocol,
            site,
            context,
            sessions: Vec::new(),
            before: site.traffic(),
        };
        let attach = json!({"autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true});
        page.protocol
            .call(Some(&tab), "Target.setAutoAttach", attach)?;
        page.watch_prerendering(ATTACHED)?;
        for domain in ["Page", "Runtime"] {
            page.call(&format!("{domain}.enable"), json!({}))?;
        }
        // Processor time, which other programs do not affect.
        page.call("Performance.enable", json!({"timeDomain": "threadTicks"}))?;
        // Chromium renders the interface of a new window with scripts, and the previous page may still be requesting
        // something, such as its icon. Wait for both.
        page.settle("true")?;
        page.settle("true")?;
        page.before = site.traffic();
        site.forget_requests();
        for session in &page.sessions {
            emulate_phone(page.protocol, session)?;
        }
        Ok(page)
    }

    /// Handles the browser's events for `duration`: emulates a phone for pages that Chromium starts to prerender, and
    /// continues with a prerendered page that replaces this one.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn watch_prerendering(&mut self, duration: Duration) -> Result<()> {
        let deadline = Instant::now() + duration;
        while let Some(Event { method, params }) = self.protocol.next_event(deadline)? {
            let target = session(&params);
            match method.as_str() {
                "Target.attachedToTarget" if params["targetInfo"]["type"] == "page" => {
                    if params["targetInfo"]["subtype"] == "prerender" {
                        emulate_phone(self.protocol, &target)?;
                    }
                    self.sessions.push(target);
                }
                "Target.detachedFromTarget" => self.sessions.retain(|other| *other != target),
                _ => {}
            }
        }
        Ok(())
    }

    /// Makes the processor `times` times slower than this machine's; 1 is not slower.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn slow_down(&mut self, times: u32) -> Result<()> {
        self.call("Emulation.setCPUThrottlingRate", json!({"rate": times}))?;
        Ok(())
    }

    /// Navigates to an address and waits as [`Self::settle`] does.
    ///
    /// # Errors
    /// As [`Self::settle`].
    pub fn go(&mut self, url: &str, complete: &str) -> Result<()> {
        self.call("Page.navigate", json!({"url": url}))?;
        self.settle(complete)
    }

    /// Waits until the JavaScript condition `complete` holds, and the network has been idle twice for half a second
    /// with an idle main thread in between. Requests of the page, its workers and the browser count alike.
    ///
    /// # Errors
    /// If that takes longer than two minutes.
    pub fn settle(&mut self, complete: &str) -> Result<()> {
        let start = Instant::now();
        let mut quiet_since = Instant::now();
        let mut last_change = self.site.traffic().changed;
        let mut was_complete = false;
        while start.elapsed() < TIMEOUT {
            let traffic = self.site.traffic();
            if traffic.under_way > 0 || traffic.changed != last_change {
                last_change = traffic.changed;
                quiet_since = quiet_since.max(last_change);
                was_complete = false;
            }
            let left = QUIET.saturating_sub(quiet_since.elapsed());
            if traffic.under_way > 0 {
                thread::sleep(POLL_INTERVAL);
            } else if !left.is_zero() {
                thread::sleep(left);
            } else if was_complete {
                return Ok(());
            } else {
                was_complete = self.evaluate(&format!("{IDLE}; {complete}"))? == json!(true);
                quiet_since = Instant::now();
            }
        }
        let url = self.evaluate("location.href")?;
        Err(Error::new(format!(
            "{url} is not complete after {} s",
            TIMEOUT.as_secs()
        )))
    }

    /// The site's traffic since this page was opened, as (bytes, requests).
    pub fn traffic(&self) -> (u64, u64) {
        let now = self.site.traffic();
        (
            now.bytes - self.before.bytes,
            now.requests - self.before.requests,
        )
    }

    /// Evaluates an expression in the page; it may use `await`.
    ///
    /// # Errors
    /// If it throws.
    pub fn evaluate(&mut self, expression: &str) -> Result<Value> {
        let params = json!({
            "expression": expression,
            "awaitPromise": true,
            "returnByValue": true,
            "replMode": true,
        });
        let mut result = self.call("Runtime.evaluate", params)?;
        if let Some(exception) = result.get("exceptionDetails") {
            return Err(Error::new(format!("a script in the page: {exception}")));
        }
        Ok(result["result"]["value"].take())
    }

    /// Sends a mouse event to the page: `mouseMoved`, `mousePressed` or `mouseReleased`, at CSS pixels `[x, y]`.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn mouse(&mut self, kind: &str, [x, y]: [f64; 2]) -> Result<()> {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        self.call(
            "Input.dispatchMouseEvent",
            json!({"type": kind, "x": x, "y": y, "button": button, "clickCount": 1}),
        )?;
        Ok(())
    }

    /// Scrolls to the first element of a CSS selector, waits for what that loads, and returns its centre in CSS pixels.
    ///
    /// # Errors
    /// If there is none.
    pub fn bring_into_view(&mut self, selector: &str) -> Result<[f64; 2]> {
        let is_found = self.evaluate(&format!("({SCROLL_TO})({selector:?})"))?;
        if is_found != json!(true) {
            return Err(Error::new(format!("the page has no {selector}")));
        }
        self.settle("true")?;
        let centre = self.evaluate(&format!("({CENTRE})({selector:?})"))?;
        match [centre[0].as_f64(), centre[1].as_f64()] {
            [Some(x), Some(y)] => Ok([x, y]),
            _ => Err(Error::new(format!("{selector} has no box"))),
        }
    }

    /// Sends a command to this page.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        let session = self.sessions.first();
        let session = session.ok_or_else(|| Error::new("the page was closed"))?;
        self.protocol.call(Some(session), method, params)
    }

    /// Sends a command to the browser.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub fn call_browser(&mut self, method: &str, params: Value) -> Result<Value> {
        self.protocol.call(None, method, params)
    }

    /// The next event, or `None` if none arrives before the deadline.
    ///
    /// # Errors
    /// If the connection is lost.
    pub fn next_event(&mut self, deadline: Instant) -> Result<Option<Event>> {
        self.protocol.next_event(deadline)
    }

    /// One of Chromium's performance metrics: `TaskDuration`, `JSHeapUsedSize`, …
    ///
    /// # Errors
    /// If there is none of this name.
    pub fn metric(&mut self, name: &str) -> Result<f64> {
        let result = self.call("Performance.getMetrics", json!({}))?;
        let metrics = result["metrics"].as_array().into_iter().flatten();
        metrics
            .filter(|metric| metric["name"] == name)
            .find_map(|metric| metric["value"].as_f64())
            .ok_or_else(|| Error::new(format!("Chromium has no metric {name}")))
    }
}

/// A phone's screen and processor. Pages in another process need their own call.
fn emulate_phone(protocol: &mut Protocol, session: &Session) -> Result<()> {
    let screen = json!({"width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true});
    protocol.call(Some(session), "Emulation.setDeviceMetricsOverride", screen)?;
    let rate = json!({"rate": PHONE_SLOWDOWN});
    protocol.call(Some(session), "Emulation.setCPUThrottlingRate", rate)?;
    Ok(())
}

/// The session that a result or an event names.
fn session(named: &Value) -> Session {
    Session(named["sessionId"].as_str().unwrap_or_default().to_owned())
}

const IDLE: &str = "await new Promise((idle) => requestIdleCallback(idle))";

const SCROLL_TO: &str = r#"(selector) => {
  const element = document.querySelector(selector);
  element?.scrollIntoView({ block: "center" });
  return element !== null;
}"#;

const CENTRE: &str = r#"(selector) => {
  const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"#;

impl Drop for Page<'_> {
    fn drop(&mut self) {
        let context = json!({"browserContextId": self.context});
        let _ = self
            .protocol
            .call(None, "Target.disposeBrowserContext", context);
    }
}
