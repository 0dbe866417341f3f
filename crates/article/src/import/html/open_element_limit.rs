//! Limits the number of open elements, between tokenizer and tree builder.
//!
//! For many tags, the tree builder searches all open elements, and it reopens formatting elements in each new block.
//! With both limits its time is linear and the tree's depth is bounded. Real documents are far below the limits.

use super::sink::{Handle, Sink};
use html5ever::LocalName;
#[cfg(feature = "web")]
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use std::cell::RefCell;
use std::collections::HashMap;

/// Maximal number of open elements.
const MAX_OPEN: usize = 160;
/// Maximal number of open formatting elements.
const MAX_FORMATTING: usize = 24;

pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    open: RefCell<Open>,
}

/// Whether a page leaves more elements open at once than other parsers should be given: their time grows with the
/// square of the depth, and their stack with the depth. The limits are a multiple of those above, since old pages leave
/// many formatting elements open.
#[cfg(feature = "web")]
pub(super) fn is_exceeded(html: &str) -> bool {
    use html5ever::buffer_queue::BufferQueue;
    use html5ever::tendril::StrTendril;
    use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
    let tokenizer = Tokenizer::new(Counter::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.is_exceeded.get()
}

/// Counts open elements without making a tree.
#[cfg(feature = "web")]
#[derive(Default)]
struct Counter {
    open: RefCell<Open>,
    is_exceeded: std::cell::Cell<bool>,
}

#[cfg(feature = "web")]
impl TokenSink for Counter {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        const FACTOR: usize = 3;
        let Token::TagToken(tag) = &token else {
            return TokenSinkResult::Continue;
        };
        let mut open = self.open.borrow_mut();
        if !open.allows_within(tag, FACTOR * MAX_OPEN, FACTOR * MAX_FORMATTING) {
            self.is_exceeded.set(true);
        }
        match (tag.kind, &*tag.name) {
            (TagKind::StartTag, "script") => TokenSinkResult::RawData(RawKind::ScriptData),
            (TagKind::StartTag, "style" | "xmp" | "iframe" | "noembed" | "noframes") => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            (TagKind::StartTag, "title" | "textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Counts of start tags without an end tag, by name.
#[derive(Default)]
struct Open {
    counts: HashMap<LocalName, Count>,
    all: usize,
    formatting: usize,
}

#[derive(Default, Clone, Copy)]
struct Count {
    open: usize,
    /// Dropped start tags: as many end tags are dropped.
    left_out: usize,
}

impl Guard {
    pub(super) fn new(builder: TreeBuilder<Handle, Sink>) -> Self {
        Self {
            builder,
            open: RefCell::default(),
        }
    }

    pub(super) fn builder(&self) -> &TreeBuilder<Handle, Sink> {
        &self.builder
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        // Over the limit of nodes, everything is dropped.
        let is_allowed = match &token {
            Token::TagToken(tag) => {
                self.open.borrow_mut().allows(tag) && !self.builder.sink.is_full()
            }
            Token::CharacterTokens(_) | Token::CommentToken(_) => !self.builder.sink.is_full(),
            _ => true,
        };
        if is_allowed {
            self.builder.process_token(token, line)
        } else {
            TokenSinkResult::Continue
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Open {
    fn allows(&mut self, tag: &Tag) -> bool {
        self.allows_within(tag, MAX_OPEN, MAX_FORMATTING)
    }

    fn allows_within(&mut self, tag: &Tag, max_open: usize, max_formatting: usize) -> bool {
        let name: &str = &tag.name;
        if CLOSED_BY_OTHERS.contains(&name) {
            return true;
        }
        let is_formatting = FORMATTING.contains(&name);
        let count = self.counts.entry(tag.name.clone()).or_default();
        if tag.kind == TagKind::EndTag {
            if count.left_out > 0 {
                count.left_out -= 1;
                return false;
            }
            if count.open > 0 {
                count.open -= 1;
                self.all -= 1;
                self.formatting -= usize::from(is_formatting);
            }
            return true;
        }
        if self.all >= max_open || (is_formatting && self.formatting >= max_formatting) {
            count.left_out += 1;
            return false;
        }
        count.open += 1;
        self.all += 1;
        self.formatting += usize::from(is_formatting);
        true
    }
}

/// The standard's list (HTML §13.2.4.2, "formatting").
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Void elements, and elements whose end tag may be omitted because other tags close them.
const CLOSED_BY_OTHERS: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "html", "head", "body", "p", "li", "dd", "dt", "td", "th", "tr", "tbody",
    "thead", "tfoot", "option", "optgroup", "colgroup",
];
