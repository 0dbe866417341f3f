//! Pictures, videos and audio.

use super::{credits, words};
use crate::caption::split_credit;
use crate::import::source::{Source, number};
use crate::lang::LangTag;
use crate::model::{Figure, Focus, Media, MediaKind, Size, Source as File, Track};
use crate::url::SafeUrl;
use serde_json::Value;

/// A picture.
pub(super) fn picture(source: &Source<'_>, at: &str) -> Option<Figure> {
    let key = |key: &str| format!("{at}/{key}");
    let src = source
        .file(&key("url"))
        .or_else(|| source.file(&key("additional_properties/originalUrl")))?;
    let mut media = Media::image(src);
    let sides = source
        .number(&key("width"))
        .zip(source.number(&key("height")));
    (media.width, media.height) = sides.unzip();
    media.alt = source.words(&key("alt_text"));
    media.focus = sides.and_then(|(width, height)| {
        Some(Focus {
            x: part(source, &key("focal_point/x"), width)?,
            y: part(source, &key("focal_point/y"), height)?,
        })
    });
    let caption = words::text(source, &key("caption"));
    let (caption, credit) = match (caption, credits::of_media(source, at)) {
        (Some(caption), None) => split_credit(&caption),
        pair => pair,
    };
    Some(Figure {
        title: words::text(source, &key("subtitle")),
        caption,
        credit,
        size: size(source.str(&key("alignment"))),
        ..Figure::from(media)
    })
}

/// A distance in pixels as a percentage of the side.
fn part(source: &Source<'_>, pointer: &str, side: u32) -> Option<u8> {
    let pixels = source.get(pointer)?.as_f64()?;
    let part = (pixels / f64::from(side) * 100.0).round();
    (0.0..=100.0).contains(&part).then_some(part as u8)
}

/// A video or audio file with its headline and description, if it has a file.
pub(super) fn recording(source: &Source<'_>, at: &str, kind: MediaKind) -> Option<Figure> {
    let key = |key: &str| format!("{at}/{key}");
    let mut files = streams(source, at, kind);
    if let Some(src) = source.file(&key("source_url")) {
        files.push(File {
            src,
            width: None,
            height: None,
            mime: source.words(&key("mimetype")),
        });
    }
    let wanted = |file: &File| file.mime.as_deref() == Some("video/mp4");
    let widest = |file: &&File| file.width.unwrap_or(0);
    let best = files.iter().filter(|file| wanted(file)).max_by_key(widest);
    let best = best.or_else(|| files.first())?.clone();
    let mut media = Media::image(best.src);
    media.kind = kind;
    if best.height.is_some() {
        (media.width, media.height) = (best.width, best.height);
    }
    // One file per other type is enough: players choose by type.
    let mut kinds = vec![best.mime.clone()];
    files.retain(|file| {
        let is_new = !kinds.contains(&file.mime);
        if is_new {
            kinds.push(file.mime.clone());
        }
        is_new
    });
    media.mime = best.mime;
    media.sources = files;
    media.poster = poster(source, at);
    media.tracks = tracks(source, at);
    Some(Figure {
        title: words::text(source, &key("headlines/basic")),
        caption: words::text(source, &key("description/basic")),
        credit: credits::of_media(source, at),
        size: size(source.str(&key("alignment"))),
        ..Figure::from(media)
    })
}

fn streams(source: &Source<'_>, at: &str, kind: MediaKind) -> Vec<File> {
    let streams = source.list(&format!("{at}/streams")).iter();
    let files = streams.filter_map(|stream| {
        let words = |key: &str| stream.get(key).and_then(Value::as_str);
        let src = source.place().file(words("url")?)?;
        let sides = stream.get("width").and_then(number);
        let sides = sides.zip(stream.get("height").and_then(number));
        let (width, height) = sides.unzip();
        let said = words("stream_type").unwrap_or_default();
        Some(File {
            mime: mime(kind, said, &src),
            src,
            width,
            height,
        })
    });
    files.collect()
}

/// ANS names a stream's type by its file extension.
fn mime(kind: MediaKind, said: &str, src: &SafeUrl) -> Option<String> {
    let path = src.as_str().split(['?', '#']).next().unwrap_or_default();
    let end = path.rsplit('.').next().unwrap_or_default();
    let of = |name: &str| match name.to_ascii_lowercase().as_str() {
        "mp4" if kind == MediaKind::Audio => Some("audio/mp4"),
        "mp4" => Some("video/mp4"),
        "webm" => Some("video/webm"),
        "mp3" => Some("audio/mpeg"),
        "m4a" | "aac" => Some("audio/mp4"),
        "ts" | "hls" | "m3u8" => Some("application/vnd.apple.mpegurl"),
        _ => None,
    };
    of(said).or_else(|| of(end)).map(str::to_owned)
}

fn poster(source: &Source<'_>, at: &str) -> Option<SafeUrl> {
    let stills = [
        "promo_items/basic/url",
        "promo_image/url",
        "promo_items/basic/promo_items/basic/url",
    ];
    stills
        .into_iter()
        .find_map(|key| source.file(&format!("{at}/{key}")))
}

fn tracks(source: &Source<'_>, at: &str) -> Vec<Track> {
    let files = source.list(&format!("{at}/subtitles/urls")).iter();
    let tracks = files.filter_map(|file| {
        let words = |key: &str| file.get(key).and_then(Value::as_str);
        let is_read = matches!(words("format"), Some("WEB_VTT" | "VTT" | "vtt"));
        Some(Track {
            src: source.place().file(words("url").filter(|_| is_read)?)?,
            kind: Some("captions".to_owned()),
            lang: words("language").and_then(|lang| LangTag::parse(lang.trim())),
            label: None,
        })
    });
    tracks.collect()
}

/// Only pictures set left or right have text beside them.
fn size(alignment: Option<&str>) -> Size {
    match alignment {
        Some("left") => Size::Left,
        Some("right") => Size::Right,
        _ => Size::Inline,
    }
}
