//! Event listeners on the document and the window.
//!
//! A [`Listener`] is removed when it is dropped. After a trap nothing is dropped, and the program must not be called again:
//! the page script aborts the island's signal, and the browser then removes the island's listeners.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AbortSignal, AddEventListenerOptions, Event, EventTarget};

/// The event phase in which a listener is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Before the listeners of descendants.
    Capture,
    /// After the listeners of descendants.
    Bubble,
}

/// A listener that is removed when it is dropped, or when its signal is aborted.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    phase: Phase,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Adds a listener for the event type `kind`. `callback` can prevent the default action, except for `touchstart`, whose
    /// listeners are passive so that they do not delay scrolling.
    pub fn new(
        target: &EventTarget,
        kind: &'static str,
        phase: Phase,
        signal: Option<&AbortSignal>,
        callback: Box<dyn Fn(Event)>,
    ) -> Self {
        let callback = Closure::wrap(callback);
        let options = AddEventListenerOptions::new();
        options.set_capture(phase == Phase::Capture);
        options.set_passive(kind == "touchstart");
        if let Some(signal) = signal {
            options.set_signal(signal);
        }
        let function = callback.as_ref().unchecked_ref();
        // Cannot fail: the options are valid.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            kind, function, &options,
        );
        Self {
            target: target.clone(),
            kind,
            phase,
            callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let is_capture = self.phase == Phase::Capture;
        let _ = self
            .target
            .remove_event_listener_with_callback_and_bool(self.kind, function, is_capture);
    }
}
