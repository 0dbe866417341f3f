//! Renders blocks: [`block_content`] is the one `match` over [`BlockKind`].

use super::add_class::add_class;
use super::card::card;
use super::code::code;
use super::embed::embed;
use super::figure::figure;
use super::gallery::gallery;
use super::inline::{inline, non_blank, text};
use super::list::list;
use super::picture::Urgency;
use super::quote::{pullquote, quote};
use super::table::table;
use super::{PageContext, aside::aside};
use crate::route::element_id;
use article::model::{Block, BlockKind, Heading, HeadingLevel, Size, UnknownBlock};
use article::text::Text;
use yew::prelude::*;

/// Blocks that are nested in another block.
pub fn blocks(page: &PageContext<'_>, blocks: &[Block]) -> Html {
    let block = |(n, block): (usize, &Block)| {
        let content = block_content(page, &block.kind);
        match &block.id {
            Some(id) => html! { <div key={n} id={element_id(id)}>{ content }</div> },
            None => content,
        }
    };
    blocks.iter().enumerate().map(block).collect()
}

/// A top-level block of the body, with the class that places it in the grid.
pub fn top_level_block(page: &PageContext<'_>, key: usize, block: &Block) -> Html {
    let id = block.id.as_deref().map(element_id);
    // A paragraph has no wrapper, which would be a fifth of a long page's elements.
    match (&block.kind, id) {
        (BlockKind::Paragraph(text), None) => {
            html! { <p key={key} class="block">{ inline(page, text) }</p> }
        }
        (BlockKind::Paragraph(text), Some(id)) => {
            html! { <p key={key} id={id} class="block">{ inline(page, text) }</p> }
        }
        (kind, id) => {
            let content = block_content(page, kind);
            let block = html! { <div key={key} id={id} class="block">{ content }</div> };
            add_class(block, placement_class(kind))
        }
    }
}

fn block_content(page: &PageContext<'_>, kind: &BlockKind) -> Html {
    match kind {
        BlockKind::Paragraph(it) => paragraph(page, it),
        BlockKind::Heading(it) => heading(page, it),
        BlockKind::List(it) => list(page, it, &|inner| blocks(page, inner)),
        BlockKind::Quote(it) => quote(page, it, blocks(page, &it.blocks)),
        BlockKind::Pullquote(it) => pullquote(page, it),
        BlockKind::Figure(it) => figure(page, it, Urgency::Lazy),
        BlockKind::Gallery(it) => gallery(page, it),
        BlockKind::Table(it) => table(page, it),
        BlockKind::Embed(it) => embed(page, it),
        BlockKind::Aside(it) => aside(page, it, blocks(page, &it.blocks)),
        BlockKind::Card(it) => card(page, it),
        BlockKind::Code(it) => code(page, it),
        BlockKind::Divider => html! { <hr class="divider" /> },
        BlockKind::Unknown(it) => unknown(page, it),
    }
}

/// The class of a block that is beside the text or wider than it.
fn placement_class(kind: &BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Figure(figure) => match figure.size {
            Size::Inline => None,
            Size::Wide => Some("block--wide"),
            Size::Full => Some("block--full"),
            Size::Left => Some("block--start"),
            Size::Right => Some("block--end"),
        },
        BlockKind::Gallery(_) => Some("block--wide"),
        _ => None,
    }
}

fn paragraph(page: &PageContext<'_>, text: &Text) -> Html {
    html! { <p>{ inline(page, text) }</p> }
}

fn heading(page: &PageContext<'_>, heading: &Heading) -> Html {
    let text = inline(page, &heading.text);
    match heading.level {
        HeadingLevel::Two => html! { <h2>{ text }</h2> },
        HeadingLevel::Three => html! { <h3>{ text }</h3> },
        HeadingLevel::Four => html! { <h4>{ text }</h4> },
    }
}

/// A block of an unknown type: its text and nested blocks, or a line that says something is missing.
fn unknown(page: &PageContext<'_>, block: &UnknownBlock) -> Html {
    let words = non_blank(&block.text);
    if words.is_none() && block.blocks.is_empty() {
        return html! { <p class="unknown">{ text(page.words().unknown_block) }</p> };
    }
    html! {
        <div class="unknown">
            if let Some(words) = words {
                <p>{ inline(page, words) }</p>
            }
            { blocks(page, &block.blocks) }
        </div>
    }
}
