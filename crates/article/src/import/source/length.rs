//! How much an article may hold.

use crate::limits::MAX_BLOCKS;
use crate::model::{Article, Block, BlockKind};

/// Refuses what has more blocks than an article may have, all levels counted.
pub(in crate::import) fn is_too_large(article: &Article) -> bool {
    let updates = article.updates.iter().flat_map(|update| &update.body);
    let mut left: Vec<&Block> = article.body.iter().chain(updates).collect();
    let mut count = 0;
    while let Some(block) = left.pop() {
        count += 1;
        if count > MAX_BLOCKS {
            return true;
        }
        match &block.kind {
            BlockKind::List(it) => left.extend(it.items.iter().flat_map(|item| &item.blocks)),
            BlockKind::Quote(it) => left.extend(&it.blocks),
            BlockKind::Aside(it) => left.extend(&it.blocks),
            BlockKind::Unknown(it) => left.extend(&it.blocks),
            _ => {}
        }
    }
    false
}
