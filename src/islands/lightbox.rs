//! The lightbox: an article's pictures one at a time, in a modal dialog.
//!
//! The URL is the state: with the fragment `#img-3` the dialog is open at picture 3. Opening adds a history entry, so Back
//! closes. Closing goes back, or removes the fragment if the page was opened with it. Arrow keys, swipes and buttons
//! change the picture and the fragment. Esc and a click outside the picture close.
//! `+`, `-`, a double click and a double tap change the zoom. An enlarged picture is moved by dragging, scrolling, and, if
//! it has focus, by the arrow keys.
//!
//! Until this component is mounted, a picture's link opens the picture's file.

mod gesture;
mod props;
mod state;
mod viewer;
#[cfg(not(target_arch = "wasm32"))]
mod write_props;

#[cfg(not(target_arch = "wasm32"))]
pub use write_props::lightbox_props;

pub use props::LightboxProps;
pub(super) use props::read as read_props;

use crate::app::effect::{EffectGuard, use_keyed_effect};
use crate::browser::{fragment, lightbox as dom};
use crate::components::{
    ArticlePictures, LightboxViewProps, Shared, SharedPageContext, lightbox_view,
};
use article::Article;
use gesture::Pointer;
use state::{Action, State, fragment_of, picture_in};
use std::rc::Rc;
use viewer::Viewer;
use web_sys::{AbortSignal, Element, HtmlDialogElement, KeyboardEvent};
use yew::prelude::*;

/// The pictures of a page's article, for pages that are rendered in the browser.
#[hook]
pub fn use_pictures(
    article: Option<Shared<Article>>,
    page: SharedPageContext,
) -> Shared<ArticlePictures> {
    let pictures = use_memo((article, page), |(article, page)| match article {
        Some(article) => ArticlePictures::of(&page.borrowed(), article),
        None => ArticlePictures::none(),
    });
    Shared(pictures)
}

/// A lightbox with its state, listeners and effects. The markup is [`LightboxView`].
#[component]
pub fn Lightbox(props: &LightboxProps) -> Html {
    let count = props.pictures.pictures.len();
    let state = use_reducer(State::default);
    let (dialog, stage) = (use_node_ref(), use_node_ref());
    let viewer = Viewer {
        state: state.clone(),
        count,
        dir: props.page.language.dir(),
        stage: stage.clone(),
        pointer: use_mut_ref(Pointer::default),
        anchor: use_mut_ref(|| None),
    };
    use_address(&viewer, &props.signal);
    use_keys(&viewer, &props.signal);
    use_dialog(&state, &dialog);
    use_anchor(&viewer);
    let on_event = Callback::from(move |event| viewer.handle_event(event));
    lightbox_view(&LightboxViewProps {
        pictures: props.pictures.clone(),
        page: props.page.clone(),
        shown: state.shown,
        on_event,
        dialog,
        stage,
    })
}

/// Opens and closes the lightbox when the fragment changes, and on clicks on pictures.
#[hook]
fn use_address(viewer: &Viewer, signal: &Option<AbortSignal>) {
    let (count, state) = (viewer.count, viewer.state.dispatcher());
    let signal = signal.clone();
    let effect = move || -> EffectGuard {
        let follow_fragment = {
            let state = state.clone();
            move || {
                state.dispatch(Action::AddressChanged(picture_in(
                    &fragment::current(),
                    count,
                )))
            }
        };
        follow_fragment();
        let changes = fragment::on_change(signal.as_ref(), follow_fragment);
        let clicks = dom::on_zoom_click(signal.as_ref(), move |figure_id| {
            let number = picture_in(&["#", figure_id].concat(), count);
            if let Some(number) = number {
                fragment::push(&fragment_of(number));
                state.dispatch(Action::AddressChanged(Some(number)));
            }
            number.is_some()
        });
        Box::new((changes, clicks))
    };
    use_keyed_effect(count.to_string(), Box::new(effect));
}

/// Handles keys while the dialog is open. Listens on the document, since the focused element may have been removed.
#[hook]
fn use_keys(viewer: &Viewer, signal: &Option<AbortSignal>) {
    let (viewer, signal) = (viewer.clone(), signal.clone());
    let is_open = viewer.state.shown.is_some();
    let effect = move || -> EffectGuard {
        let handle_key = move |key: &KeyboardEvent| viewer.handle_key(key);
        Box::new(is_open.then(|| dom::on_key(signal.as_ref(), handle_key)))
    };
    use_keyed_effect(is_open.to_string(), Box::new(effect));
}

/// Opens and closes the dialog element. On closing, moves focus to the link of the picture at which it was opened.
#[hook]
fn use_dialog(state: &UseReducerHandle<State>, dialog: &NodeRef) {
    let (dialog, opened_at) = (dialog.clone(), state.opened_at);
    let is_open = state.shown.is_some();
    let effect = move || -> EffectGuard {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            dom::set_open(&dialog, is_open);
            if let (false, Some(number)) = (is_open, opened_at) {
                dom::focus_zoom_link(fragment_of(number).trim_start_matches('#'));
            }
        }
        Box::new(())
    };
    use_keyed_effect(is_open.to_string(), Box::new(effect));
}

/// Restores the scroll position in the picture after its zoom has changed.
#[hook]
fn use_anchor(viewer: &Viewer) {
    let (anchor, stage) = (Rc::clone(&viewer.anchor), viewer.stage.clone());
    let effect = move || -> EffectGuard {
        let anchor = anchor.borrow_mut().take();
        if let (Some(anchor), Some(stage)) = (anchor, stage.cast::<Element>()) {
            anchor.restore(&stage);
        }
        Box::new(())
    };
    use_keyed_effect(viewer.state.zoom().as_str().to_owned(), Box::new(effect));
}
