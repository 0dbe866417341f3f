//! Nested blocks. Only this module lists the kinds that contain blocks.

use super::block::{Block, BlockKind, ListItem};

impl Block {
    /// The blocks directly inside this one, in order.
    pub fn children(&self) -> impl DoubleEndedIterator<Item = &Self> {
        let (items, blocks): (&[ListItem], &[Self]) = match &self.kind {
            BlockKind::List(it) => (&it.items, &[]),
            BlockKind::Quote(it) => (&[], &it.blocks),
            BlockKind::Aside(it) => (&[], &it.blocks),
            BlockKind::Unknown(it) => (&[], &it.blocks),
            _ => (&[], &[]),
        };
        items.iter().flat_map(|item| &item.blocks).chain(blocks)
    }

    /// Mutable references to the blocks directly inside this one, in order.
    pub fn children_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Self> {
        let (items, blocks): (&mut [ListItem], &mut [Self]) = match &mut self.kind {
            BlockKind::List(it) => (&mut it.items, &mut []),
            BlockKind::Quote(it) => (&mut [], &mut it.blocks),
            BlockKind::Aside(it) => (&mut [], &mut it.blocks),
            BlockKind::Unknown(it) => (&mut [], &mut it.blocks),
            _ => (&mut [], &mut []),
        };
        let items = items.iter_mut().flat_map(|item| &mut item.blocks);
        items.chain(blocks)
    }

    /// Blocks and all their descendants, in reading order.
    pub fn all<'b>(blocks: impl IntoIterator<Item = &'b Self>) -> impl Iterator<Item = &'b Self> {
        let mut rest: Vec<&Self> = blocks.into_iter().collect();
        rest.reverse();
        std::iter::from_fn(move || {
            let block = rest.pop()?;
            rest.extend(block.children().rev());
            Some(block)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Aside, List, Quote, UnknownBlock};

    fn named(id: &str, kind: BlockKind) -> Block {
        Block {
            id: Some(id.to_owned()),
            kind,
        }
    }

    #[test]
    fn blocks_are_visited_in_reading_order() {
        let leaf = |id: &str| named(id, BlockKind::Divider);
        let item = |blocks: Vec<Block>| ListItem {
            blocks,
            ..ListItem::default()
        };
        let list = List {
            items: vec![item(vec![leaf("3"), leaf("4")]), item(vec![leaf("5")])],
            ..List::default()
        };
        let quote = Quote {
            blocks: vec![named("2", BlockKind::List(list)), leaf("6")],
            cite: None,
        };
        let aside = Aside {
            kind: None,
            title: None,
            blocks: vec![leaf("8")],
        };
        let unknown = UnknownBlock {
            name: "widget".to_owned(),
            text: None,
            blocks: vec![named("7", BlockKind::Aside(aside)), leaf("9")],
        };
        let mut blocks = [
            named("1", BlockKind::Quote(quote)),
            named("u", BlockKind::Unknown(unknown)),
        ];
        let ids = |blocks: &[Block]| -> String {
            let ids = Block::all(blocks).filter_map(|block| block.id.as_deref());
            ids.collect()
        };
        assert_eq!(ids(&blocks), "123456u789");
        for block in blocks.iter_mut().flat_map(Block::children_mut) {
            block.id = None;
        }
        assert_eq!(ids(&blocks), "1345u8");
    }
}
