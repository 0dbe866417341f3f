//! The pictures of an article that open in the lightbox, in the order of their numbers.
//!
//! The order has to be that in which `figure` numbers them: document order, with updates in display order.

use super::PageContext;
use super::picture::{is_own_type, own_srcset};
use super::updates::display_order;
use super::zoom_link::{largest_file, opens_in_lightbox};
use article::Article;
use article::caption::CaptionParts;
use article::model::{Block, BlockKind, Figure, Lead, Source};
use article::text::Text;

/// A picture as the lightbox shows it. URLs are relative to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LightboxPicture {
    /// The largest file of the picture's main media type.
    pub src: String,
    /// The `srcset` of files of the main media type, if there are several.
    pub srcset: Option<String>,
    /// The width of the largest file, in pixels.
    pub width: Option<u32>,
    /// Its height, in pixels.
    pub height: Option<u32>,
    /// The alternative text; empty if the caption repeats it.
    pub alt: String,
    /// The caption.
    pub caption: Option<Text>,
    /// The credit.
    pub credit: Option<Text>,
}

/// The pictures of an article that open in the lightbox: the first has number 1.
pub fn lightbox_pictures(page: &PageContext<'_>, article: &Article) -> Vec<LightboxPicture> {
    let mut figures = Vec::new();
    if let Some(Lead::Figure(lead)) = &article.lead {
        figures.push(lead.as_ref());
    }
    collect(&article.body, &mut figures);
    for update in display_order(&article.updates) {
        collect(&update.body, &mut figures);
    }
    figures.retain(|figure| opens_in_lightbox(figure));
    figures
        .into_iter()
        .map(|figure| lightbox_picture(page, figure))
        .collect()
}

fn lightbox_picture(page: &PageContext<'_>, figure: &Figure) -> LightboxPicture {
    let parts = CaptionParts::of(figure);
    let media = &figure.media;
    let sources = media.sources.iter();
    let own_type: Vec<&Source> = sources.filter(|it| is_own_type(media, it)).collect();
    let (src, [width, height]) = largest_file(media);
    LightboxPicture {
        src: page.address(src),
        srcset: own_srcset(page, media, &own_type),
        width,
        height,
        alt: parts.alt,
        caption: parts.caption,
        credit: parts.credit,
    }
}

/// Adds the figures among blocks, in document order.
fn collect<'a>(blocks: &'a [Block], figures: &mut Vec<&'a Figure>) {
    for block in Block::all(blocks) {
        match &block.kind {
            BlockKind::Figure(figure) => figures.push(figure),
            BlockKind::Gallery(gallery) => figures.extend(&gallery.figures),
            _ => {}
        }
    }
}
