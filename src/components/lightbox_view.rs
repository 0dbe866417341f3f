//! The lightbox's markup: one picture of an article at a time, in a dialog.
//!
//! Pure: the shown picture, its zoom and load status are props; events are sent as [`LightboxEvent`]s. State, URL and
//! gestures are in `crate::islands::lightbox`.

use super::figure_caption::figure_caption;
use super::lightbox_shown::{PictureStatus, Shown, ZoomStep};
use super::{ArticlePictures, LightboxPicture, Shared, SharedPageContext};
use crate::text::fill_two;
use yew::prelude::*;

/// A command: from a control, or from the picture's `load` and `error` events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LightboxCommand {
    /// Close the dialog.
    Close,
    /// Show the previous picture.
    Previous,
    /// Show the next picture.
    Next,
    /// Zoom in by one step.
    ZoomIn,
    /// Zoom out by one step.
    ZoomOut,
    /// Load the picture's file again.
    Retry,
    /// The picture's file was loaded.
    Loaded,
    /// The picture's file could not be loaded.
    Failed,
}

/// An event in the dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum LightboxEvent {
    /// A control was used, or the picture's file was loaded or failed.
    Command(LightboxCommand),
    /// A pointer was pressed, moved, released or cancelled over the stage.
    Pointer(PointerEvent),
    /// The stage was clicked.
    Clicked(MouseEvent),
    /// The browser is about to close the dialog: Esc, or Back on Android.
    Cancelled(Event),
    /// The browser has closed the dialog.
    Closed,
}

/// Props of [`LightboxView`].
#[derive(Properties, PartialEq)]
pub struct LightboxViewProps {
    /// The pictures of the article.
    pub pictures: Shared<ArticlePictures>,
    /// The context of the page.
    pub page: SharedPageContext,
    /// The picture that is shown; `None` while the dialog is closed.
    pub shown: Option<Shown>,
    /// Receives the events of the dialog.
    pub on_event: Callback<LightboxEvent>,
    /// Set to the dialog.
    pub dialog: NodeRef,
    /// Set to the stage: the scroll container of the picture.
    pub stage: NodeRef,
}

/// The lightbox's dialog: [`lightbox_view()`] as a component.
#[component]
pub fn LightboxView(props: &LightboxViewProps) -> Html {
    lightbox_view(props)
}

/// The lightbox's dialog. It is always in the tree, so that `showModal` and `close` have an element to act on.
pub fn lightbox_view(props: &LightboxViewProps) -> Html {
    let words = props.page.language.words();
    let shown = props.shown.and_then(|shown| {
        let index = shown.number.checked_sub(1)?;
        Some((shown, props.pictures.pictures.get(index)?))
    });
    html! {
        <dialog
            class="lightbox"
            aria-label={words.lightbox}
            oncancel={props.on_event.reform(LightboxEvent::Cancelled)}
            onclose={props.on_event.reform(|_| LightboxEvent::Closed)}
            ref={&props.dialog}
        >
            if let Some((shown, picture)) = shown {
                <div class="lightbox__frame">
                    { toolbar(props, shown) }
                    <figure
                        class="lightbox__figure"
                        lang={props.pictures.lang.as_str().to_owned()}
                        dir={props.pictures.dir.as_str()}
                    >
                        { stage(props, shown, picture) }
                        { figure_caption(&props.page.borrowed(), picture.caption.as_ref(), picture.credit.as_ref()) }
                    </figure>
                </div>
            }
        </dialog>
    }
}

fn toolbar(props: &LightboxViewProps, shown: Shown) -> Html {
    let words = props.page.language.words();
    let count = props.pictures.pictures.len();
    html! {
        <div class="lightbox__toolbar">
            <p class="lightbox__position" role="status">
                { fill_two(words.picture_of, &shown.number.to_string(), &count.to_string()) }
            </p>
            { button(props, LightboxCommand::Previous, "previous", words.previous_picture, "‹", shown.number > 1) }
            { button(props, LightboxCommand::Next, "next", words.next_picture, "›", shown.number < count) }
            { button(props, LightboxCommand::ZoomOut, "zoom-out", words.zoom_out, "−", shown.zoom > ZoomStep::Fit) }
            { button(props, LightboxCommand::ZoomIn, "zoom-in", words.zoom_in, "+", shown.zoom < ZoomStep::Largest) }
            { button(props, LightboxCommand::Close, "close", words.close, "×", true) }
        </div>
    }
}

/// A button with an icon. Without effect it is `aria-disabled` and stays focusable: a disabled button loses focus.
fn button(
    props: &LightboxViewProps,
    command: LightboxCommand,
    name: &'static str,
    label: &'static str,
    icon: &'static str,
    has_effect: bool,
) -> Html {
    let onclick = send(props, command);
    html! {
        <button
            class="lightbox__button"
            type="button"
            data-command={name}
            aria-label={label}
            title={label}
            aria-disabled={(!has_effect).then_some("true")}
            autofocus={command == LightboxCommand::Close}
            {onclick}
        >
            <span aria-hidden="true">{ icon }</span>
        </button>
    }
}

/// The scroll container with the picture. Always left to right, so that scroll offsets have the same meaning.
fn stage(props: &LightboxViewProps, shown: Shown, picture: &LightboxPicture) -> Html {
    // A scrolling region needs to be reachable by keyboard.
    let tabindex = (shown.zoom > ZoomStep::Fit).then_some("0");
    let on_pointer = props.on_event.reform(LightboxEvent::Pointer);
    html! {
        <div
            class="lightbox__stage"
            dir="ltr"
            data-zoom={shown.zoom.as_str()}
            data-status={shown.status.as_str()}
            {tabindex}
            onclick={props.on_event.reform(LightboxEvent::Clicked)}
            onpointerdown={&on_pointer}
            onpointermove={&on_pointer}
            onpointerup={&on_pointer}
            onpointercancel={on_pointer}
            ref={&props.stage}
        >
            if shown.status != PictureStatus::Failed {
                { image(props, shown, picture) }
            }
            { message(props, shown, picture) }
        </div>
    }
}

fn send<E: 'static>(props: &LightboxViewProps, command: LightboxCommand) -> Callback<E> {
    props
        .on_event
        .reform(move |_| LightboxEvent::Command(command))
}

fn image(props: &LightboxViewProps, shown: Shown, picture: &LightboxPicture) -> Html {
    html! {
        <img
            key={format!("{}-{}", shown.number, shown.attempt)}
            class="lightbox__image"
            alt={picture.alt.clone()}
            draggable="false"
            width={picture.width.map(|pixels| pixels.to_string())}
            height={picture.height.map(|pixels| pixels.to_string())}
            onload={send(props, LightboxCommand::Loaded)}
            onerror={send(props, LightboxCommand::Failed)}
            sizes={picture.srcset.is_some().then_some(shown.zoom.sizes())}
            srcset={picture.srcset.clone()}
            src={picture.src.clone()}
        />
    }
}

/// The message while the picture's file is loading, or if it could not be loaded.
fn message(props: &LightboxViewProps, shown: Shown, picture: &LightboxPicture) -> Html {
    let words = props.page.language.words();
    let lines = match shown.status {
        PictureStatus::Ready => Html::default(),
        PictureStatus::Loading => html! { <p>{ words.loading }</p> },
        PictureStatus::Failed => html! {
            <>
                <p>{ words.picture_failed }</p>
                if !picture.alt.is_empty() {
                    <p dir="auto">{ &picture.alt }</p>
                }
                <button
                    class="button"
                    type="button"
                    onclick={send(props, LightboxCommand::Retry)}
                >
                    { words.retry }
                </button>
            </>
        },
    };
    html! {
        <div
            key="message"
            class="lightbox__message"
            role="status"
            lang={props.page.language.code()}
            dir={props.page.language.dir().as_str()}
        >
            { lines }
        </div>
    }
}

#[cfg(test)]
mod tests;
