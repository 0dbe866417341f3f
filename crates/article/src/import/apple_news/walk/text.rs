//! The roles that are text.

use super::super::super::words::line;
use super::super::story::{both, is_long};
use super::super::words;
use super::Walk;
use crate::model::{Block, BlockKind, Heading, HeadingLevel, Pullquote};
use crate::text::Text;
use serde_json::Value;

/// A longer line above the title is not a kicker.
const MAX_KICKER_CHARS: usize = 60;

impl Walk<'_, '_> {
    pub(super) fn headline(&mut self, component: &Value) {
        self.before_title = false;
        let Some(text) = words::line(self.source, component) else {
            return;
        };
        if self.story.headline.is_none() {
            self.story.headline = Some(text);
        } else {
            let level = HeadingLevel::Two;
            self.story.add(BlockKind::Heading(Heading { level, text }));
        }
    }

    /// An intro before the text is the deck; a later one is part of the text.
    pub(super) fn intro(&mut self, at: &str, component: &Value) {
        if self.story.is_at_the_top() && self.story.deck.is_none() {
            self.story.deck = words::text(self.source, component);
            return;
        }
        self.body(at, component);
    }

    pub(super) fn byline(&mut self, role: &str, component: &Value) {
        let Some(text) = words::text(self.source, component) else {
            return;
        };
        if self.story.is_at_the_top() {
            return self.story.add_byline(text);
        }
        let rest = match role {
            "author" => self.story.cite(text),
            _ => Some(text),
        };
        match rest {
            Some(text) if self.story.byline.is_none() => self.story.byline = Some(text),
            Some(text) => self.story.add(BlockKind::Paragraph(text)),
            None => {}
        }
    }

    /// The credit of the preceding picture, or of all of them.
    pub(super) fn credit(&mut self, component: &Value) {
        let Some(text) = words::text(self.source, component) else {
            return;
        };
        match self.story.credit(text) {
            Some(text) if self.story.is_at_the_top() => self.story.add_byline(text),
            Some(text) => self.story.add(BlockKind::Paragraph(text)),
            None => {}
        }
    }

    /// A caption belongs to the preceding medium, else to the following one.
    pub(super) fn caption(&mut self, component: &Value) {
        let caption = words::text(self.source, component);
        let rest = caption.and_then(|caption| self.story.caption(caption));
        if let Some(rest) = rest {
            if self.pending_caption.as_ref().is_some_and(is_long) {
                self.release_pending_caption();
            }
            self.pending_caption = Some(match self.pending_caption.take() {
                Some(pending_caption) => both(pending_caption, rest),
                None => rest,
            });
        }
    }

    pub(super) fn give_pending_caption(&mut self) {
        if let Some(caption) = self.pending_caption.take() {
            self.pending_caption = self.story.caption(caption);
        }
    }

    /// A caption without a medium becomes a paragraph, before the content that followed it.
    pub(super) fn release_pending_caption(&mut self) {
        if let Some(text) = self.pending_caption.take() {
            self.story.add_words(BlockKind::Paragraph(text));
        }
    }

    pub(super) fn body(&mut self, at: &str, component: &Value) {
        let blocks = words::blocks(self.source, at, component);
        if let [
            Block {
                kind: BlockKind::Paragraph(text),
                ..
            },
        ] = blocks.as_slice()
        {
            let words = text.plain();
            if self.is_kicker(&words) {
                return;
            }
            // Left over from converting web pages.
            let lower = words.to_lowercase();
            if matches!(lower.trim(), "advertisement" | "advertisements" | "by") {
                self.source.left_out(
                    at,
                    &format!("a component that says only \"{}\"", words.trim()),
                );
                return;
            }
        }
        for block in blocks {
            self.story.add(block.kind);
        }
    }

    /// A short line above the title.
    fn is_kicker(&mut self, words: &str) -> bool {
        let is_one = self.before_title
            && self.story.is_at_the_top()
            && self.story.kicker.is_none()
            && words.chars().count() <= MAX_KICKER_CHARS;
        if is_one {
            self.story.kicker = line(words);
        }
        is_one
    }

    pub(super) fn heading(&mut self, role: &str, component: &Value) {
        let Some(text) = words::line(self.source, component) else {
            return;
        };
        let words = text.plain();
        if self.is_kicker(&words) {
            return;
        }
        let lower = words.to_lowercase();
        let shown = self.story.headline.as_ref().map(Text::plain);
        let is_title =
            |title: Option<&str>| title.is_some_and(|title| title.to_lowercase() == lower);
        if self.story.is_at_the_top() && (is_title(self.title) || is_title(shown.as_deref())) {
            return;
        }
        let level = match role {
            "heading3" => HeadingLevel::Three,
            "heading4" | "heading5" | "heading6" => HeadingLevel::Four,
            _ => HeadingLevel::Two,
        };
        self.story.add(BlockKind::Heading(Heading { level, text }));
    }

    pub(super) fn pullquote(&mut self, component: &Value) {
        let Some(text) = words::text(self.source, component) else {
            return;
        };
        // The attribution is often a quote of its own.
        let rest = if text.plain().trim_start().starts_with(['—', '–', '-']) {
            self.story.cite(text)
        } else {
            Some(text)
        };
        if let Some(text) = rest {
            let cite = None;
            self.story
                .add(BlockKind::Pullquote(Pullquote { text, cite }));
        }
    }
}
