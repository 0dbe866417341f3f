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
mod viewer;
#[cfg(not(target_arch = "wasm32"))]
mod written_props;

#[cfg(not(target_arch = "wasm32"))]
pub use written_props::lightbox_props;

pub use props::LightboxProps;
pub(super) use props::read as read_props;

use crate::browser::{fragment, lightbox as browser};
use crate::components::{ArticlePictures, LightboxView, Shared, SharedPageContext};
use article::Article;
use gesture::Pointer;
use state::{Action, State, fragment_of, picture_in};
use std::rc::Rc;
use viewer::Viewer;
use web_sys::{AbortSignal, Element, HtmlDialogElement};
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

/// The lightbox of a page.
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
fn use_address(viewer: &Viewer, signal: &Option<AbortSignal>) {
    let (count, state) = (viewer.count, viewer.state.dispatcher());
    let signal = signal.clone();
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
fn use_keys(viewer: &Viewer, signal: &Option<AbortSignal>) {
    let (viewer, signal) = (viewer.clone(), signal.clone());
    use_effect_with(viewer.state.shown, move |shown| {
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
