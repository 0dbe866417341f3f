//! Memory that a page uses.

use serde_json::{Value, json};

use super::Page;
use crate::engine::Engine;
use crate::harness_error::HarnessResult;

/// Collects garbage in Firefox's main process and, through it, in the page's process.
const FORGET: &str = "for (let n = 0; n < 3; n++) {
        Services.obs.notifyObservers(null, 'child-gc-request');
        Services.obs.notifyObservers(null, 'child-cc-request');
    }";

/// # Memory
impl Page {
    /// Collects garbage. Returns whether the driver supports it; WebKit's does not.
    ///
    /// # Errors
    /// If the driver refuses.
    pub fn collect_garbage(&self) -> HarnessResult<bool> {
        match self.engine() {
            Engine::Chromium => {
                self.session()?
                    .devtools("HeapProfiler.collectGarbage", &json!({}))?;
            }
            Engine::Firefox => {
                self.session()?.run_in_firefox(FORGET, &[])?;
            }
            Engine::WebKit => return Ok(false),
        }
        Ok(true)
    }

    /// The size of the JavaScript heap in Chromium, in bytes.
    ///
    /// # Errors
    /// In other engines.
    pub fn heap_bytes(&self) -> HarnessResult<f64> {
        let usage = self
            .session()?
            .devtools("Runtime.getHeapUsage", &json!({}))?;
        let used = usage.get("usedSize").and_then(Value::as_f64);
        Ok(used.unwrap_or_default())
    }

    /// The number of nodes and listeners in Chromium: `{"documents": …, "nodes": …, "jsEventListeners": …}`.
    ///
    /// # Errors
    /// In other engines.
    pub fn dom_counters(&self) -> HarnessResult<Value> {
        self.session()?
            .devtools("Memory.getDOMCounters", &json!({}))
    }
}
