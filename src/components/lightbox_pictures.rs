//! The pictures of an article that open in the lightbox, in the order of their numbers.

use super::PageContext;
use super::picture::{is_own_type, own_srcset};
use super::updates::in_order;
use article::Article;
use article::caption::CaptionParts;
use article::model::{Block, BlockKind, Figure, Lead, Media, MediaKind, Source};
use article::text::Text;
use article::url::SafeUrl;

/// A picture as the lightbox shows it. Addresses are those of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LightboxPicture {
    /// The largest file of the picture's own type.
    pub src: String,
    /// The files of its own type (HTML's `srcset` attribute), if there is a choice.
    pub srcset: Option<String>,
    /// The width of the largest file, in pixels.
    pub width: Option<u32>,
    /// Its height, in pixels.
    pub height: Option<u32>,
    /// The alternative text; empty where the caption says it already.
    pub alt: String,
    /// What the picture shows.
    pub caption: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
}

/// The pictures of an article that have numbers on its page: number 1 comes first.
pub fn lightbox_pictures(page: &PageContext<'_>, article: &Article) -> Vec<LightboxPicture> {
    let mut figures = Vec::new();
    if let Some(Lead::Figure(lead)) = &article.lead {
        figures.push(lead.as_ref());
    }
    collect(&article.body, &mut figures);
    for update in in_order(&article.updates) {
        collect(&update.body, &mut figures);
    }
    figures.retain(|figure| opens_in_lightbox(figure));
    figures
        .into_iter()
        .map(|figure| lightbox_picture(page, figure))
        .collect()
}

/// Whether a figure is a picture that a click enlarges: not where the newsroom has the click lead elsewhere.
pub fn opens_in_lightbox(figure: &Figure) -> bool {
    figure.media.kind == MediaKind::Image && figure.href.is_none()
}

/// The id of the figure with this number, which is also the fragment that opens the lightbox there.
pub fn picture_id(number: u32) -> String {
    ["img-", &number.to_string()].concat()
}

/// The widest file of the picture's own type, with its width and height.
pub fn largest_file(media: &Media) -> (&SafeUrl, [Option<u32>; 2]) {
    let sources = media.sources.iter();
    let widest = sources
        .filter(|source| is_own_type(media, source) && source.width > media.width)
        .max_by_key(|source| source.width);
    match widest {
        // Where the picture's own size is unknown, it is as likely to be the original.
        Some(source) if media.width.is_some() => (&source.src, size(source, media)),
        _ => (&media.src, [media.width, media.height]),
    }
}

/// A file's size; its height follows from the picture's ratio where it is not given.
fn size(source: &Source, media: &Media) -> [Option<u32>; 2] {
    let scaled = || {
        let (width, own_width) = (u64::from(source.width?), u64::from(media.width?));
        let height = u64::from(media.height?) * width / own_width.max(1);
        u32::try_from(height).ok()
    };
    [source.width, source.height.or_else(scaled)]
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

/// The figures among blocks, in document order.
fn collect<'a>(blocks: &'a [Block], figures: &mut Vec<&'a Figure>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Figure(figure) => figures.push(figure),
            BlockKind::Gallery(gallery) => figures.extend(&gallery.figures),
            BlockKind::Quote(it) => collect(&it.blocks, figures),
            BlockKind::Aside(it) => collect(&it.blocks, figures),
            BlockKind::Unknown(it) => collect(&it.blocks, figures),
            BlockKind::List(list) => {
                for item in &list.items {
                    collect(&item.blocks, figures);
                }
            }
            BlockKind::Paragraph(_)
            | BlockKind::Heading(_)
            | BlockKind::Pullquote(_)
            | BlockKind::Table(_)
            | BlockKind::Embed(_)
            | BlockKind::Card(_)
            | BlockKind::Code(_)
            | BlockKind::Divider => {}
        }
    }
}
