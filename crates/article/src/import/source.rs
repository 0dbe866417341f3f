//! Typed access to a system's JSON, with its problems; and the steps common to all formats.

use super::date::{epoch, lenient};
use super::duplicates::remove_duplicates;
use super::format::{Format, Imported};
use super::html;
use super::ids::{self, Taken};
use super::words::passages;
use super::{direction, language};
use crate::date::Timestamp;
use crate::lang::LangTag;
use crate::limits::MAX_BLOCKS;
use crate::model::{Access, Article, ArticleId, Block, BlockKind, Status};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;

mod look_up;
mod pointer;
mod summary;

pub(super) use pointer::{number, step};
pub(super) use summary::says_more;

/// The object of one article.
pub(super) struct Source<'v> {
    pub(super) value: &'v Value,
    /// The position in the document, as a JSON pointer (RFC 6901).
    at: String,
    /// The URL of the article, or of the document.
    pub(super) base: Option<SafeUrl>,
    problems: Vec<Problem>,
    /// The number of parts counted by `may_enter`.
    parts: usize,
    /// The last part and its position: most pointers lead into it.
    part: (String, &'v Value),
    /// The ids of the blocks so far: a body may consist of several pieces.
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

    /// The blocks of HTML found at a pointer.
    pub(super) fn html_of(&mut self, pointer: &str, source: &str) -> Vec<Block> {
        let converted = html::blocks(source, self.place());
        if converted.is_too_large {
            self.problem(pointer, ProblemKind::TooManyBlocks);
        }
        for what in converted.left_out {
            self.left_out(pointer, what);
        }
        let mut blocks = converted.blocks;
        ids::make_block_ids_unique(&mut self.ids, &mut blocks);
        blocks
    }

    /// The paragraphs of plain text separated by blank lines.
    pub(super) fn passages(&self, pointer: &str) -> Vec<Block> {
        passages(self.str(pointer).unwrap_or_default())
            .take(MAX_BLOCKS + 1)
            .map(|words| BlockKind::Paragraph(Text::of(words)).into())
            .collect()
    }

    /// A date, or a number of seconds or milliseconds since 1970; reports it if it is invalid.
    pub(super) fn timestamp(&mut self, pointer: &str) -> Option<Timestamp> {
        if let Some(number @ Value::Number(_)) = self.get(pointer) {
            let timestamp = epoch(number);
            if timestamp.is_none() {
                self.left_out(pointer, &format!("the date {number}"));
            }
            return timestamp;
        }
        self.timestamp_of(pointer, self.str(pointer)?)
    }

    /// A date found at a pointer.
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

    /// Records a problem as advice: readers are not affected by it.
    pub(super) fn note(&mut self, pointer: &str, kind: ProblemKind) {
        self.problems.push(Problem {
            at: format!("{}{pointer}", self.at),
            severity: Severity::Advice,
            kind,
        });
    }

    /// Whether one more part of a body may be read. Parts without blocks take time and memory too, so their number has
    /// the same limit as that of blocks.
    pub(super) fn may_enter(&mut self, pointer: &str) -> bool {
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

    /// Adds the problems of a part.
    pub(super) fn take_problems(&mut self, part: Self) {
        self.problems.extend(part.problems);
    }

    fn problem(&mut self, pointer: &str, kind: ProblemKind) {
        let at = format!("{}{pointer}", self.at);
        self.problems.push(Problem::new(at, kind));
    }

    /// The expiry of an article: a day, or a time with offset. Times without an offset are reported.
    pub(super) fn expires(&mut self, pointer: &str) -> Option<Timestamp> {
        self.expires_at(pointer, self.str(pointer)?)
    }

    /// The same for a date found at a pointer.
    pub(super) fn expires_at(&mut self, pointer: &str, text: &str) -> Option<Timestamp> {
        let expires = lenient(text);
        let expires = expires.filter(|it| it.time.is_none() || it.known_time().is_some());
        if expires.is_none() {
            self.left_out(
                pointer,
                "the time at which it expires; it needs an offset from UTC",
            );
        }
        expires
    }

    pub(super) fn left_out(&mut self, pointer: &str, what: &str) {
        self.note(pointer, ProblemKind::LeftOut(what.to_owned()));
    }

    /// The first known language at several pointers. If there is none, reports that, and returns the undetermined language.
    pub(super) fn lang(&mut self, pointers: &[&str]) -> LangTag {
        match self.known_lang(pointers) {
            Some(lang) => lang,
            None => self.no_lang(pointers.first().copied().unwrap_or_default(), "language"),
        }
    }

    /// The first known language at several pointers.
    pub(super) fn known_lang(&self, pointers: &[&str]) -> Option<LangTag> {
        let values = pointers.iter().filter_map(|pointer| self.get(pointer));
        values.into_iter().find_map(language::of_value)
    }

    /// Reports that the language is missing or unknown, and returns the undetermined language.
    pub(super) fn no_lang(&mut self, pointer: &str, key: &'static str) -> LangTag {
        match self.plain(pointer) {
            Some(word) => {
                let word: String = word.chars().take(40).collect();
                self.left_out(
                    pointer,
                    &format!("the language \"{word}\", which is unknown"),
                );
            }
            None => self.note(pointer, ProblemKind::Missing(key)),
        }
        LangTag::undetermined()
    }

    /// A summary, unless it repeats the headline or the beginning of the text.
    pub(super) fn deck(&self, pointer: &str, headline: &Text, body: &[Block]) -> Option<Text> {
        let deck = self.text(pointer)?;
        says_more(&deck, headline, body).then_some(deck)
    }

    /// The finished article: applies the steps common to all formats.
    pub(super) fn finish(mut self, format: Format, mut article: Article) -> Imported {
        article.dir = direction::of(&article);
        article.updated = article
            .updated
            .filter(|updated| Some(*updated) != article.published);
        remove_duplicates(&mut article);
        ids::make_fragments_unique(&mut article);
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

/// An article with only a name and a headline.
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
