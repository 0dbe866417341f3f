//! A figure: lede above, caption and credit below, each optional, none twice.

use super::Setting;
use super::classes::class;
use super::inline::{inline_in, present};
use super::picture::{Urgency, picture};
use super::writer::{Writer, el};
use article::caption::{Words, words};
use article::model::{Figure, Gallery, Media, MediaKind, Size};
use article::text::Text;
use article::url::SafeUrl;

/// A figure.
pub fn figure(w: &mut Writer, setting: &Setting<'_>, figure: &Figure, urgency: Urgency) {
    let words = words(figure);
    let size = size_class(figure.size);
    el!(w, "figure", ["class" = class("figure", Some(size))], {
        inline_in(w, setting, "p", "figure__lede", &words.lede);
        el!(
            w,
            "div",
            ["class" = "figure__media"],
            media(w, setting, figure, &words, urgency)
        );
        caption(w, setting, &words.caption, &words.credit);
    });
}

/// Several figures with a caption for all.
pub fn gallery(w: &mut Writer, setting: &Setting<'_>, gallery: &Gallery) {
    el!(
        w,
        "figure",
        ["class" = "gallery", "aria-label" = setting.words().gallery],
        {
            el!(w, "div", ["class" = "gallery__grid"], {
                for one in &gallery.figures {
                    figure(w, setting, one, Urgency::Lazy);
                }
            });
            caption(w, setting, &gallery.caption, &None);
        }
    );
}

/// Caption and credit below the picture; nothing at all where there is neither.
pub fn caption(
    w: &mut Writer,
    setting: &Setting<'_>,
    caption: &Option<Text>,
    credit: &Option<Text>,
) {
    let (has_caption, has_credit) = (present(caption).is_some(), present(credit).is_some());
    if !has_caption && !has_credit {
        return;
    }
    el!(w, "figcaption", ["class" = "figure__words"], {
        inline_in(w, setting, "span", "figure__caption", caption);
        if has_caption && has_credit {
            w.words(" ");
        }
        inline_in(w, setting, "span", "figure__credit", credit);
    });
}

fn media(w: &mut Writer, setting: &Setting<'_>, figure: &Figure, words: &Words, urgency: Urgency) {
    let media = &figure.media;
    match media.kind {
        MediaKind::Image => {}
        MediaKind::Video => return video(w, setting, media, words),
        MediaKind::Audio => return audio(w, setting, media, words),
    }
    let sizes = sizes(figure.size);
    let Some(href) = &figure.href else {
        return picture(w, setting, media, &words.alt, sizes, urgency);
    };
    // A link needs a name, and the picture may have no words of its own.
    let name = words
        .alt
        .is_empty()
        .then(|| said(words).unwrap_or_else(|| href.as_str().to_owned()));
    let href = setting.address(href);
    el!(
        w,
        "a",
        ["class" = "figure__link", "href" = href, "aria-label" = name],
        {
            picture(w, setting, media, &words.alt, sizes, urgency);
        }
    );
}

fn video(w: &mut Writer, setting: &Setting<'_>, media: &Media, words: &Words) {
    el!(
        w,
        "video",
        [
            "class" = "figure__video",
            "controls" = "controls",
            "preload" = "none",
            "playsinline" = "playsinline",
            "width" = media.width,
            "height" = media.height,
            "poster" = media.poster.as_ref().map(|url| setting.address(url)),
            "aria-label" = label(words),
        ],
        {
            files(w, setting, media);
            for track in &media.tracks {
                let kind = track.kind.clone().unwrap_or_else(|| "captions".to_owned());
                let lang = track.lang.as_ref().map(|lang| lang.as_str().to_owned());
                let src = setting.address(&track.src);
                el!(
                    w,
                    "track",
                    [
                        "kind" = kind,
                        "srclang" = lang,
                        "label" = track.label.clone(),
                        "src" = src
                    ]
                );
            }
            download(w, setting, media);
        }
    );
}

fn audio(w: &mut Writer, setting: &Setting<'_>, media: &Media, words: &Words) {
    el!(
        w,
        "audio",
        [
            "class" = "figure__audio",
            "controls" = "controls",
            "preload" = "none",
            "aria-label" = label(words),
        ],
        {
            files(w, setting, media);
            download(w, setting, media);
        }
    );
}

fn files(w: &mut Writer, setting: &Setting<'_>, media: &Media) {
    file(w, setting, &media.src, &media.mime);
    for source in &media.sources {
        file(w, setting, &source.src, &source.mime);
    }
}

fn file(w: &mut Writer, setting: &Setting<'_>, src: &SafeUrl, mime: &Option<String>) {
    el!(
        w,
        "source",
        ["src" = setting.address(src), "type" = mime.clone()]
    );
}

/// What a browser shows that plays neither.
fn download(w: &mut Writer, setting: &Setting<'_>, media: &Media) {
    let name = media.src.as_str().rsplit('/').next().unwrap_or_default();
    el!(w, "a", ["href" = setting.address(&media.src)], w.text(name));
}

fn label(words: &Words) -> Option<String> {
    if words.alt.is_empty() {
        said(words)
    } else {
        Some(words.alt.clone())
    }
}

/// What the words around a picture say of it.
fn said(words: &Words) -> Option<String> {
    let text = words.caption.as_ref().or(words.lede.as_ref());
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

/// How wide a figure of a size stands, for choosing a file. The widths are those of `styles/layout.css`.
fn sizes(size: Size) -> &'static str {
    match size {
        Size::Inline => "(min-width: 46rem) 42rem, 100vw",
        Size::Wide => "(min-width: 68rem) 64rem, 100vw",
        Size::Full => "100vw",
        Size::Left | Size::Right => "(min-width: 46rem) 20rem, 100vw",
    }
}
