//! What a body begins with and where it leads: for items without a headline, and for links.

use super::super::words::line_of;
use crate::model::{Block, BlockKind, Figure};
use crate::text::Text;
use crate::url::SafeUrl;

/// The first words, else what is said of the first picture.
pub(super) fn of(body: &[Block]) -> Option<String> {
    let words = all(body)
        .flat_map(texts)
        .find_map(|text| line_of(&text.plain()));
    words.or_else(|| figures(body).find_map(said))
}

/// Whether there is a link to an address.
pub(super) fn leads_to(body: &[Block], url: &SafeUrl) -> bool {
    all(body).any(|block| match &block.kind {
        BlockKind::Card(card) => card.url == *url,
        BlockKind::Embed(embed) => embed.url == *url,
        _ => texts(block).any(|text| text.0.iter().any(|run| run.href.as_ref() == Some(url))),
    })
}

/// All blocks, in the order in which they are read.
fn all(body: &[Block]) -> impl Iterator<Item = &Block> {
    let mut rest: Vec<&Block> = body.iter().rev().collect();
    std::iter::from_fn(move || {
        let block = rest.pop()?;
        match &block.kind {
            BlockKind::Quote(it) => rest.extend(it.blocks.iter().rev()),
            BlockKind::Aside(it) => rest.extend(it.blocks.iter().rev()),
            BlockKind::List(it) => {
                rest.extend(it.items.iter().flat_map(|item| &item.blocks).rev());
            }
            _ => {}
        }
        Some(block)
    })
}

/// The texts of a block itself.
fn texts(block: &Block) -> Box<dyn Iterator<Item = &Text> + '_> {
    match &block.kind {
        BlockKind::Paragraph(text) => Box::new(std::iter::once(text)),
        BlockKind::Heading(it) => Box::new(std::iter::once(&it.text)),
        BlockKind::Pullquote(it) => Box::new(std::iter::once(&it.text)),
        BlockKind::Aside(it) => Box::new(it.title.iter()),
        BlockKind::List(it) => Box::new(it.items.iter().map(|item| &item.text)),
        BlockKind::Embed(it) => Box::new(it.text.iter()),
        BlockKind::Card(it) => Box::new(std::iter::once(&it.headline)),
        BlockKind::Table(it) => Box::new(it.rows.iter().flatten().map(|cell| &cell.text)),
        BlockKind::Figure(it) => Box::new(it.caption.iter()),
        _ => Box::new(std::iter::empty()),
    }
}

fn figures(body: &[Block]) -> impl Iterator<Item = &Figure> {
    all(body).flat_map(|block| match &block.kind {
        BlockKind::Figure(figure) => std::slice::from_ref(figure.as_ref()),
        BlockKind::Gallery(gallery) => gallery.figures.as_slice(),
        _ => &[],
    })
}

fn said(figure: &Figure) -> Option<String> {
    let lede = figure.title.as_ref().map(Text::plain);
    let caption = || figure.caption.as_ref().map(Text::plain);
    let alt = || figure.media.alt.clone();
    line_of(&lede.or_else(caption).or_else(alt)?)
}
