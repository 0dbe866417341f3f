//! Figures, embeds and media.

use super::text::text;
use super::walk::{Object, Reading};
use crate::limits::MAX_PIXELS;
use crate::model::{Aspect, Embed, Figure, Focus, Media, MediaKind, Size, Source, Track};
use crate::problem::ProblemKind;
use serde_json::Value;

/// The keys of a figure, and of the block or lead around it.
const FIGURE_KEYS: &[&str] = &[
    "type", "id", "title", "media", "caption", "credit", "size", "href",
];
const MEDIA_KEYS: &[&str] = &[
    "kind",
    "src",
    "type",
    "width",
    "height",
    "alt",
    "decorative",
    "sources",
    "poster",
    "focus",
    "tracks",
];
const SOURCE_KEYS: &[&str] = &["src", "width", "height", "type"];
const TRACK_KEYS: &[&str] = &["src", "kind", "lang", "label"];
/// The keys of an embed, and of the block or lead around it.
const EMBED_KEYS: &[&str] = &[
    "type", "id", "url", "provider", "title", "text", "poster", "aspect", "caption",
];

const PIXELS: &str = "a whole number of pixels such as 1280";

pub(super) fn figure(r: &mut Reading, value: &Value) -> Option<Figure> {
    let object = r.object(value, FIGURE_KEYS)?;
    let media = r.field(object, "media", media);
    Some(Figure {
        title: r.field(object, "title", text),
        media: r.need("media", media)?,
        caption: r.field(object, "caption", text),
        credit: r.field(object, "credit", text),
        size: r.field(object, "size", size).unwrap_or_default(),
        href: r.field(object, "href", Reading::url),
    })
}

fn size(r: &mut Reading, value: &Value) -> Option<Size> {
    r.word(
        value,
        &["inline", "wide", "full", "left", "right"],
        &[
            Size::Inline,
            Size::Wide,
            Size::Full,
            Size::Left,
            Size::Right,
        ],
    )
}

/// The media; `None` without `src`.
pub(super) fn media(r: &mut Reading, value: &Value) -> Option<Media> {
    let object = r.object(value, MEDIA_KEYS)?;
    let src = r.field(object, "src", Reading::url);
    let mut media = Media {
        kind: r.field(object, "kind", media_kind).unwrap_or_default(),
        mime: r.field(object, "type", Reading::string),
        width: pixels(r, object, "width"),
        height: pixels(r, object, "height"),
        decorative: r
            .field(object, "decorative", Reading::flag)
            .unwrap_or(false),
        sources: r.each(object, "sources", source),
        poster: r.field(object, "poster", Reading::url),
        focus: r.field(object, "focus", focus),
        tracks: r.each(object, "tracks", track),
        ..Media::image(r.need("src", src)?)
    };
    // HTML's notation for decorative pictures, which editors know.
    match object.get("alt") {
        Some(Value::String(alt)) if alt.trim().is_empty() => media.decorative = true,
        _ => media.alt = r.field(object, "alt", Reading::string),
    }
    if media.kind == MediaKind::Image {
        if media.alt.is_none() && !media.decorative {
            r.note(ProblemKind::NoAlt);
        }
        if media.width.is_none() || media.height.is_none() {
            r.note(ProblemKind::NoDimensions);
        }
    }
    Some(media)
}

fn media_kind(r: &mut Reading, value: &Value) -> Option<MediaKind> {
    r.word(
        value,
        &["image", "video", "audio"],
        &[MediaKind::Image, MediaKind::Video, MediaKind::Audio],
    )
}

fn pixels(r: &mut Reading, object: &Object, key: &'static str) -> Option<u32> {
    r.field(object, key, |r, v| {
        r.whole(v, 1, i64::from(MAX_PIXELS), PIXELS)
    })
    .and_then(|n| u32::try_from(n).ok())
}

fn source(r: &mut Reading, value: &Value) -> Option<Source> {
    let object = r.object(value, SOURCE_KEYS)?;
    let src = r.field(object, "src", Reading::url);
    Some(Source {
        src: r.need("src", src)?,
        width: pixels(r, object, "width"),
        height: pixels(r, object, "height"),
        mime: r.field(object, "type", Reading::string),
    })
}

fn focus(r: &mut Reading, value: &Value) -> Option<Focus> {
    let object = r.object(value, &["x", "y"])?;
    let mut part = |key| {
        let part = r.field(object, key, |r, v| {
            r.number(v, 0.0, 1.0, "a number from 0 to 1")
        });
        r.need(key, part).map(|n| (n * 100.0).round() as u8)
    };
    let (x, y) = (part("x"), part("y"));
    Some(Focus { x: x?, y: y? })
}

fn track(r: &mut Reading, value: &Value) -> Option<Track> {
    let object = r.object(value, TRACK_KEYS)?;
    let src = r.field(object, "src", Reading::url);
    const KINDS: &[&str] = &["subtitles", "captions", "descriptions", "chapters"];
    Some(Track {
        src: r.need("src", src)?,
        kind: r
            .field(object, "kind", |r, v| r.word(v, KINDS, KINDS))
            .map(str::to_owned),
        lang: r.field(object, "lang", Reading::lang),
        label: r.field(object, "label", Reading::string),
    })
}

pub(super) fn embed(r: &mut Reading, value: &Value) -> Option<Embed> {
    let object = r.object(value, EMBED_KEYS)?;
    let url = r.field(object, "url", Reading::url);
    Some(Embed {
        url: r.need("url", url)?,
        provider: r.field(object, "provider", Reading::string),
        title: r.field(object, "title", Reading::string),
        text: r.field(object, "text", text),
        poster: r.field(object, "poster", Reading::url),
        aspect: r.field(object, "aspect", aspect),
        caption: r.field(object, "caption", text),
    })
}

/// `"16:9"`.
fn aspect(r: &mut Reading, value: &Value) -> Option<Aspect> {
    let words = r.string(value)?;
    // `parse` alone would accept a plus sign.
    let digits = |s: &&str| s.bytes().all(|b| b.is_ascii_digit());
    let side = |s: &str| {
        Some(s)
            .filter(digits)?
            .parse::<u8>()
            .ok()
            .filter(|n| (1..=100).contains(n))
    };
    let aspect = words.split_once(':').and_then(|(width, height)| {
        Some(Aspect {
            width: side(width)?,
            height: side(height)?,
        })
    });
    if aspect.is_none() {
        r.invalid("a ratio such as \"16:9\"", &words);
    }
    aspect
}
