//! A figure: a picture, video or audio with lede above, caption and credit below, each optional.

use super::add_class::add_class;
use super::figure_caption::figure_caption;
use super::inline::{inline, non_blank};
use super::media::{audio, video};
use super::picture::{PictureRequest, Urgency, picture};
use super::zoom_link::{largest_file, opens_in_lightbox, picture_id};
use super::{PageContext, Shared, SharedPageContext};
use article::caption::CaptionParts;
use article::model::{self, MediaKind, Size};
use article::text::Text;
use yew::prelude::*;

/// Props of [`Figure`].
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The figure.
    pub figure: Shared<model::Figure>,
    /// The priority of its picture.
    #[prop_or(Urgency::Lazy)]
    pub urgency: Urgency,
}

/// A figure: [`figure()`] as a component.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    figure(&props.page.borrowed(), &props.figure, props.urgency)
}

/// A figure. Pictures that open in the lightbox have an id with their number.
pub fn figure(page: &PageContext<'_>, figure: &model::Figure, urgency: Urgency) -> Html {
    let parts = CaptionParts::of(figure);
    let picture = opens_in_lightbox(figure).then(|| page.next_picture_number());
    let id = picture.flatten().map(picture_id);
    let zooms = id.is_some();
    let element = html! {
        <figure id={id} class="figure">
            if let Some(lede) = non_blank(&parts.lede) {
                <p class="figure__lede">{ inline(page, lede) }</p>
            }
            <div class="figure__media">{ media(page, figure, &parts, urgency, zooms) }</div>
            { figure_caption(page, parts.caption.as_ref(), parts.credit.as_ref()) }
        </figure>
    };
    add_class(element, Some(size_class(figure.size)))
}

fn media(
    page: &PageContext<'_>,
    figure: &model::Figure,
    parts: &CaptionParts,
    urgency: Urgency,
    zooms: bool,
) -> Html {
    let media = &figure.media;
    match media.kind {
        MediaKind::Image => {}
        MediaKind::Video => return video(page, media, label(parts)),
        MediaKind::Audio => return audio(page, media, label(parts)),
    }
    let image = picture(page, media, &parts.alt, sizes(figure.size), urgency);
    // A link needs an accessible name, which the picture's alternative text provides if it has one.
    let has_name = !parts.alt.is_empty();
    if let Some(href) = &figure.href {
        let name = || fallback_label(parts).unwrap_or_else(|| href.as_str().to_owned());
        let name = (!has_name).then(name);
        return html! {
            <a class="figure__link" href={page.address(href)} aria-label={name}>{ image }</a>
        };
    }
    if !zooms {
        return image;
    }
    let name = (!has_name).then_some(page.words().open_picture);
    let (file, _) = largest_file(media);
    html! {
        <a class="figure__zoom" href={page.address(file)} data-action="zoom" aria-label={name}>{ image }</a>
    }
}

fn label(parts: &CaptionParts) -> Option<String> {
    if parts.alt.is_empty() {
        fallback_label(parts)
    } else {
        Some(parts.alt.clone())
    }
}

/// The accessible name in place of a missing alternative text: the caption, or the lede.
fn fallback_label(parts: &CaptionParts) -> Option<String> {
    let text = parts.caption.as_ref().or(parts.lede.as_ref());
    text.map(Text::plain)
}

fn size_class(size: Size) -> &'static str {
    match size {
        Size::Inline => "figure--inline",
        Size::Wide => "figure--wide",
        Size::Full => "figure--full",
        Size::Left => "figure--start",
        Size::Right => "figure--end",
    }
}

/// The request for a figure's picture; `None` for video and audio.
pub fn request(page: &PageContext<'_>, figure: &model::Figure) -> Option<PictureRequest> {
    let media = Some(&figure.media).filter(|media| media.kind == MediaKind::Image)?;
    PictureRequest::of(page, media, sizes(figure.size))
}

// Values of `sizes`. The widths are those of `styles/layout.css`.
const INLINE_SIZES: &str = "(min-width: 46rem) 42rem, 100vw";
const WIDE_SIZES: &str = "(min-width: 68rem) 64rem, 100vw";
const FULL_SIZES: &str = "100vw";
const SIDE_SIZES: &str = "(min-width: 46rem) 20rem, 100vw";

/// The `sizes` attribute of a figure's picture.
fn sizes(size: Size) -> &'static str {
    match size {
        Size::Inline => INLINE_SIZES,
        Size::Wide => WIDE_SIZES,
        Size::Full => FULL_SIZES,
        Size::Left | Size::Right => SIDE_SIZES,
    }
}
