//! Converts events of the dialog to actions and changes of the fragment.

use super::gesture::{Gesture, Point, Pointer};
use super::state::{Action, State, fragment_of};
use crate::browser::fragment;
use crate::browser::lightbox::{Anchor, scroll_by};
use crate::components::{LightboxCommand, LightboxEvent, ZoomStep};
use article::lang::Dir;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, EventTarget};
use yew::prelude::*;

/// What the event handlers of the lightbox need.
#[derive(Clone)]
pub(super) struct Viewer {
    pub(super) state: UseReducerHandle<State>,
    pub(super) count: usize,
    /// The interface's direction: decides which side is "next".
    pub(super) dir: Dir,
    pub(super) stage: NodeRef,
    pub(super) pointer: Rc<RefCell<Pointer>>,
    /// The point to keep in place while the zoom changes.
    pub(super) anchor: Rc<RefCell<Option<Anchor>>>,
}

impl Viewer {
    pub(super) fn handle_event(&self, event: LightboxEvent) {
        match event {
            LightboxEvent::Command(command) => self.run(command),
            LightboxEvent::Pointer(event) => self.handle_pointer(&event),
            LightboxEvent::Clicked(event) => {
                // A click outside the picture.
                if self.state.zoom() == ZoomStep::Fit && event.target() == self.stage_target() {
                    self.run(LightboxCommand::Close);
                }
            }
            LightboxEvent::Cancelled(event) => {
                event.prevent_default();
                self.run(LightboxCommand::Close);
            }
            // Also fired after the state has closed the dialog: then nothing is shown and `run` returns.
            LightboxEvent::Closed => self.run(LightboxCommand::Close),
        }
    }

    fn run(&self, command: LightboxCommand) {
        let Some(shown) = self.state.shown else {
            return;
        };
        match command {
            LightboxCommand::Close => {
                fragment::leave();
                self.state.dispatch(Action::AddressChanged(None));
            }
            LightboxCommand::Previous => self.show(shown.number.saturating_sub(1)),
            LightboxCommand::Next => self.show(shown.number + 1),
            LightboxCommand::ZoomIn => self.zoom(shown.zoom.larger(), None),
            LightboxCommand::ZoomOut => self.zoom(shown.zoom.smaller(), None),
            LightboxCommand::Retry => self.state.dispatch(Action::Retried),
            LightboxCommand::Loaded => self.state.dispatch(Action::Loaded),
            LightboxCommand::Failed => self.state.dispatch(Action::Failed),
        }
    }

    /// Shows the picture with this number, if there is one.
    fn show(&self, number: usize) {
        if (1..=self.count).contains(&number) {
            fragment::replace(&fragment_of(number));
            self.state.dispatch(Action::AddressChanged(Some(number)));
        }
    }

    /// Changes the zoom around a point, or around the middle.
    fn zoom(&self, zoom: ZoomStep, around: Option<Point>) {
        if let Some(stage) = self.stage.cast::<Element>() {
            *self.anchor.borrow_mut() = Some(match around {
                Some(point) => Anchor::at(&stage, point.x, point.y),
                None => Anchor::middle(&stage),
            });
        }
        self.state.dispatch(Action::Zoomed(zoom));
    }

    /// Handles a key. Returns whether it had an effect.
    pub(super) fn handle_key(&self, key: &KeyboardEvent) -> bool {
        let scrolls = self.state.zoom() > ZoomStep::Fit && key.target() == self.stage_target();
        let (left, right) = match self.dir {
            Dir::Ltr => (LightboxCommand::Previous, LightboxCommand::Next),
            Dir::Rtl => (LightboxCommand::Next, LightboxCommand::Previous),
        };
        match key.key().as_str() {
            "ArrowLeft" if !scrolls => self.run(left),
            "ArrowRight" if !scrolls => self.run(right),
            "Home" if !scrolls => self.show(1),
            "End" if !scrolls => self.show(self.count),
            "+" | "=" => self.run(LightboxCommand::ZoomIn),
            "-" => self.run(LightboxCommand::ZoomOut),
            _ => return false,
        }
        true
    }

    fn handle_pointer(&self, event: &PointerEvent) {
        let at = Point {
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
            at_ms: event.time_stamp(),
        };
        let is_large = self.state.zoom() > ZoomStep::Fit;
        let mut pointer = self.pointer.borrow_mut();
        match event.type_().as_str() {
            // A second finger starts the browser's own zoom.
            "pointerdown" if !event.is_primary() => pointer.cancel(),
            "pointerdown" => {
                pointer.press(at);
                // Touch scrolls natively.
                if is_large && event.pointer_type() == "mouse" {
                    self.capture(event.pointer_id());
                }
            }
            "pointermove" => {
                let moved = pointer.drag(at);
                if let (Some((x, y)), Some(stage), true) = (
                    moved,
                    self.stage.cast::<Element>(),
                    is_large && event.pointer_type() == "mouse",
                ) {
                    scroll_by(&stage, -x, -y);
                }
            }
            "pointerup" => {
                let gesture = pointer.release(at);
                drop(pointer);
                self.handle_gesture(gesture);
            }
            _ => pointer.cancel(),
        }
    }

    fn handle_gesture(&self, gesture: Option<Gesture>) {
        let is_large = self.state.zoom() > ZoomStep::Fit;
        let (leftwards, rightwards) = match self.dir {
            Dir::Ltr => (LightboxCommand::Next, LightboxCommand::Previous),
            Dir::Rtl => (LightboxCommand::Previous, LightboxCommand::Next),
        };
        match gesture {
            Some(Gesture::SwipeLeft) if !is_large => self.run(leftwards),
            Some(Gesture::SwipeRight) if !is_large => self.run(rightwards),
            Some(Gesture::DoubleTap(_)) if is_large => self.zoom(ZoomStep::Fit, None),
            Some(Gesture::DoubleTap(point)) => self.zoom(ZoomStep::Larger, Some(point)),
            _ => {}
        }
    }

    fn capture(&self, pointer_id: i32) {
        if let Some(stage) = self.stage.cast::<Element>() {
            // Throws if the pointer is no longer active.
            let _ = stage.set_pointer_capture(pointer_id);
        }
    }

    fn stage_target(&self) -> Option<EventTarget> {
        self.stage.cast::<Element>().map(EventTarget::from)
    }
}
