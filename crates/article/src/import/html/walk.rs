//! Walks the tree and produces blocks; all displayed text ends up in one of them.

use super::address::Place;
use super::anchors::Anchors;
use super::elements::{is_block, is_medium};
use super::line::{Line, Style, add_line};
use super::tree::{Data, Id, Tree};
use crate::model::{Block, BlockKind, Heading, HeadingLevel};
use crate::text::{Run, Text};
use std::collections::{BTreeSet, HashSet};

mod rest;
mod style;

/// Elements nested deeper are not walked; only their text is taken.
const MAX_DEPTH: usize = 96;
/// Maximal nesting of blocks: an article allows eight more levels (`limits::MAX_NESTING`).
const MAX_NESTING: usize = 24;

/// A walk over a tree.
pub(super) struct Walk<'t> {
    pub(super) tree: &'t Tree,
    pub(super) place: Place<'t>,
    pub(super) anchors: Anchors,
    /// Elements that were used already.
    pub(super) taken: HashSet<Id>,
    /// URLs of pictures, to recognise their duplicates in `noscript`.
    pub(super) pictures: HashSet<String>,
    /// Those of `pictures` that were found in a `noscript` and whose duplicate may follow.
    pub(super) duplicates: HashSet<String>,
    /// Descriptions of content that has no place in an article.
    pub(super) left_out: BTreeSet<&'static str>,
    /// Figures were taken from the current element: only its other content is wanted.
    is_leftover: bool,
    depth: usize,
    nesting: usize,
}

/// The output for the current part of the tree.
#[derive(Default)]
pub(super) struct Out {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Line,
    /// Ids for the next block.
    pub(super) ids: Vec<String>,
    /// Figures inside a sentence, which follow it.
    after: Vec<BlockKind>,
    /// Inside a paragraph two line breaks are text; elsewhere they end a paragraph.
    in_paragraph: bool,
}

impl<'t> Walk<'t> {
    pub(super) fn new(tree: &'t Tree, place: Place<'t>) -> Self {
        Self {
            tree,
            place,
            anchors: Anchors::of(tree, &place),
            taken: HashSet::new(),
            pictures: HashSet::new(),
            duplicates: HashSet::new(),
            left_out: BTreeSet::new(),
            is_leftover: false,
            depth: 0,
            nesting: 0,
        }
    }

    /// All blocks of the document.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let mut out = Out::default();
        self.children(Tree::ROOT, &Style::default(), &mut out);
        self.flush(&mut out);
        // Ids after the last block.
        let ids = std::mem::take(&mut out.ids);
        if let Some(last) = out.blocks.last_mut() {
            self.anchors.set_ids(last, ids);
        }
        self.anchors.rewrite_links(&mut out.blocks, &self.place);
        out.blocks
    }

    /// Walks all children of an element.
    pub(super) fn children(&mut self, id: Id, style: &Style, out: &mut Out) {
        if self.depth >= MAX_DEPTH {
            return self.words(id, style, out);
        }
        self.depth += 1;
        let tree = self.tree;
        for child in tree.children(id) {
            self.node(child, style, out);
        }
        self.depth -= 1;
    }

    pub(super) fn node(&mut self, id: Id, style: &Style, out: &mut Out) {
        match self.tree.data(id) {
            Data::Text(words) => out.line.push(words, style),
            Data::Other => {}
            Data::Element(_) if self.taken.contains(&id) || self.tree.facts(id).hidden => {
                if let Some(sign) = self.check_box(id) {
                    out.line.push(sign, style);
                }
                self.note(id);
            }
            Data::Element(_) => {
                if let Some(target) = self.anchors.target(self.tree, id) {
                    out.ids.push(target);
                }
                self.element(id, style, out);
            }
        }
    }

    fn element(&mut self, id: Id, style: &Style, out: &mut Out) {
        let name = self.tree.name(id);
        if !self.is_leftover && self.boxed(id, style, out) {
            return;
        }
        match name {
            "br" => self.line_break(style, out),
            "hr" => self.push(BlockKind::Divider, out),
            "p" => self.paragraph(id, style, out),
            "h1" | "h2" => self.heading(id, HeadingLevel::Two, style, out),
            "h3" => self.heading(id, HeadingLevel::Three, style, out),
            "h4" | "h5" | "h6" => self.heading(id, HeadingLevel::Four, style, out),
            "ul" | "ol" | "menu" | "dir" => self.list(id, style, out),
            "dl" => self.definitions(id, style, out),
            "blockquote" => self.quote(id, style, out),
            "pre" | "listing" | "xmp" => self.code(id, style, out),
            "table" => self.table(id, None, style, out),
            "figure" if !self.is_leftover => self.figure(id, style, out),
            "aside" => self.aside(id, style, out),
            "details" => self.details(id, style, out),
            "noscript" => self.noscript(id, style, out),
            "q" => {
                out.line.push("“", style);
                self.children(id, style, out);
                out.line.push("”", style);
            }
            // Ruby text is put in brackets; the `rp` fallback is then redundant.
            "rt" => {
                out.line.push("(", style);
                self.children(id, style, out);
                out.line.push(")", style);
            }
            "rp" => {}
            "label" | "button" if self.is_in_form(id) => self.note(id),
            // Buttons are displayed apart, so their texts must not be joined.
            "button" => {
                out.line.push(" ", style);
                self.children(id, style, out);
                out.line.push(" ", style);
            }
            _ if is_medium(self.tree, id) => self.medium(id, style, out),
            _ if is_block(name) => {
                self.note_background(id);
                self.container(id, style, out);
            }
            _ if self.tree.is_foreign(id) => self.foreign(id, style, out),
            _ => {
                let style = self.styled(id, style);
                let is_line = self.is_displayed_as_block(id);
                if is_line {
                    self.begin_line(&style, out);
                }
                self.children(id, &style, out);
                if is_line {
                    self.begin_line(&style, out);
                }
            }
        }
    }

    /// An element that only groups others.
    pub(super) fn container(&mut self, id: Id, style: &Style, out: &mut Out) {
        self.flush(out);
        let in_paragraph = std::mem::replace(&mut out.in_paragraph, false);
        self.children(id, style, out);
        self.flush(out);
        out.in_paragraph = in_paragraph;
    }

    /// The remaining content of an element from which figures were taken.
    pub(super) fn leftover(&mut self, id: Id, style: &Style, out: &mut Out) {
        let before = std::mem::replace(&mut self.is_leftover, true);
        self.container(id, style, out);
        self.is_leftover = before;
    }

    fn paragraph(&mut self, id: Id, style: &Style, out: &mut Out) {
        self.flush(out);
        let style = self.in_language(id, style);
        let in_paragraph = std::mem::replace(&mut out.in_paragraph, true);
        self.children(id, &style, out);
        self.flush(out);
        out.in_paragraph = in_paragraph;
    }

    fn heading(&mut self, id: Id, level: HeadingLevel, style: &Style, out: &mut Out) {
        self.flush(out);
        let style = self.in_language(id, style);
        let (text, others) = self.gathered(id, &style, out);
        if let Some(text) = text {
            self.push(BlockKind::Heading(Heading { level, text }), out);
        }
        out.blocks.extend(others);
    }

    fn line_break(&mut self, style: &Style, out: &mut Out) {
        if !out.in_paragraph && out.line.newlines() > 0 {
            return self.flush(out);
        }
        out.line.newline(style);
    }

    /// The content of an element as one text, and the blocks in between.
    pub(super) fn gathered(
        &mut self,
        id: Id,
        style: &Style,
        out: &mut Out,
    ) -> (Option<Text>, Vec<Block>) {
        let mut inner = Out {
            in_paragraph: true,
            ..Out::default()
        };
        self.children(id, style, &mut inner);
        self.flush(&mut inner);
        out.ids.append(&mut inner.ids);
        let mut runs: Vec<Run> = Vec::new();
        let mut others = Vec::new();
        for block in inner.blocks {
            match block.kind {
                BlockKind::Paragraph(text) | BlockKind::Heading(Heading { text, .. }) => {
                    add_line(&mut runs, text.0);
                    out.ids.extend(block.id);
                }
                _ => others.push(block),
            }
        }
        ((!runs.is_empty()).then_some(Text(runs)), others)
    }

    /// An element's blocks, for nesting; `None` if they would be nested too deep.
    pub(super) fn inside(&mut self, id: Id, style: &Style, out: &mut Out) -> Option<Vec<Block>> {
        let mut inner = Out::default();
        self.within(&mut inner, |walk, inner| walk.children(id, style, inner))?;
        out.ids.append(&mut inner.ids);
        Some(inner.blocks)
    }

    /// Runs a function one nesting level deeper, if that is allowed.
    pub(super) fn within(
        &mut self,
        inner: &mut Out,
        work: impl FnOnce(&mut Self, &mut Out),
    ) -> Option<()> {
        if self.nesting >= MAX_NESTING {
            return None;
        }
        self.nesting += 1;
        work(self, inner);
        self.flush(inner);
        self.nesting -= 1;
        Some(())
    }

    /// Ends the current line of text.
    pub(super) fn flush(&mut self, out: &mut Out) {
        if let Some(text) = out.line.take() {
            self.add(BlockKind::Paragraph(text), out);
        }
        for kind in std::mem::take(&mut out.after) {
            self.add(kind, out);
        }
    }

    /// Adds a block at the end.
    pub(super) fn push(&mut self, kind: BlockKind, out: &mut Out) {
        self.flush(out);
        self.add(kind, out);
    }

    /// Adds a block after the current sentence.
    pub(super) fn push_after(&mut self, kind: BlockKind, out: &mut Out) {
        if out.in_paragraph && !out.line.is_empty() && out.line.newlines() == 0 {
            out.after.push(kind);
        } else {
            self.push(kind, out);
        }
    }

    fn add(&mut self, kind: BlockKind, out: &mut Out) {
        let mut block = Block::from(kind);
        self.anchors
            .set_ids(&mut block, std::mem::take(&mut out.ids));
        out.blocks.push(block);
    }
}
