//! A system's JSON being read: what stands under its pointers, what is noticed, and what is alike in all formats.

use super::date::lenient;
use super::format::{Format, Imported};
use super::html;
use super::ids::{self, Taken};
use super::twins::shown_once;
use super::words::{passages, usual_dir};
use crate::date::Timestamp;
use crate::lang::{Dir, LangTag};
use crate::limits::MAX_BLOCKS;
use crate::model::{Access, Article, ArticleId, Block, BlockKind, Status};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;

mod look_up;
mod pointer;
mod summary;

pub(super) use look_up::number;
pub(super) use pointer::step;
pub(super) use summary::says_more;

/// One article's object.
pub(super) struct Source<'v> {
    pub(super) value: &'v Value,
    /// Where it stands in the document, as a JSON pointer (RFC 6901).
    at: String,
    /// Where the article lives, or where the document came from.
    pub(super) base: Option<SafeUrl>,
    problems: Vec<Problem>,
    /// How many parts have been walked, by `enters`.
    parts: usize,
    /// The last of them and where it stands: most pointers lead into it.
    part: (String, &'v Value),
    /// The ids of the blocks so far: a body may come in pieces.
    ids: Taken,
}

impl<'v> Source<'v> {
    pub(super) fn new(value: &'v Value, at: String, base: Option<&SafeUrl>) -> Self {
        Self {
            value,
            at,
            base: base.cloned(),
            problems: Vec::new(),
            parts: 0,
            part: (String::new(), value),
            ids: Taken::default(),
        }
    }

    /// The blocks of an HTML body.
    pub(super) fn html(&mut self, pointer: &str) -> Vec<Block> {
        let Some(source) = self.str(pointer) else {
            return Vec::new();
        };
        self.html_of(pointer, source)
    }

    /// The blocks of HTML that was found under a pointer.
    pub(super) fn html_of(&mut self, pointer: &str, source: &str) -> Vec<Block> {
        let converted = html::blocks(source, self.place());
        if converted.is_too_large {
            self.problem(pointer, ProblemKind::TooManyBlocks);
        }
        for what in converted.left_out {
            self.left_out(pointer, what);
        }
        let mut blocks = converted.blocks;
        ids::keep_blocks_apart(&mut self.ids, &mut blocks);
        blocks
    }

    /// The paragraphs of plain text, in which blank lines part them.
    pub(super) fn passages(&self, pointer: &str) -> Vec<Block> {
        passages(self.str(pointer).unwrap_or_default())
            .take(MAX_BLOCKS + 1)
            .map(|words| BlockKind::Paragraph(Text::of(words)).into())
            .collect()
    }

    /// A date; one that cannot be read is named.
    pub(super) fn timestamp(&mut self, pointer: &str) -> Option<Timestamp> {
        self.timestamp_of(pointer, self.str(pointer)?)
    }

    /// A date that was found under a pointer.
    pub(super) fn timestamp_of(&mut self, pointer: &str, text: &str) -> Option<Timestamp> {
        let timestamp = lenient(text);
        match timestamp {
            None => {
                let shown: String = text.chars().take(80).collect();
                self.left_out(pointer, &format!("the date \"{shown}\""));
            }
            Some(timestamp) if timestamp.time.is_some() && timestamp.known_time().is_none() => {
                self.note(pointer, ProblemKind::NoOffset);
            }
            Some(_) => {}
        }
        timestamp
    }

    /// Nothing that a source does is the reader's loss, so it is advice.
    pub(super) fn note(&mut self, pointer: &str, kind: ProblemKind) {
        self.problems.push(Problem {
            at: format!("{}{pointer}", self.at),
            severity: Severity::Advice,
            kind,
        });
    }

    /// Whether one more part of a body may be walked. Parts that leave no block cost time and words of advice too, so
    /// that there may be no more of them than of blocks.
    pub(super) fn enters(&mut self, pointer: &str) -> bool {
        self.parts = self.parts.saturating_add(1);
        if self.parts > MAX_BLOCKS {
            if self.parts == MAX_BLOCKS + 1 {
                self.problem(pointer, ProblemKind::TooManyBlocks);
            }
            return false;
        }
        if let Some(part) = self.get(pointer) {
            self.part = (pointer.to_owned(), part);
        }
        true
    }

    /// Adds what was noted of a part.
    pub(super) fn take_notes(&mut self, part: Self) {
        self.problems.extend(part.problems);
    }

    fn problem(&mut self, pointer: &str, kind: ProblemKind) {
        let at = format!("{}{pointer}", self.at);
        self.problems.push(Problem::new(at, kind));
    }

    pub(super) fn left_out(&mut self, pointer: &str, what: &str) {
        self.note(pointer, ProblemKind::LeftOut(what.to_owned()));
    }

    /// The language that any of several pointers names.
    pub(super) fn lang(&mut self, pointers: &[&str]) -> LangTag {
        let mut tags = pointers
            .iter()
            .filter_map(|pointer| LangTag::parse(self.str(pointer)?.trim()));
        if let Some(lang) = tags.next() {
            return lang;
        }
        let first = pointers.first().copied().unwrap_or_default().to_owned();
        self.note(&first, ProblemKind::Missing("language"));
        LangTag::undetermined()
    }

    /// A summary, unless it says the headline again or is the text's beginning cut off.
    pub(super) fn deck(&self, pointer: &str, headline: &Text, body: &[Block]) -> Option<Text> {
        let deck = self.text(pointer)?;
        says_more(&deck, headline, body).then_some(deck)
    }

    /// The article as it goes out: what is alike in all formats is seen to here.
    pub(super) fn finish(mut self, format: Format, mut article: Article) -> Imported {
        if article.lang.as_str() == "und" && usual_dir(&article.headline.plain()) == Dir::Rtl {
            article.dir = Some(Dir::Rtl);
        }
        article.updated = article
            .updated
            .filter(|updated| Some(*updated) != article.published);
        shown_once(&mut article);
        ids::tidy(&mut article);
        if article.body.is_empty() && article.updates.is_empty() {
            self.note("", ProblemKind::NoBody);
            article.access = Access::Partial;
        }
        Imported {
            article,
            format,
            at: self.at,
            problems: self.problems,
        }
    }
}

/// An article that has a name and a headline.
pub(super) fn blank(id: ArticleId, headline: Text, lang: LangTag) -> Article {
    Article {
        id,
        lang,
        headline,
        status: Status::default(),
        embargo: None,
        expires: None,
        dir: None,
        publisher: None,
        section: None,
        regions: Vec::new(),
        kicker: None,
        deck: None,
        byline: None,
        authors: Vec::new(),
        dateline: None,
        published: None,
        updated: None,
        lead: None,
        body: Vec::new(),
        live: None,
        updates: Vec::new(),
        translations: Vec::new(),
        corrections: Vec::new(),
        tags: Vec::new(),
        related: Vec::new(),
        rights: None,
        access: Access::Free,
        url: None,
        aliases: Vec::new(),
    }
}
