//! What a page holds on to.

use serde_json::{Value, json};

use super::Page;
use crate::engine::Engine;
use crate::trouble::Tried;

/// In Firefox the page has a process of its own, which is asked to from the first one.
const FORGET: &str = "for (let n = 0; n < 3; n++) {
        Services.obs.notifyObservers(null, 'child-gc-request');
        Services.obs.notifyObservers(null, 'child-cc-request');
    }";

/// # Memory
impl Page {
    /// Has the browser let go of what nobody can reach any more. Says whether there is a way to ask for that:
    /// WebKit's driver has none.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub fn collect_garbage(&self) -> Tried<bool> {
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

    /// How many bytes Chromium's scripts hold.
    ///
    /// # Errors
    /// In other engines, which do not tell.
    pub fn heap_bytes(&self) -> Tried<f64> {
        let usage = self
            .session()?
            .devtools("Runtime.getHeapUsage", &json!({}))?;
        let used = usage.get("usedSize").and_then(Value::as_f64);
        Ok(used.unwrap_or_default())
    }

    /// How many nodes and listeners Chromium holds: `{"documents": …, "nodes": …, "jsEventListeners": …}`.
    ///
    /// # Errors
    /// In other engines, which do not count.
    pub fn dom_counters(&self) -> Tried<Value> {
        self.session()?
            .devtools("Memory.getDOMCounters", &json!({}))
    }
}
