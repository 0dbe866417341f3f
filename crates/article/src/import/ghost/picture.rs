//! The feature image, and credits where Ghost writes them in a known form.

use super::super::source::Source;
use crate::model::{Block, BlockKind, Figure, Media};
use crate::text::Text;
use serde_json::Value;

/// The feature image, unless the page's settings hide it.
pub(super) fn lead(source: &mut Source<'_>) -> Option<Figure> {
    // The export writes 0 for false.
    let shown = source.get("/show_title_and_feature_image");
    if shown.is_some_and(|shown| *shown == Value::Bool(false) || shown.as_u64() == Some(0)) {
        return None;
    }
    source.str("/feature_image")?;
    let Some(src) = source.file("/feature_image") else {
        source.left_out("/feature_image", "a picture without an absolute URL");
        return None;
    };
    let mut media = Media::image(src);
    media.alt = source.line("/feature_image_alt");
    let mut figure = Figure::from(media);
    figure.caption = source.text("/feature_image_caption");
    split_credit_of(&mut figure);
    Some(figure)
}

/// Sets the credits of a body's figures.
pub(super) fn credit(body: &mut [Block]) {
    for block in body {
        match &mut block.kind {
            BlockKind::Figure(figure) => split_credit_of(figure),
            BlockKind::Gallery(gallery) => gallery.figures.iter_mut().for_each(split_credit_of),
            _ => {}
        }
    }
}

/// A caption that Ghost generated for a picture from Unsplash is a credit. Other captions are left as they are.
fn split_credit_of(figure: &mut Figure) {
    if figure.credit.is_none() && figure.caption.as_ref().is_some_and(is_of_unsplash) {
        figure.credit = figure.caption.take();
    }
}

/// `Photo by <a href="https://unsplash.com/@…">Name</a> / <a href="https://unsplash.com/…">Unsplash</a>`, or with "on",
/// as Unsplash suggests.
fn is_of_unsplash(caption: &Text) -> bool {
    let mut links = caption
        .0
        .iter()
        .filter_map(|run| run.href.as_ref())
        .peekable();
    let words = caption.plain();
    words.starts_with("Photo by ")
        && words.trim_end().ends_with("Unsplash")
        && links.peek().is_some()
        && links.all(|link| matches!(link.host(), Some("unsplash.com" | "www.unsplash.com")))
}
