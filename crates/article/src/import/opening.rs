//! The beginning of a body, for items without a headline; and the links in a body.

use super::words::line_of;
use crate::model::{Block, BlockKind, Figure, Lead};
use crate::text::Text;
use crate::url::SafeUrl;

/// The first paragraph or heading, else the first text of any block, else the text of the first picture.
pub(super) fn of(body: &[Block]) -> Option<String> {
    let line = |text: &Text| line_of(&text.plain());
    let passage = Block::all(body).find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => line(text),
        BlockKind::Heading(it) => line(&it.text),
        _ => None,
    });
    passage
        .or_else(|| Block::all(body).flat_map(texts).find_map(line))
        .or_else(|| figures(body).find_map(said))
}

/// Removes the first figure or embed and returns it as lead.
pub(super) fn lead(blocks: &mut Vec<Block>) -> Option<Lead> {
    let is_lead = |block: &Block| matches!(block.kind, BlockKind::Figure(_) | BlockKind::Embed(_));
    let at = blocks.iter().position(is_lead)?;
    match blocks.remove(at).kind {
        BlockKind::Figure(figure) => Some(Lead::Figure(figure)),
        BlockKind::Embed(embed) => Some(Lead::Embed(embed)),
        _ => None,
    }
}

/// Whether the body links to a URL.
pub(super) fn leads_to(body: &[Block], url: &SafeUrl) -> bool {
    Block::all(body).any(|block| match &block.kind {
        BlockKind::Card(card) => card.url == *url,
        BlockKind::Embed(embed) => embed.url == *url,
        _ => texts(block).any(|text| text.0.iter().any(|run| run.href.as_ref() == Some(url))),
    })
}

/// The texts of a block, without those of nested blocks.
pub(super) fn texts(block: &Block) -> Box<dyn Iterator<Item = &Text> + '_> {
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
    Block::all(body).flat_map(|block| match &block.kind {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::html::{self, Place};

    #[test]
    fn paragraphs_and_headings_are_preferred() {
        let check = |html: &str, expected: Option<&str>| {
            let body = html::blocks(html, Place::default()).blocks;
            assert_eq!(of(&body).as_deref(), expected, "{html}");
        };
        check(
            "<figure><img src=\"https://n.example/a.jpg\"><figcaption>A roof</figcaption></figure><p>Snow fell.",
            Some("Snow fell."),
        );
        check(
            "<blockquote><h3>Snow</h3></blockquote><p>It fell.",
            Some("Snow"),
        );
        check("<hr><ul><li>Snow<li>ice</ul>", Some("Snow"));
        let picture = "<img src=\"https://n.example/a.jpg\" alt=\"Snow on a roof\">";
        check(picture, Some("Snow on a roof"));
        check("<hr>", None);
    }
}
