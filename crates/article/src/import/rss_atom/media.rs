//! Pictures and other files of an entry: Media RSS and enclosures.

use super::super::html::{self, Place};
use crate::text::Text;
use feed_rs::model::{Entry, MediaContent, MediaObject};
use serde_json::{Value, json};

/// The picture of an entry.
pub(super) struct Picture {
    pub(super) url: String,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
    pub(super) alt: Option<String>,
    pub(super) caption: Option<Text>,
    pub(super) credit: Option<Text>,
}

/// The widest picture of the first medium that has one, else the first preview.
pub(super) fn lead(entry: &Entry) -> Option<Picture> {
    let pictures = entry.media.iter().find_map(|medium| {
        let contents = medium.content.iter().filter(|content| is_picture(content));
        let widest = contents.max_by_key(|content| content.width.unwrap_or_default())?;
        Some(picture(
            medium,
            widest.url.as_ref()?.to_string(),
            (widest.width, widest.height),
        ))
    });
    pictures.or_else(|| {
        entry.media.iter().find_map(|medium| {
            let image = &medium.thumbnails.first()?.image;
            Some(picture(
                medium,
                image.uri.clone(),
                (image.width, image.height),
            ))
        })
    })
}

fn picture(
    medium: &MediaObject,
    url: String,
    (width, height): (Option<u32>, Option<u32>),
) -> Picture {
    let credits: Vec<&str> = medium
        .credits
        .iter()
        .map(|credit| credit.entity.trim())
        .collect();
    let credits = credits.join(", ");
    let description = medium.description.as_ref();
    let title = medium.title.as_ref();
    Picture {
        // `https`, as everywhere.
        url: Place::default()
            .file(&url)
            .map_or(url, |url| url.as_str().to_owned()),
        width,
        height,
        alt: title.and_then(|title| html::words(&title.content)),
        caption: description.and_then(|text| html::text(&text.content, Place::default())),
        credit: html::words(&credits).map(Text::of),
    }
}

/// Sounds, films and documents, as attachments of a JSON Feed.
pub(super) fn attachments(entry: &Entry) -> Value {
    let files = entry.media.iter().flat_map(|medium| {
        let others = medium.content.iter().filter(|content| !is_picture(content));
        others.filter_map(|content| {
            let mime = content.content_type.as_ref().map(ToString::to_string);
            let title = medium.title.as_ref().map(|title| title.content.clone());
            Some(json!({"url": content.url.as_ref()?.as_str(), "mime_type": mime, "title": title}))
        })
    });
    files.collect()
}

/// Whether a file is a picture, by its media type, else by its name.
fn is_picture(content: &MediaContent) -> bool {
    const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];
    match (&content.content_type, &content.url) {
        (Some(kind), _) => kind.ty() == "image",
        (None, Some(url)) => {
            let path = url.path().to_ascii_lowercase();
            ENDINGS.iter().any(|ending| path.ends_with(ending))
        }
        (None, None) => false,
    }
}
