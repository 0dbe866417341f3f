//! The body of an article: its blocks. In long articles, those after the first screen are in groups.

use super::PageContext;
use super::block::top_level_block;
use article::model::{Block, BlockKind, Size};
use yew::prelude::*;

/// Number of blocks that are always laid out, more than a screen can show.
pub const FIRST_SCREEN_BLOCKS: usize = 15;
/// Number of blocks in a group.
const BLOCKS_PER_GROUP: usize = 16;
/// Articles with at most this number of blocks have no groups: groups would save little work, and the estimated height
/// of the last one would leave a gap or move the targets of links.
const MAX_BLOCKS_WITHOUT_GROUPS: usize = 63;

/// The body's blocks. Blocks without an id get no attribute to identify them: it would be a sixth of a long page's bytes.
///
/// Blocks after the first screen are in groups with `content-visibility: auto`, which are laid out when they come near the
/// window. With groups the browser does fewer checks in each frame than with single blocks. There are no groups in short
/// articles, nor if a figure floats, since the text has to flow around it.
pub fn article_body(page: &PageContext<'_>, blocks: &[Block]) -> Html {
    let near = if blocks.len() <= MAX_BLOCKS_WITHOUT_GROUPS || blocks.iter().any(floats) {
        blocks.len()
    } else {
        FIRST_SCREEN_BLOCKS.min(blocks.len())
    };
    let (near, far) = blocks.split_at(near);
    let mut nodes = Vec::with_capacity(near.len() + far.len() / BLOCKS_PER_GROUP + 1);
    push_top_level_blocks(&mut nodes, page, near, 0);
    for (n, group) in far.chunks(BLOCKS_PER_GROUP).enumerate() {
        let mut inside = Vec::with_capacity(group.len());
        push_top_level_blocks(
            &mut inside,
            page,
            group,
            FIRST_SCREEN_BLOCKS + n * BLOCKS_PER_GROUP,
        );
        let inside: Html = inside.into_iter().collect();
        let key = ["far-", &n.to_string()].concat();
        nodes.push(if group.len() * 2 <= BLOCKS_PER_GROUP {
            html! { <div key={key} class="block-group block-group--short">{ inside }</div> }
        } else {
            html! { <div key={key} class="block-group">{ inside }</div> }
        });
    }
    nodes.into_iter().collect()
}

/// The blocks of the first screen, with the same keys as in the whole body.
pub fn first_screen(page: &PageContext<'_>, blocks: &[Block]) -> Html {
    let near = blocks.get(..FIRST_SCREEN_BLOCKS).unwrap_or(blocks);
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

/// Whether text flows around the block.
fn floats(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Figure(figure) if matches!(figure.size, Size::Left | Size::Right))
}
