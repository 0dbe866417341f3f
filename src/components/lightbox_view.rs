//! The lightbox's markup: one picture of an article at a time, in a dialog.
//!
//! Pure: which picture is shown, how large and whether its file has arrived are props; what the reader does
//! goes out as a [`LightboxEvent`]. The state, the address and the gestures are in `crate::islands::lightbox`.

use super::figure_caption::figure_caption;
use super::lightbox_shown::{PictureStatus, Shown, ZoomStep};
use super::{ArticlePictures, LightboxPicture, Shared, SharedPageContext};
use crate::text::fill_two;
use yew::prelude::*;

/// What the reader asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LightboxCommand {
    /// Leave.
    Close,
    /// The picture before this one.
    Previous,
    /// The picture after this one.
    Next,
    /// One step larger.
    ZoomIn,
    /// One step smaller.
    ZoomOut,
    /// Request the picture's file again.
    Retry,
    /// The picture's file has arrived.
    Loaded,
    /// The picture's file could not be loaded.
    Failed,
}

/// What happens in the dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum LightboxEvent {
    /// A control was used, or the picture's file came or failed.
    Command(LightboxCommand),
    /// A pointer was pressed, moved, let go or cancelled over the picture's place.
    Pointer(PointerEvent),
    /// The picture's place was clicked.
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
    /// The page that it is on.
    pub page: SharedPageContext,
    /// The picture that is shown; `None` while the dialog is closed.
    pub shown: Option<Shown>,
    /// Receives what happens in the dialog.
    pub on_event: Callback<LightboxEvent>,
    /// The dialog.
    pub dialog: NodeRef,
    /// What the picture lies in, and scrolls in when it is larger.
    pub stage: NodeRef,
}

/// The lightbox's dialog. It is always in the tree, so that `showModal` and `close` have an element to act on.
#[component]
pub fn LightboxView(props: &LightboxViewProps) -> Html {
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

/// A button with an icon. Without effect it stays focusable: a disabled button would lose the focus that it has.
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

/// The picture. Its place is written from left to right in every language, so that a place in it is counted the same.
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

/// What is said in the picture's place until its file is there, or instead of it.
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
