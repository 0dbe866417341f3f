//! The lightbox: an article's pictures one at a time, in a modal dialog.
//!
//! `#img-3` in the address means that the dialog is open at picture 3. Opening adds that address to the history, so Back
//! closes; closing goes back, or takes the fragment out of an address that the page was opened with. Arrow keys, swipes
//! and buttons change the picture and the address with it. A click outside the picture and Esc close.
//! `+`, `-`, a double click and a double tap change the size; a larger picture is moved by dragging, scrolling and,
//! once it has focus, by the arrow keys.
//!
//! Without this component a picture's link leads to the picture's file.

mod gesture;
mod props;
mod state;

#[cfg(not(target_arch = "wasm32"))]
pub use props::write as lightbox_props;

use crate::browser::fragment;
use crate::browser::lightbox::{self as browser, Anchor};
use crate::components::{
    ArticlePictures, LightboxCommand, LightboxEvent, LightboxView, Shared, SharedPageContext,
    ZoomStep,
};
use article::Article;
use article::lang::Dir;
use gesture::{Gesture, Point, Pointer};
pub(super) use props::read as read_props;
use state::{Action, State, fragment_of, picture_in};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{AbortSignal, Element, EventTarget, HtmlDialogElement};
use yew::prelude::*;

/// Props of [`ArticleLightbox`].
#[derive(Properties, Clone, PartialEq)]
pub struct ArticleLightboxProps {
    /// The article that the page shows, if it shows one.
    pub article: Option<Shared<Article>>,
    /// The page that it is on.
    pub page: SharedPageContext,
    /// Ends the listeners on document and window when the program has trapped. Only published pages have one.
    #[prop_or_default]
    pub signal: Option<AbortSignal>,
}

/// The lightbox of a page that renders its article itself.
#[component]
pub fn ArticleLightbox(props: &ArticleLightboxProps) -> Html {
    let ArticleLightboxProps {
        article,
        page,
        signal,
    } = props.clone();
    let pictures = use_memo((article, page.clone()), |(article, page)| match article {
        Some(article) => ArticlePictures::of(&page.borrowed(), article),
        None => ArticlePictures::none(),
    });
    html! { <Lightbox pictures={Shared(pictures)} {page} {signal} /> }
}

/// Props of [`Lightbox`].
#[derive(Properties, Clone, PartialEq)]
pub struct LightboxProps {
    /// The pictures of the article that the page shows.
    pub pictures: Shared<ArticlePictures>,
    /// The page that it is on.
    pub page: SharedPageContext,
    /// Ends the listeners on document and window when the program has trapped. Only published pages have one.
    #[prop_or_default]
    pub signal: Option<AbortSignal>,
}

/// The lightbox of a page.
#[component]
pub fn Lightbox(props: &LightboxProps) -> Html {
    let count = props.pictures.pictures.len();
    let state = use_reducer(State::default);
    let (dialog, stage) = (use_node_ref(), use_node_ref());
    let viewer = Viewer {
        state: state.clone(),
        count,
        signal: props.signal.clone(),
        dir: props.page.language.dir(),
        stage: stage.clone(),
        pointer: use_mut_ref(Pointer::default),
        anchor: use_mut_ref(|| None),
    };
    use_address(&viewer);
    use_keys(&viewer);
    use_dialog(&state, &dialog);
    use_anchor(&viewer);
    let on_event = Callback::from(move |event| viewer.receive(event));
    html! {
        <LightboxView
            pictures={props.pictures.clone()}
            page={props.page.clone()}
            shown={state.shown}
            {on_event}
            {dialog}
            {stage}
        />
    }
}

/// Follows the address, and the clicks on pictures' links.
#[hook]
fn use_address(viewer: &Viewer) {
    let (count, state) = (viewer.count, viewer.state.dispatcher());
    let signal = viewer.signal.clone();
    use_effect_with(count, move |&count| {
        let follow = {
            let state = state.clone();
            move || state.dispatch(Action::Addressed(picture_in(&fragment::current(), count)))
        };
        follow();
        let changes = fragment::on_change(signal.as_ref(), follow);
        let clicks = browser::on_zoom_click(signal.as_ref(), move |figure_id| {
            let number = picture_in(&["#", figure_id].concat(), count);
            if let Some(number) = number {
                fragment::push(&fragment_of(number));
                state.dispatch(Action::Addressed(Some(number)));
            }
            number.is_some()
        });
        move || drop((changes, clicks))
    });
}

/// Listens to the keyboard while the dialog is open: on the document, since the focused control may have gone.
#[hook]
fn use_keys(viewer: &Viewer) {
    let viewer = viewer.clone();
    use_effect_with(viewer.state.shown, move |shown| {
        let signal = viewer.signal.clone();
        let keys =
            shown.and_then(|_| browser::on_key(signal.as_ref(), move |key| viewer.press(key)));
        move || drop(keys)
    });
}

/// Opens and closes the dialog; focus returns to the link of the picture at which it was opened.
#[hook]
fn use_dialog(state: &UseReducerHandle<State>, dialog: &NodeRef) {
    let (dialog, opened_at) = (dialog.clone(), state.opened_at);
    use_effect_with(state.shown.is_some(), move |&is_open| {
        let Some(dialog) = dialog.cast::<HtmlDialogElement>() else {
            return;
        };
        browser::set_open(&dialog, is_open);
        if let (false, Some(number)) = (is_open, opened_at) {
            browser::focus_zoom_link(fragment_of(number).trim_start_matches('#'));
        }
    });
}

/// Keeps the place that the reader looked at when the picture's size changes.
#[hook]
fn use_anchor(viewer: &Viewer) {
    let (anchor, stage) = (Rc::clone(&viewer.anchor), viewer.stage.clone());
    use_effect_with(viewer.state.zoom(), move |_| {
        let anchor = anchor.borrow_mut().take();
        if let (Some(anchor), Some(stage)) = (anchor, stage.cast::<Element>()) {
            anchor.restore(&stage);
        }
    });
}

/// What the reader does → actions, and changes of the address.
#[derive(Clone)]
struct Viewer {
    state: UseReducerHandle<State>,
    count: usize,
    signal: Option<AbortSignal>,
    /// Of the interface: which way is "next".
    dir: Dir,
    stage: NodeRef,
    pointer: Rc<RefCell<Pointer>>,
    /// The place to keep while the size changes.
    anchor: Rc<RefCell<Option<Anchor>>>,
}

impl Viewer {
    fn receive(&self, event: LightboxEvent) {
        match event {
            LightboxEvent::Command(command) => self.obey(command),
            LightboxEvent::Pointer(event) => self.point(&event),
            LightboxEvent::Clicked(event) => {
                // Beside the picture.
                if self.state.zoom() == ZoomStep::Fit && event.target() == self.stage_target() {
                    self.obey(LightboxCommand::Close);
                }
            }
            LightboxEvent::Cancelled(event) => {
                event.prevent_default();
                self.obey(LightboxCommand::Close);
            }
            // Also after the dialog was closed by its state; then nothing is shown any more.
            LightboxEvent::Closed => self.obey(LightboxCommand::Close),
        }
    }

    fn obey(&self, command: LightboxCommand) {
        let Some(shown) = self.state.shown else {
            return;
        };
        match command {
            LightboxCommand::Close => {
                fragment::leave();
                self.state.dispatch(Action::Addressed(None));
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
            self.state.dispatch(Action::Addressed(Some(number)));
        }
    }

    /// Changes the size around a point of the window, or around the middle.
    fn zoom(&self, zoom: ZoomStep, around: Option<Point>) {
        if let Some(stage) = self.stage.cast::<Element>() {
            *self.anchor.borrow_mut() = Some(match around {
                Some(point) => Anchor::at(&stage, point.x, point.y),
                None => Anchor::middle(&stage),
            });
        }
        self.state.dispatch(Action::Zoomed(zoom));
    }

    /// Whether a key did something.
    fn press(&self, key: &KeyboardEvent) -> bool {
        let scrolls = self.state.zoom() > ZoomStep::Fit && key.target() == self.stage_target();
        let (left, right) = match self.dir {
            Dir::Ltr => (LightboxCommand::Previous, LightboxCommand::Next),
            Dir::Rtl => (LightboxCommand::Next, LightboxCommand::Previous),
        };
        match key.key().as_str() {
            "ArrowLeft" if !scrolls => self.obey(left),
            "ArrowRight" if !scrolls => self.obey(right),
            "Home" if !scrolls => self.show(1),
            "End" if !scrolls => self.show(self.count),
            "+" | "=" => self.obey(LightboxCommand::ZoomIn),
            "-" => self.obey(LightboxCommand::ZoomOut),
            _ => return false,
        }
        true
    }

    fn point(&self, event: &PointerEvent) {
        let at = Point {
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
            at_ms: event.time_stamp(),
        };
        let is_large = self.state.zoom() > ZoomStep::Fit;
        let mut pointer = self.pointer.borrow_mut();
        match event.type_().as_str() {
            // A second finger: the browser's own zoom.
            "pointerdown" if !event.is_primary() => pointer.cancel(),
            "pointerdown" => {
                pointer.press(at);
                // A finger scrolls by itself.
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
                    browser::scroll_by(&stage, -x, -y);
                }
            }
            "pointerup" => {
                let gesture = pointer.release(at);
                drop(pointer);
                self.understand(gesture);
            }
            _ => pointer.cancel(),
        }
    }

    fn understand(&self, gesture: Option<Gesture>) {
        let is_large = self.state.zoom() > ZoomStep::Fit;
        let (leftwards, rightwards) = match self.dir {
            Dir::Ltr => (LightboxCommand::Next, LightboxCommand::Previous),
            Dir::Rtl => (LightboxCommand::Previous, LightboxCommand::Next),
        };
        match gesture {
            Some(Gesture::SwipeLeft) if !is_large => self.obey(leftwards),
            Some(Gesture::SwipeRight) if !is_large => self.obey(rightwards),
            Some(Gesture::DoubleTap(_)) if is_large => self.zoom(ZoomStep::Fit, None),
            Some(Gesture::DoubleTap(point)) => self.zoom(ZoomStep::Larger, Some(point)),
            _ => {}
        }
    }

    fn capture(&self, pointer_id: i32) {
        if let Some(stage) = self.stage.cast::<Element>() {
            // The pointer may be gone already.
            let _ = stage.set_pointer_capture(pointer_id);
        }
    }

    fn stage_target(&self) -> Option<EventTarget> {
        self.stage.cast::<Element>().map(EventTarget::from)
    }
}
