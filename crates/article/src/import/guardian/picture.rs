//! Pictures in a dozen sizes, videos and audio, with captions and credits.

use crate::import::html;
use crate::import::renditions::{add_sizes, widest};
use crate::import::source::{Source, number};
use crate::model::{Figure, Media, MediaKind, Size, Source as File};
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;

/// A picture of an element: its files are at `at`, its texts at `data`.
pub(super) fn picture(source: &Source<'_>, at: &str, data: &str) -> Option<Figure> {
    let files = match source.get(&format!("{data}/variants")) {
        Some(variants) => cartoon(source, variants),
        None => files(source, at, "image"),
    };
    let mut figure = words(source, data, media(MediaKind::Image, files)?);
    figure.size = size(source.str(&format!("{data}/role")));
    Some(figure)
}

/// A video or audio file of an element, if the response has files.
pub(super) fn recording(
    source: &Source<'_>,
    at: &str,
    data: &str,
    kind: MediaKind,
) -> Option<Figure> {
    let files = files(
        source,
        at,
        if kind == MediaKind::Audio {
            "audio"
        } else {
            "video"
        },
    );
    let mut media = media(kind, files)?;
    // Videos give the dimensions of the recording for each file.
    media.sources.iter_mut().for_each(|file| {
        (file.width, file.height) = (None, None);
    });
    let mut figure = words(source, data, media);
    figure.size = size(source.str(&format!("{data}/role")));
    Some(figure)
}

/// The picture for lists, used if there is no other.
pub(super) fn thumbnail(source: &Source<'_>) -> Option<Figure> {
    let src = source
        .file("/fields/secureThumbnail")
        .or_else(|| source.file("/fields/thumbnail"))?;
    Some(Media::image(src).into())
}

/// A figure with the texts of a picture or video.
fn words(source: &Source<'_>, data: &str, media: Media) -> Figure {
    let at = |key: &str| format!("{data}/{key}");
    let mut figure = Figure::from(media);
    figure.media.alt = source
        .words(&at("alt"))
        .or_else(|| source.words(&at("altText")));
    figure.caption = source.text(&at("caption"));
    let is_hidden = source.get(&at("displayCredit")).is_some() && !source.is(&at("displayCredit"));
    if !is_hidden {
        // A video's `source` is not shown on the page.
        let is_picture = figure.media.kind == MediaKind::Image;
        let credit_from_parts = || credit_from_parts(source, data).filter(|_| is_picture);
        figure.credit = source.text(&at("credit")).or_else(credit_from_parts);
    }
    figure
}

/// The credit from its parts, if it is not given as a whole.
fn credit_from_parts(source: &Source<'_>, data: &str) -> Option<Text> {
    let words = |key: &str| source.words(&format!("{data}/{key}"));
    match (words("photographer"), words("source")) {
        (Some(name), Some(agency)) if name != agency => Some(format!("{name}/{agency}")),
        (name, agency) => name.or(agency),
    }
    .map(Text::of)
}

/// A file, and whether it is the master.
struct Found {
    file: File,
    is_master: bool,
}

fn files(source: &Source<'_>, at: &str, kind: &str) -> Vec<Found> {
    let assets = source.list(&format!("{at}/assets")).iter();
    let of_kind = assets.filter(|asset| {
        let mime = asset
            .get("mimeType")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let said = asset.get("type").and_then(Value::as_str);
        match mime.split_once('/') {
            Some((of, name)) => of == kind && is_shown_everywhere(kind, name),
            None => said == Some(kind),
        }
    });
    of_kind
        .filter_map(|asset| {
            let data = asset.get("typeData");
            let typed = |key: &str| data.and_then(|data| data.get(key));
            let address = typed("secureFile").or_else(|| asset.get("file"))?;
            let is_master = typed("isMaster").is_some_and(is_true);
            let sides = (typed("width"), typed("height"));
            file(source, address, sides, asset.get("mimeType"), is_master)
        })
        .collect()
}

/// Excludes old types of video and playlists, which browsers cannot play.
fn is_shown_everywhere(kind: &str, name: &str) -> bool {
    kind != "video" || matches!(name.split(':').next(), Some("mp4" | "webm"))
}

/// A cartoon's pictures: those for large screens, else the last ones.
fn cartoon(source: &Source<'_>, variants: &Value) -> Vec<Found> {
    let variants = variants.as_array().map_or(&[][..], Vec::as_slice);
    let size =
        |variant: &&Value| variant.get("viewportSize").and_then(Value::as_str) == Some("large");
    let variant = variants.iter().find(size).or_else(|| variants.last());
    let images = variant
        .and_then(|variant| variant.get("images")?.as_array())
        .into_iter()
        .flatten();
    images
        .filter_map(|image| {
            let sides = (image.get("width"), image.get("height"));
            file(
                source,
                image.get("file")?,
                sides,
                image.get("mimeType"),
                false,
            )
        })
        .collect()
}

fn file(
    source: &Source<'_>,
    address: &Value,
    (width, height): (Option<&Value>, Option<&Value>),
    mime: Option<&Value>,
    is_master: bool,
) -> Option<Found> {
    let src = source.place().file(address.as_str()?)?;
    let sides = width.and_then(number).zip(height.and_then(number));
    let (width, height) = sides.unzip();
    let mime = mime
        .and_then(Value::as_str)
        .filter(|mime| mime.starts_with("video/") || mime.starts_with("audio/"))
        .map(|mime| mime.split(':').next().unwrap_or(mime).to_owned());
    let file = File {
        src,
        width,
        height,
        mime,
    };
    Some(Found { file, is_master })
}

fn is_true(value: &Value) -> bool {
    value.as_bool() == Some(true) || value.as_str() == Some("true")
}

/// The default file, and the others with the same aspect ratio: a picture cropped differently shows something else.
fn media(kind: MediaKind, found: Vec<Found>) -> Option<Media> {
    let (masters, crops): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|found| found.is_master);
    let files = if crops.is_empty() { masters } else { crops };
    let mut files: Vec<File> = files.into_iter().map(|found| found.file).collect();
    let best = match kind {
        MediaKind::Image => widest(&files),
        // Every player plays a video's first file.
        _ => files.first(),
    }?
    .clone();
    let mut media = Media::image(best.src);
    (media.width, media.height) = (best.width, best.height);
    media.kind = kind;
    media.mime = best.mime;
    if kind == MediaKind::Image {
        add_sizes(&mut media, files);
    } else {
        files.retain(|file| file.src != media.src);
        media.sources = files;
    }
    Some(media)
}

/// The size on the newspaper's own page.
fn size(role: Option<&str>) -> Size {
    match role {
        Some("showcase") => Size::Wide,
        Some("immersive") => Size::Full,
        Some("supporting" | "thumbnail") => Size::Left,
        _ => Size::Inline,
    }
}

/// A video's poster, from the player's HTML.
pub(super) fn poster(source: &Source<'_>, data: &str) -> Option<SafeUrl> {
    let player = source.str(&format!("{data}/html"))?;
    let blocks = html::blocks(player, source.place()).blocks;
    blocks.into_iter().find_map(|block| match block.kind {
        crate::model::BlockKind::Figure(figure) => figure.media.poster,
        _ => None,
    })
}
