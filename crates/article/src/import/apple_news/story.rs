//! The article being assembled from components.

use crate::model::{Block, BlockKind, Lead};
use crate::text::Text;

/// The parts of an article.
#[derive(Default)]
pub(super) struct Story {
    pub(super) headline: Option<Text>,
    pub(super) kicker: Option<String>,
    pub(super) deck: Option<Text>,
    pub(super) byline: Option<Text>,
    pub(super) lead: Option<Lead>,
    pub(super) blocks: Vec<Block>,
    /// The medium that a following caption or credit belongs to.
    pub(super) open: Option<Open>,
    /// Whether the text has begun. Pictures with captions may precede it.
    pub(super) has_begun: bool,
    /// Whether the blocks are inside an aside.
    pub(super) in_aside: bool,
}

/// The position of the last medium.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Lead,
    LastBlock,
}

impl Story {
    /// Whether there is no text yet.
    pub(super) fn is_at_the_top(&self) -> bool {
        !self.has_begun && !self.in_aside
    }

    /// Adds a picture, a video or an embed. Before the text it becomes the lead, if it may.
    pub(super) fn add_medium(&mut self, kind: BlockKind, may_lead: bool) {
        let is_lead = may_lead && self.is_at_the_top() && self.lead.is_none();
        let kind = match kind {
            BlockKind::Figure(figure) if is_lead => {
                self.lead = Some(Lead::Figure(figure));
                self.open = Some(Open::Lead);
                return;
            }
            BlockKind::Embed(embed) if is_lead => {
                self.lead = Some(Lead::Embed(embed));
                self.open = Some(Open::Lead);
                return;
            }
            kind => kind,
        };
        self.blocks.push(kind.into());
        self.open = Some(Open::LastBlock);
    }

    pub(super) fn add(&mut self, kind: BlockKind) {
        self.add_words(kind);
        self.has_begun = true;
    }

    /// Adds the caption of a picture that is not shown.
    pub(super) fn add_words(&mut self, kind: BlockKind) {
        self.blocks.push(kind.into());
        self.open = None;
    }

    /// Gives the last medium a caption; returns the caption if there is no such medium.
    pub(super) fn caption(&mut self, caption: Text) -> Option<Text> {
        match self.caption_of_last() {
            Some(Some(own)) if is_long(own) => Some(caption),
            Some(place) => {
                *place = Some(match place.take() {
                    Some(own) => both(caption, own),
                    None => caption,
                });
                None
            }
            None => Some(caption),
        }
    }

    fn caption_of_last(&mut self) -> Option<&mut Option<Text>> {
        match (self.open?, &mut self.lead, self.blocks.last_mut()) {
            (Open::Lead, Some(Lead::Figure(figure)), _) => Some(&mut figure.caption),
            (Open::Lead, Some(Lead::Embed(embed)), _) => Some(&mut embed.caption),
            (Open::LastBlock, _, Some(block)) => match &mut block.kind {
                BlockKind::Figure(figure) => Some(&mut figure.caption),
                BlockKind::Gallery(gallery) => Some(&mut gallery.caption),
                BlockKind::Embed(embed) => Some(&mut embed.caption),
                BlockKind::Table(table) => Some(&mut table.caption),
                _ => None,
            },
            _ => None,
        }
    }

    /// Gives the last picture a credit; returns the credit if there is no such picture.
    pub(super) fn credit(&mut self, credit: Text) -> Option<Text> {
        let place = match (self.open, &mut self.lead, self.blocks.last_mut()) {
            (Some(Open::Lead), Some(Lead::Figure(figure)), _) => Some(&mut figure.credit),
            (Some(Open::LastBlock), _, Some(block)) => match &mut block.kind {
                BlockKind::Figure(figure) => Some(&mut figure.credit),
                _ => None,
            },
            _ => None,
        };
        match place {
            Some(place @ None) => {
                *place = Some(credit);
                None
            }
            _ => Some(credit),
        }
    }

    /// Names the source of the last quote.
    pub(super) fn cite(&mut self, cite: Text) -> Option<Text> {
        let place = match self.blocks.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Pullquote(quote)) => &mut quote.cite,
            Some(BlockKind::Quote(quote)) => &mut quote.cite,
            _ => return Some(cite),
        };
        if place.is_some() {
            return Some(cite);
        }
        *place = Some(cite);
        None
    }

    /// Adds a line to the byline.
    pub(super) fn add_byline(&mut self, line: Text) {
        if self.byline.as_ref().is_some_and(is_long) {
            return self.add_words(BlockKind::Paragraph(line));
        }
        self.byline = Some(match self.byline.take() {
            Some(byline) => both(byline, line),
            None => line,
        });
    }

    /// Removes dividers that separate nothing.
    pub(super) fn remove_loose_dividers(&mut self) {
        let is_divider = |kind: Option<&Block>| {
            matches!(
                kind,
                Some(Block {
                    kind: BlockKind::Divider,
                    ..
                })
            )
        };
        while is_divider(self.blocks.last()) {
            self.blocks.pop();
        }
    }
}

/// Whether a text is too long to append to.
pub(super) fn is_long(text: &Text) -> bool {
    const MAX_BYTES: usize = 4096;
    let mut bytes = 0;
    text.0.iter().any(|run| {
        bytes += run.words.len();
        bytes > MAX_BYTES
    })
}

/// Joins two texts as lines, unless one contains the other.
pub(super) fn both(mut first: Text, second: Text) -> Text {
    let (one, other) = (first.plain(), second.plain());
    let has_links = |text: &Text| text.0.iter().any(|run| run.href.is_some());
    if one.trim() == other.trim() && has_links(&second) {
        return second;
    }
    if one.contains(other.trim()) {
        return first;
    }
    if other.contains(one.trim()) {
        return second;
    }
    append(&mut first, second);
    first
}

/// Appends a text as a line; adjacent runs of equal style become one.
pub(super) fn append(first: &mut Text, second: Text) {
    if let Some(last) = first.0.last_mut() {
        last.words.push('\n');
    }
    for run in second.0 {
        match first.0.last_mut() {
            Some(last) if last.marks == run.marks && last.href == run.href => {
                last.words.push_str(&run.words);
            }
            _ => first.0.push(run),
        }
    }
}
