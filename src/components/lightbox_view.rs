//! The lightbox's markup: one picture of an article at a time, in a dialog.
//!
//! Pure: which picture is shown, how large and whether its file has arrived are props; what the reader does
//! goes out as a [`LightboxEvent`]. The state, the address and the gestures are in `crate::islands::lightbox`.

use super::figure_caption::figure_caption;
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

/// How far the picture's file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureStatus {
    /// Requested.
    Loading,
    /// Shown.
    Ready,
    /// Not available.
    Failed,
}

impl PictureStatus {
    fn as_str(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// How large the picture is shown, in steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ZoomStep {
    /// The whole picture fits.
    Fit,
    /// 1.5 times.
    Large,
    /// 2.25 times.
    Larger,
    /// 3.5 times.
    Largest,
}

impl ZoomStep {
    const STEPS: [Self; 4] = [Self::Fit, Self::Large, Self::Larger, Self::Largest];

    /// One step larger; the largest stays.
    #[must_use]
    pub fn larger(self) -> Self {
        let larger = Self::STEPS.into_iter().find(|step| *step > self);
        larger.unwrap_or(self)
    }

    /// One step smaller; the smallest stays.
    #[must_use]
    pub fn smaller(self) -> Self {
        let smaller = Self::STEPS.into_iter().rev().find(|step| *step < self);
        smaller.unwrap_or(self)
    }

    /// The value of `data-zoom`, which `styles/lightbox.css` gives a size.
    fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Large => "large",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    /// The width at which a file is chosen (HTML's `sizes` attribute).
    fn sizes(self) -> &'static str {
        match self {
            Self::Fit => "100vw",
            Self::Large => "150vw",
            Self::Larger => "225vw",
            Self::Largest => "350vw",
        }
    }
}

/// The picture that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Its number in the article, from 1.
    pub number: usize,
    /// Its size.
    pub zoom: ZoomStep,
    /// Its file.
    pub status: PictureStatus,
    /// How often its file was requested again.
    pub attempt: u32,
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::components::Zoom;
    use crate::route::Site;
    use crate::text::Language;
    use article::lang::{Dir, LangTag};
    use article::text::Text;

    fn picture(number: usize, caption: Option<&str>) -> LightboxPicture {
        LightboxPicture {
            src: format!("../images/{number}.jpg"),
            srcset: Some(format!("../images/{number}-960.jpg 960w")),
            width: Some(1600),
            height: Some(900),
            alt: format!("Picture of {number}"),
            caption: caption.map(Text::of),
            credit: Some(Text::of("Ann Lee")),
        }
    }

    async fn rendered(language: Language, shown: Option<Shown>) -> String {
        let pictures = ArticlePictures {
            pictures: vec![
                picture(1, Some("Snow")),
                picture(2, None),
                picture(3, Some("Ice")),
            ],
            lang: LangTag::parse("fr-CA").expect("a language"),
            dir: Dir::Ltr,
        };
        let page = SharedPageContext {
            site: Shared::new(Site::plain("../")),
            portal: None,
            language,
            data_path: "world/a.json".into(),
            zoom: Zoom::Lightbox,
        };
        let props = LightboxViewProps {
            pictures: Shared::new(pictures),
            page,
            shown,
            on_event: Callback::noop(),
            dialog: NodeRef::default(),
            stage: NodeRef::default(),
        };
        let renderer =
            yew::LocalServerRenderer::<LightboxView>::with_props(props).hydratable(false);
        tokio::task::LocalSet::new()
            .run_until(renderer.render())
            .await
    }

    fn shown(number: usize, zoom: ZoomStep, status: PictureStatus) -> Option<Shown> {
        Some(Shown {
            number,
            zoom,
            status,
            attempt: 0,
        })
    }

    /// Which buttons have no effect.
    fn inert(html: &str) -> Vec<&str> {
        let buttons = html.split("data-command=\"").skip(1);
        let inert = buttons.filter(|button| {
            let tag = button.split('>').next().unwrap_or_default();
            tag.contains("aria-disabled=\"true\"")
        });
        inert
            .filter_map(|button| button.split('"').next())
            .collect()
    }

    #[tokio::test]
    async fn closed_it_is_an_empty_dialog() {
        for none in [
            None,
            shown(0, ZoomStep::Fit, PictureStatus::Ready),
            shown(4, ZoomStep::Fit, PictureStatus::Ready),
        ] {
            assert_eq!(
                rendered(Language::English, none).await,
                "<dialog aria-label=\"Pictures\" class=\"lightbox\"></dialog>"
            );
        }
    }

    #[tokio::test]
    async fn a_picture_has_its_files_its_words_and_its_number() {
        let html = rendered(
            Language::English,
            shown(1, ZoomStep::Fit, PictureStatus::Ready),
        )
        .await;
        for part in [
            "Picture 1 of 3",
            "src=\"../images/1.jpg\"",
            "srcset=\"../images/1-960.jpg 960w\"",
            "sizes=\"100vw\"",
            "alt=\"Picture of 1\"",
            "lang=\"fr-CA\"",
            "Snow",
            "Ann Lee",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        // Nothing of the others, and nothing that a strict policy would block.
        assert!(
            !html.contains("images/2") && !html.contains("style="),
            "{html}"
        );
        let html = rendered(
            Language::Arabic,
            shown(2, ZoomStep::Fit, PictureStatus::Ready),
        )
        .await;
        assert!(html.contains("الصورة 2 من 3"), "{html}");
        assert!(
            html.contains("Ann Lee") && !html.contains("figure__caption"),
            "{html}"
        );
    }

    #[tokio::test]
    async fn controls_without_effect_say_so_and_stay_focusable() {
        for (number, zoom, expected) in [
            (1, ZoomStep::Fit, &["previous", "zoom-out"][..]),
            (2, ZoomStep::Large, &[]),
            (3, ZoomStep::Largest, &["next", "zoom-in"]),
        ] {
            let html = rendered(Language::English, shown(number, zoom, PictureStatus::Ready)).await;
            assert_eq!(inert(&html), expected, "{html}");
            assert!(!html.contains(" disabled"), "{html}");
            assert_eq!(
                html.contains("tabindex=\"0\""),
                zoom > ZoomStep::Fit,
                "{html}"
            );
        }
    }

    #[tokio::test]
    async fn a_picture_on_its_way_and_a_broken_one_are_said() {
        let loading = rendered(
            Language::French,
            shown(1, ZoomStep::Fit, PictureStatus::Loading),
        )
        .await;
        assert!(
            loading.contains("<img") && loading.contains("Chargement"),
            "{loading}"
        );
        let failed = rendered(
            Language::English,
            shown(1, ZoomStep::Fit, PictureStatus::Failed),
        )
        .await;
        for part in [
            "This picture could not be loaded.",
            "Picture of 1",
            "Try again",
            "Snow",
        ] {
            assert!(failed.contains(part), "{part}: {failed}");
        }
        assert!(!failed.contains("<img"), "{failed}");
    }
}
