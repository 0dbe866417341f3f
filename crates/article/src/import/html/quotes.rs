//! Quotes and their attributions.

use super::facts::has_words;
use super::line::{Style, add_line};
use super::tree::{Data, Id};
use super::walk::{Out, Walk};
use crate::model::{Block, BlockKind, Pullquote, Quote};
use crate::text::Text;

impl Walk<'_> {
    pub(super) fn quote(&mut self, id: Id, style: &Style, out: &mut Out) {
        if self.is_pullquote(id) {
            return self.pullquote(id, style, out);
        }
        self.flush(out);
        let cite = self.cite(id, style, out);
        let Some(blocks) = self.inside(id, style, out) else {
            return self.container(id, style, out);
        };
        self.quoted(blocks, cite, out);
    }

    fn quoted(&mut self, blocks: Vec<Block>, cite: Option<Text>, out: &mut Out) {
        match (blocks.is_empty(), cite) {
            (false, cite) => self.push(BlockKind::Quote(Quote { blocks, cite }), out),
            (true, Some(cite)) => self.push(BlockKind::Paragraph(cite), out),
            (true, None) => {}
        }
    }

    pub(super) fn is_pullquote(&self, id: Id) -> bool {
        const CLASSES: &[&str] = &[
            "pullquote",
            "pull-quote",
            "wp-block-pullquote",
            "element-pullquote",
            "pq",
        ];
        self.tree.has_any_class(id, CLASSES)
    }

    /// A pull quote.
    pub(super) fn pullquote(&mut self, id: Id, style: &Style, out: &mut Out) {
        self.flush(out);
        let cite = self.cite(id, style, out);
        let (text, others) = self.gathered(id, style, out);
        match (text, others.is_empty()) {
            (Some(text), true) => self.push(BlockKind::Pullquote(Pullquote { text, cite }), out),
            (text, _) => {
                // A quote around a quote.
                let text = text.map(BlockKind::Paragraph).into_iter().map(Block::from);
                let inner: Vec<Block> = others.into_iter().chain(text).collect();
                match <[Block; 1]>::try_from(inner) {
                    Ok(
                        [
                            Block {
                                kind: BlockKind::Quote(quote),
                                ..
                            },
                        ],
                    ) if texts(&quote.blocks).is_some() => {
                        let text = texts(&quote.blocks).unwrap_or_default();
                        let cite = cite.or(quote.cite);
                        self.push(BlockKind::Pullquote(Pullquote { text, cite }), out);
                    }
                    Ok(other) => out.blocks.extend(other),
                    Err(inner) => self.quoted(inner, cite, out),
                }
            }
        }
    }

    /// The attribution: a `cite`, `footer` or `figcaption` at the end.
    fn cite(&mut self, id: Id, style: &Style, out: &mut Out) -> Option<Text> {
        let tree = self.tree;
        let is_cite = |id: &Id| {
            let is_named = matches!(tree.name(*id), "cite" | "footer" | "figcaption");
            is_named
                || tree.has_any_class(*id, &["wp-block-quote__citation", "cite", "quote__cite"])
        };
        // In a quote, or in a quote inside a box.
        let mut last = tree.elements(id).last()?;
        if !is_cite(&last) && matches!(tree.name(last), "blockquote" | "p") {
            let inner = tree.elements(last).last()?;
            let is_alone = tree.name(last) == "blockquote" || tree.elements(last).count() == 1;
            let has_others = tree.children(last).any(|child| {
                child != inner && matches!(tree.data(child), Data::Text(words) if has_words(words))
            });
            if !is_alone || (tree.name(last) == "p" && has_others) {
                return None;
            }
            last = inner;
        }
        // An attribution alone is not a quote.
        if !is_cite(&last) || tree.facts(last).hidden || self.taken.contains(&last) {
            return None;
        }
        self.taken.insert(last);
        let (cite, others) = self.gathered(last, style, out);
        if others.is_empty() {
            return cite;
        }
        self.taken.remove(&last);
        None
    }
}

/// Paragraphs as one text, if there is nothing else.
fn texts(blocks: &[Block]) -> Option<Text> {
    let mut runs = Vec::new();
    for block in blocks {
        let BlockKind::Paragraph(text) = &block.kind else {
            return None;
        };
        add_line(&mut runs, text.0.clone());
    }
    (!runs.is_empty()).then_some(Text(runs))
}
