//! The limit of an article's blocks.

use crate::limits::MAX_BLOCKS;
use crate::model::{Article, Block};

/// Whether an article has more blocks than allowed, all levels counted.
pub(super) fn has_too_many_blocks(article: &Article) -> bool {
    let updates = article.updates.iter().flat_map(|update| &update.body);
    Block::all(article.body.iter().chain(updates))
        .nth(MAX_BLOCKS)
        .is_some()
}
