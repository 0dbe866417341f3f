//! The featured picture: embedded, or by the URL that plug-ins add.

use super::super::renditions::add_sizes;
use super::super::source::{Source, number};
use crate::model::{Figure, Media, Source as File};
use crate::text::Text;
use serde_json::Value;

const MEDIA: &str = "/_embedded/wp:featuredmedia/0";

/// The featured picture.
pub(super) fn lead(source: &mut Source<'_>) -> Option<Figure> {
    let at = |key: &str| format!("{MEDIA}/{key}");
    let mime = source.str(&at("mime_type")).unwrap_or("image/");
    let whole = source
        .file(&at("source_url"))
        .or_else(|| source.file(&at("media_details/sizes/full/source_url")))
        .filter(|_| mime.starts_with("image/"));
    let Some(src) = whole else {
        return from_wordpress_com(source).or_else(|| from_plug_in(source));
    };
    let mut figure = Figure::from(Media::image(src));
    let sides = source
        .number(&at("media_details/width"))
        .zip(source.number(&at("media_details/height")));
    (figure.media.width, figure.media.height) = sides.unzip();
    figure.media.alt = source.words(&at("alt_text"));
    add_sizes(&mut figure.media, sizes(source));
    figure.caption = source.text(&at("caption/rendered"));
    // WordPress has no field for credits, but stores the file's metadata.
    let credit = [
        "media_details/image_meta/credit",
        "media_details/image_meta/copyright",
    ];
    let mut credits = credit.iter().filter_map(|key| source.words(&at(key)));
    figure.credit = credits.next().map(Text::of);
    Some(figure)
}

/// The sizes that WordPress generated.
fn sizes(source: &Source<'_>) -> Vec<File> {
    let sizes = source.get(&format!("{MEDIA}/media_details/sizes"));
    let sizes = sizes.and_then(Value::as_object).into_iter().flatten();
    let files = sizes.filter_map(|(_, size)| {
        Some(File {
            src: source.place().file(size.get("source_url")?.as_str()?)?,
            width: number(size.get("width")?),
            height: number(size.get("height")?),
            mime: None,
        })
    });
    files.collect()
}

/// The featured picture in WordPress.com's API, with the texts of its file in `attachments`.
fn from_wordpress_com(source: &Source<'_>) -> Option<Figure> {
    const THUMBNAIL: &str = "/post_thumbnail";
    let thumbnail = source.child(THUMBNAIL)?;
    let id = thumbnail.get("/ID").and_then(Value::as_u64);
    let file = id.and_then(|id| source.child(&format!("/attachments/{id}")));
    let file = file.unwrap_or(thumbnail);
    let mime = file.str("/mime_type").unwrap_or("image/");
    let src = file.file("/URL").filter(|_| mime.starts_with("image/"))?;
    let mut figure = Figure::from(Media::image(src));
    let sides = file.number("/width").zip(file.number("/height"));
    (figure.media.width, figure.media.height) = sides.unzip();
    figure.media.alt = file.words("/alt");
    figure.caption = file.text("/caption");
    let mut credits = ["/exif/credit", "/exif/copyright"]
        .iter()
        .filter_map(|key| file.words(key));
    figure.credit = credits.next().map(Text::of);
    Some(figure)
}

/// The featured picture by a URL that a plug-in adds.
fn from_plug_in(source: &Source<'_>) -> Option<Figure> {
    const POINTERS: &[&str] = &[
        "/jetpack_featured_media_url",
        "/better_featured_image/source_url",
        "/featured_image_src",
        "/featured_image_url",
        "/featured_image",
    ];
    if let Some(src) = POINTERS.iter().find_map(|pointer| source.file(pointer)) {
        return Some(Media::image(src).into());
    }
    // For a post without a featured picture, Yoast gives the site's default or the first picture of the text.
    if source.get("/featured_media").and_then(Value::as_u64) == Some(0) {
        return None;
    }
    let mut figure = Figure::from(Media::image(
        source.file("/yoast_head_json/og_image/0/url")?,
    ));
    let sides = source
        .number("/yoast_head_json/og_image/0/width")
        .zip(source.number("/yoast_head_json/og_image/0/height"));
    (figure.media.width, figure.media.height) = sides.unzip();
    Some(figure)
}
