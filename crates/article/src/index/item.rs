//! An article as a front shows it.

use super::Item;
use crate::model::{Article, Block, BlockKind, Figure, Lead, Media, MediaKind};

impl Item {
    /// The parts of an article that a front shows.
    pub fn of(article: &Article) -> Self {
        Self {
            image: image(article).cloned().map(as_picture),
            id: article.id.clone(),
            lang: article.lang.clone(),
            section: article.section.clone(),
            kicker: article.kicker.clone(),
            headline: article.headline.clone(),
            deck: article.deck.clone(),
            published: article.published,
            updated: article.updated,
            live: article.live,
            access: article.access,
        }
    }
}

/// The lead picture, a lead video's poster, else the first picture of the body.
fn image(article: &Article) -> Option<&Media> {
    let lead = match &article.lead {
        Some(Lead::Figure(figure)) => Some(&**figure),
        _ => None,
    };
    lead.into_iter()
        .chain(article.body.iter().flat_map(figures))
        .map(|figure| &figure.media)
        .find(|media| {
            media.kind == MediaKind::Image
                || (media.kind == MediaKind::Video && media.poster.is_some())
        })
}

fn figures(block: &Block) -> &[Figure] {
    match &block.kind {
        BlockKind::Figure(figure) => std::slice::from_ref(figure),
        BlockKind::Gallery(gallery) => &gallery.figures,
        _ => &[],
    }
}

/// A front shows a video's poster.
fn as_picture(media: Media) -> Media {
    match (media.kind, media.poster) {
        (MediaKind::Video, Some(poster)) => Media {
            width: media.width,
            height: media.height,
            alt: media.alt,
            decorative: media.decorative,
            focus: media.focus,
            ..Media::image(poster)
        },
        (_, poster) => Media { poster, ..media },
    }
}
