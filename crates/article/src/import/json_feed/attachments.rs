//! Attachments of an item: audio, videos, pictures, documents.

use super::super::same_picture::key;
use super::super::source::Source;
use super::super::words::line_of;
use crate::model::{Block, BlockKind, Card, Figure, Media, MediaKind, Source as File};
use crate::text::Text;
use crate::url::SafeUrl;
use std::collections::{HashMap, HashSet};

/// A block for each file that the text does not show already. Files of one kind and title are alternatives in other
/// media types (JSON Feed 1.1, "Attachments").
pub(super) fn blocks(source: &mut Source<'_>, body: &[Block]) -> Vec<Block> {
    let mut shown: HashSet<String> = Block::all(body).flat_map(files).map(key).collect();
    let mut blocks: Vec<BlockKind> = Vec::new();
    let mut titled: HashMap<(&str, String), usize> = HashMap::new();
    for at in source.pointers("/attachments") {
        let Some(url) = source.link(&format!("{at}/url")) else {
            source.left_out(&at, "a file without an absolute URL");
            continue;
        };
        let title = source.line(&format!("{at}/title"));
        let mime = source
            .str(&format!("{at}/mime_type"))
            .map(|mime| mime.trim().to_owned());
        let kind = mime.as_deref().and_then(by_type).or_else(|| by_name(&url));
        let src = source.file(&format!("{at}/url"));
        let (Some((group, kind)), Some(src)) = (kind, src) else {
            blocks.push(download(url, title));
            continue;
        };
        if !shown.insert(key(&src)) {
            continue;
        }
        let same = title
            .clone()
            .and_then(|title| titled.get(&(group, title)).copied());
        if let Some(BlockKind::Figure(figure)) = same.and_then(|at| blocks.get_mut(at)) {
            figure.media.sources.push(File {
                src,
                width: None,
                height: None,
                mime,
            });
            continue;
        }
        if let Some(title) = title.clone() {
            titled.insert((group, title), blocks.len());
        }
        blocks.push(shown_as(kind, src, mime, title));
    }
    blocks.into_iter().map(Block::from).collect()
}

/// The files of a block's figures.
fn files(block: &Block) -> impl Iterator<Item = &SafeUrl> {
    let figures = match &block.kind {
        BlockKind::Figure(figure) => std::slice::from_ref(figure.as_ref()),
        BlockKind::Gallery(gallery) => gallery.figures.as_slice(),
        _ => &[],
    };
    figures.iter().map(|figure| &figure.media.src)
}

fn by_type(mime: &str) -> Option<(&'static str, MediaKind)> {
    match mime.split('/').next()?.to_ascii_lowercase().as_str() {
        "audio" => Some(("audio", MediaKind::Audio)),
        "video" => Some(("video", MediaKind::Video)),
        "image" => Some(("image", MediaKind::Image)),
        _ => None,
    }
}

/// By file extension: the required type is often missing or `application/octet-stream`.
fn by_name(url: &SafeUrl) -> Option<(&'static str, MediaKind)> {
    let name = file_name(url)?;
    let (_, extension) = name.rsplit_once('.')?;
    by_type(match extension.to_ascii_lowercase().as_str() {
        "mp3" | "m4a" | "aac" | "oga" | "ogg" | "opus" | "wav" | "flac" => "audio",
        "mp4" | "m4v" | "webm" | "mov" | "ogv" => "video",
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" => "image",
        _ => return None,
    })
}

fn shown_as(
    kind: MediaKind,
    src: SafeUrl,
    mime: Option<String>,
    title: Option<String>,
) -> BlockKind {
    let mut media = Media::image(src);
    media.kind = kind;
    media.mime = mime;
    let title = title.map(Text::of);
    // A picture's title is its caption; the title of a video or audio file is shown above.
    let (title, caption) = match kind {
        MediaKind::Image => (None, title),
        MediaKind::Audio | MediaKind::Video => (title, None),
    };
    BlockKind::Figure(Box::new(Figure {
        title,
        caption,
        ..Figure::from(media)
    }))
}

fn download(url: SafeUrl, title: Option<String>) -> BlockKind {
    let title = title.or_else(|| file_name(&url));
    BlockKind::Card(Box::new(Card {
        headline: Text::of(title.unwrap_or_else(|| url.as_str().to_owned())),
        url,
        text: None,
        image: None,
        kind: Some("download".to_owned()),
    }))
}

/// The last segment of a URL's path.
fn file_name(url: &SafeUrl) -> Option<String> {
    let path = url.as_str().split(['?', '#']).next()?;
    line_of(path.rsplit('/').next()?)
}
