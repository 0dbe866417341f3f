//! The renditions of a picture, video or audio item: chooses one, and others that show the same in other widths.

use super::super::renditions::{MAX_WIDTH, Sides, add_sizes, is_same_shape, widest};
use super::super::source::{Source, number};
use crate::model::{Focus, Media, MediaKind, Source as File};
use crate::url::SafeUrl;
use serde_json::Value;

struct Rendition<'v> {
    value: &'v Value,
    src: SafeUrl,
    kind: MediaKind,
    mime: Option<&'v str>,
    sides: Sides,
    has_watermark: bool,
}

/// The media of an item.
pub(super) fn media(source: &Source<'_>, item: &Value) -> Option<Media> {
    let kind = match item.get("type").and_then(Value::as_str) {
        Some("video") => MediaKind::Video,
        Some("audio") => MediaKind::Audio,
        _ => MediaKind::Image,
    };
    let renditions: Vec<Rendition<'_>> = entries(item)
        .filter_map(|(name, value)| rendition(source, kind, name, value))
        .collect();
    // A video without a file is shown as its still.
    playable(kind, &renditions).or_else(|| image(&renditions))
}

/// The URLs of all files.
pub(super) fn files(source: &Source<'_>, item: &Value) -> Vec<String> {
    let files = entries(item).filter_map(|(_, value)| {
        let href = value.get("href")?.as_str()?;
        Some(source.place().file(href)?.as_str().to_owned())
    });
    files.collect()
}

/// An object in version 1, a list with names in 2 and 3.
fn entries(item: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let renditions = item.get("renditions");
    let named = renditions.and_then(Value::as_object).into_iter().flatten();
    let listed = renditions.and_then(Value::as_array).into_iter().flatten();
    let listed = listed.map(|value| (string(value, &["name"]).unwrap_or_default(), value));
    named
        .map(|(name, value)| (name.as_str(), value))
        .chain(listed)
}

fn string<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v str> {
    keys.iter().find_map(|key| value.get(key)?.as_str())
}

fn rendition<'v>(
    source: &Source<'_>,
    kind: MediaKind,
    name: &str,
    value: &'v Value,
) -> Option<Rendition<'v>> {
    let src = source.place().file(string(value, &["href"])?)?;
    let mime = string(value, &["mimetype", "contenttype", "contentType"]);
    let kind = match mime.and_then(|mime| mime.split('/').next()) {
        Some("image") => MediaKind::Image,
        Some("video") => MediaKind::Video,
        Some("audio") => MediaKind::Audio,
        // Other types, such as text and archives, are ignored.
        Some(_) => return None,
        None => kind,
    };
    let path = src.as_str().split(['?', '#']).next().unwrap_or_default();
    let is_for_printing = ["tif", "tiff", "eps", "psd"].iter().any(|ending| {
        path.rsplit_once('.')
            .is_some_and(|(_, own)| own.eq_ignore_ascii_case(ending))
            || mime.is_some_and(|mime| mime.ends_with(ending))
    });
    if kind == MediaKind::Image && is_for_printing {
        return None;
    }
    let side = |key: &str| value.get(key).and_then(number);
    let has_watermark = [name, string(value, &["variant"]).unwrap_or_default()]
        .iter()
        .any(|word| word.to_lowercase().contains("watermark"));
    Some(Rendition {
        sides: side("width").zip(side("height")),
        value,
        src,
        kind,
        mime,
        has_watermark,
    })
}

/// The widest file suitable for a page, with the aspect ratio of the widest file of all.
fn image(renditions: &[Rendition<'_>]) -> Option<Media> {
    let images = || {
        let images = renditions.iter();
        images.filter(|rendition| rendition.kind == MediaKind::Image)
    };
    // A picture with a watermark is used only if there is no other.
    let is_clean = images().any(|image| !image.has_watermark);
    let images: Vec<&Rendition<'_>> = images()
        .filter(|image| !(is_clean && image.has_watermark))
        .collect();
    let area = |image: &Rendition<'_>| {
        let (width, height) = image.sides.unwrap_or_default();
        u64::from(width) * u64::from(height)
    };
    // The first of equals.
    let whole = images.iter().rev().max_by_key(|image| area(image))?;
    let alike = images
        .iter()
        .filter(|image| is_same_shape(image.sides, whole.sides));
    let files: Vec<File> = alike.map(|image| file(image, None)).collect();
    let shown = widest(&files)?.clone();
    let mut media = Media::image(shown.src);
    (media.width, media.height) = (shown.width, shown.height);
    let shown = images.iter().find(|image| image.src == media.src);
    media.focus = shown.and_then(|image| focus(image));
    add_sizes(&mut media, files);
    Some(media)
}

/// The point of interest, given in the pixels of each rendition.
fn focus(shown: &Rendition<'_>) -> Option<Focus> {
    let (width, height) = shown.sides?;
    let share = |pointer: &str, side: u32| {
        let pixels = shown.value.pointer(pointer)?.as_f64()?;
        let share = pixels / f64::from(side) * 100.0;
        (0.0..=100.0).contains(&share).then(|| share.round() as u8)
    };
    Some(Focus {
        x: share("/poi/x", width)?,
        y: share("/poi/y", height)?,
    })
}

fn file(rendition: &Rendition<'_>, mime: Option<&str>) -> File {
    let (width, height) = rendition.sides.unzip();
    File {
        src: rendition.src.clone(),
        width,
        height,
        mime: mime.map(str::to_owned),
    }
}

/// A video or audio item; prefers files that every browser plays.
fn playable(kind: MediaKind, renditions: &[Rendition<'_>]) -> Option<Media> {
    if kind == MediaKind::Image {
        return None;
    }
    let plays = |rendition: &Rendition<'_>| {
        let played = [
            "video/mp4",
            "video/webm",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
        ];
        rendition.mime.is_some_and(|mime| played.contains(&mime))
    };
    let own = || renditions.iter().filter(|rendition| rendition.kind == kind);
    let is_fit =
        |rendition: &&Rendition<'_>| rendition.sides.is_none_or(|(width, _)| width <= MAX_WIDTH);
    let shown = own()
        .rev()
        .filter(is_fit)
        .max_by_key(|rendition| (plays(rendition), rendition.sides))
        .or_else(|| own().next())?;
    let mut media = Media::image(shown.src.clone());
    media.kind = kind;
    media.mime = shown.mime.map(str::to_owned);
    (media.width, media.height) = shown.sides.unzip();
    media.poster = image(renditions).map(|still| still.src);
    let others = own().filter(|other| plays(other) && other.mime != shown.mime);
    media.sources = others.map(|other| file(other, other.mime)).collect();
    Some(media)
}
