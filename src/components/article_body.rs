//! The body of an article: its blocks, those far below in groups.

use super::PageContext;
use super::block::top_level_block;
use article::model::{Block, BlockKind, Size};
use yew::prelude::*;

/// Blocks that are laid out at once. What follows is further down than any screen is high.
pub const NEAR: usize = 15;
/// Blocks in a group.
const GROUP: usize = 16;

/// The body's blocks. Without ids of their own they have no attribute to be found by: one on each was a sixth of a
/// long page.
///
/// Blocks far below are in groups, which styles have laid out only when they come near: the browser checks once for
/// each group in place of once for each block, in every frame. Not where a figure floats beside the text, which has
/// to flow around it.
pub fn article_body(page: &PageContext<'_>, blocks: &[Block]) -> Html {
    let near = if blocks.iter().any(floats) {
        blocks.len()
    } else {
        NEAR.min(blocks.len())
    };
    let (near, far) = blocks.split_at(near);
    let mut nodes = Vec::with_capacity(near.len() + far.len() / GROUP + 1);
    push_top_level_blocks(&mut nodes, page, near, 0);
    for (n, group) in far.chunks(GROUP).enumerate() {
        let mut inside = Vec::with_capacity(group.len());
        push_top_level_blocks(&mut inside, page, group, NEAR + n * GROUP);
        let inside: Html = inside.into_iter().collect();
        let key = ["far-", &n.to_string()].concat();
        nodes.push(if group.len() * 2 <= GROUP {
            html! { <div key={key} class="block-group block-group--short">{ inside }</div> }
        } else {
            html! { <div key={key} class="block-group">{ inside }</div> }
        });
    }
    nodes.into_iter().collect()
}

/// The blocks of the first screenful. They keep their keys when the whole body takes their place.
pub fn first_screen(page: &PageContext<'_>, blocks: &[Block]) -> Html {
    let near = blocks.get(..NEAR).unwrap_or(blocks);
    let mut nodes = Vec::with_capacity(near.len());
    push_top_level_blocks(&mut nodes, page, near, 0);
    nodes.into_iter().collect()
}

fn push_top_level_blocks(
    nodes: &mut Vec<Html>,
    page: &PageContext<'_>,
    blocks: &[Block],
    first: usize,
) {
    for (n, block) in blocks.iter().enumerate() {
        nodes.push(top_level_block(page, first + n, block));
    }
}

/// Whether the text flows around the block.
fn floats(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Figure(figure) if matches!(figure.size, Size::Left | Size::Right))
}
