//! A picture: its files by width and media type, with reserved space.

use super::PageContext;
use super::add_class::add_class;
use article::model::{Media, Source};
use article::url::SafeUrl;
use yew::prelude::*;

/// The loading priority of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Loaded with high priority: the page's largest element.
    Lead,
    /// Loaded when it comes near the window.
    Lazy,
}

/// A picture. `sizes`: the HTML attribute, with the width at which it is displayed.
pub fn picture(
    page: &PageContext<'_>,
    media: &Media,
    alt: &str,
    sizes: &'static str,
    urgency: Urgency,
) -> Html {
    let Candidates { sources, srcset } = candidates(page, media);
    // Asynchronous decoding would paint the lead picture one or two frames later.
    let (loading, priority, decoding) = match urgency {
        Urgency::Lead => ("eager", Some("high"), "sync"),
        Urgency::Lazy => ("lazy", None, "async"),
    };
    let is_unsized = media.width.is_none() || media.height.is_none();
    // `src` has to come after the attributes that decide how it is loaded.
    let image = html! {
        <img
            loading={loading}
            fetchpriority={priority}
            decoding={decoding}
            width={number(media.width)}
            height={number(media.height)}
            alt={alt.to_owned()}
            sizes={srcset.is_some().then_some(sizes)}
            srcset={srcset}
            src={page.address(&media.src)}
            class="picture__image"
        />
    };
    let picture = html! {
        <picture class="picture">
            for (n, (mime, srcset)) in sources.into_iter().enumerate() {
                <source key={n} type={mime} sizes={sizes} srcset={srcset} />
            }
            { add_class(image, focus_classes(media).as_deref()) }
        </picture>
    };
    add_class(picture, is_unsized.then_some("picture--unsized"))
}

/// What a browser requests for a picture.
#[derive(Debug, PartialEq, Eq)]
pub struct PictureRequest {
    /// The media type, if the browser has to support it.
    pub mime: Option<String>,
    /// The files.
    pub files: RequestedFiles,
}

/// The files of which a browser requests one.
#[derive(Debug, PartialEq, Eq)]
pub enum RequestedFiles {
    /// The values of `srcset` and `sizes`.
    Candidates(String, &'static str),
    /// The URL of the only file.
    One(String),
}

impl PictureRequest {
    /// The request for a [`picture`] by browsers that support its first media type: the files of its first `<source>`,
    /// or of its `<img>` if it has none. `None` if that `<source>` has no candidates.
    pub fn of(page: &PageContext<'_>, media: &Media, sizes: &'static str) -> Option<Self> {
        let Candidates { sources, srcset } = candidates(page, media);
        Some(match sources.into_iter().next() {
            Some((mime, srcset)) => Self {
                mime,
                files: RequestedFiles::Candidates(srcset?, sizes),
            },
            None => Self {
                mime: None,
                files: match srcset {
                    Some(srcset) => RequestedFiles::Candidates(srcset, sizes),
                    None => RequestedFiles::One(page.address(&media.src)),
                },
            },
        })
    }
}

/// The files that a picture offers.
struct Candidates {
    /// The media type and the `srcset` of each `<source>`.
    sources: Vec<(Option<String>, Option<String>)>,
    /// The `srcset` of the `<img>`.
    srcset: Option<String>,
}

fn candidates(page: &PageContext<'_>, media: &Media) -> Candidates {
    let (own_type, others): (Vec<&Source>, Vec<&Source>) = media
        .sources
        .iter()
        .partition(|source| is_own_type(media, source));
    let source = |group: &[&Source]| {
        let mime = group.first().and_then(|source| source.mime.clone());
        (mime, srcset(page, group, None))
    };
    Candidates {
        sources: others
            .chunk_by(|a, b| a.mime == b.mime)
            .map(source)
            .collect(),
        srcset: own_srcset(page, media, &own_type),
    }
}

/// A small decorative picture, if there is one. The width and height attributes reserve its aspect ratio.
pub fn thumbnail(
    page: &PageContext<'_>,
    class: &'static str,
    (width, height): (&'static str, &'static str),
    src: &Option<SafeUrl>,
) -> Html {
    let Some(src) = src else {
        return Html::default();
    };
    let image = html! {
        <img
            loading="lazy"
            decoding="async"
            width={width}
            height={height}
            alt=""
            src={page.address(src)}
            class="thumbnail"
        />
    };
    add_class(image, Some(class))
}

/// Whether a source has the picture's main media type, which every browser supports.
pub fn is_own_type(media: &Media, source: &Source) -> bool {
    source.mime.is_none() || source.mime == media.mime
}

/// The `srcset` of the main media type, including the picture's own file; `None` if there are no candidates.
pub fn own_srcset(page: &PageContext<'_>, media: &Media, own_type: &[&Source]) -> Option<String> {
    let is_listed = own_type.iter().any(|source| source.src == media.src);
    let own = (!own_type.is_empty() && !is_listed).then_some(media);
    srcset(page, own_type, own)
}

/// A number as an attribute value.
pub fn number(number: Option<u32>) -> Option<String> {
    number.map(|number| number.to_string())
}

/// A `srcset`: `a-480.webp 480w, a-960.webp 960w`. Files without a width are left out.
fn srcset(page: &PageContext<'_>, sources: &[&Source], own: Option<&Media>) -> Option<String> {
    let mut candidates = String::new();
    for source in sources {
        add(&mut candidates, page, source.width, &source.src);
    }
    if let Some(media) = own {
        add(&mut candidates, page, media.width, &media.src);
    }
    (!candidates.is_empty()).then_some(candidates)
}

fn add(candidates: &mut String, page: &PageContext<'_>, width: Option<u32>, src: &SafeUrl) {
    let Some(width) = width else { return };
    if !candidates.is_empty() {
        candidates.push_str(", ");
    }
    // A comma in a URL would end the candidate (HTML, "parse a srcset attribute").
    for part in page.address(src).split_inclusive(',') {
        match part.strip_suffix(',') {
            Some(part) => {
                candidates.push_str(part);
                candidates.push_str("%2C");
            }
            None => candidates.push_str(part),
        }
    }
    candidates.push(' ');
    candidates.push_str(&width.to_string());
    candidates.push('w');
}

/// The classes of the picture's focal point.
fn focus_classes(media: &Media) -> Option<String> {
    let focus = media.focus?;
    Some(["focus-x-", &step(focus.x), " focus-y-", &step(focus.y)].concat())
}

/// Rounds to tens of a percent, for a class name. The Content-Security-Policy allows no `style` attribute.
fn step(percent: u8) -> String {
    ((percent.min(100) + 5) / 10 * 10).to_string()
}
