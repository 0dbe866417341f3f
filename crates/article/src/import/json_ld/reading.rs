//! An article's node being read: what its keys hold, what is noticed, where its addresses lead.

use super::super::date::lenient;
use super::super::words::{decoded, line};
use super::graph::{Graph, Node};
use crate::date::Timestamp;
use crate::lang::LangTag;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::url::SafeUrl;

/// An article's node being read.
pub(super) struct Reading<'g> {
    pub(super) graph: &'g Graph<'g>,
    pub(super) node: Node<'g>,
    /// Where the document came from, then where the article says it lives.
    pub(super) base: Option<SafeUrl>,
    pub(super) problems: Vec<Problem>,
}

impl Reading<'_> {
    /// Nothing that a source does is the reader's loss, so all of it is advice.
    pub(super) fn note(&mut self, key: &str, kind: ProblemKind) {
        let at = match key {
            "" => self.node.at.clone(),
            key => format!("{}/{key}", self.node.at),
        };
        self.problems.push(Problem {
            at,
            severity: Severity::Advice,
            kind,
        });
    }

    pub(super) fn left_out(&mut self, key: &str, what: &str) {
        self.note(key, ProblemKind::LeftOut(what.to_owned()));
    }

    /// The first words under a key.
    pub(super) fn words(&self, key: &str) -> Option<String> {
        self.graph
            .words(&self.node, key)
            .into_iter()
            .find_map(|text| line(&text))
    }

    /// All texts under a key with their line breaks.
    pub(super) fn texts(&self, key: &str) -> Option<String> {
        let texts = self.graph.words(&self.node, key).join("\n");
        (!texts.trim().is_empty()).then_some(texts)
    }

    pub(super) fn timestamp(&mut self, key: &'static str) -> Option<Timestamp> {
        let text = self.words(key)?;
        let timestamp = lenient(&text);
        match timestamp {
            None => self.left_out(
                key,
                &format!("the date \"{}\"", text.chars().take(80).collect::<String>()),
            ),
            Some(timestamp) if timestamp.time.is_some() && timestamp.known_time().is_none() => {
                self.note(key, ProblemKind::NoOffset)
            }
            Some(_) => {}
        }
        timestamp
    }

    /// `inLanguage` as a tag, or as an object of type `Language`. Where nothing is said, nobody knows.
    pub(super) fn lang(&mut self) -> LangTag {
        let mut tags = self.graph.words(&self.node, "inLanguage");
        for language in self.graph.nodes(&self.node, "inLanguage") {
            for key in ["alternateName", "identifier", "name"] {
                tags.extend(self.graph.words(&language, key));
            }
        }
        let lang = tags.iter().find_map(|tag| LangTag::parse(tag));
        if lang.is_none() {
            self.note("inLanguage", ProblemKind::Missing("inLanguage"));
        }
        lang.unwrap_or_else(LangTag::undetermined)
    }

    /// Where the article says it lives: the first absolute address that leads to a page.
    pub(super) fn canonical_url(&self) -> Option<SafeUrl> {
        let mut candidates = self.graph.words(&self.node, "url");
        candidates.extend(self.graph.words(&self.node, "mainEntityOfPage"));
        for page in self.graph.nodes(&self.node, "mainEntityOfPage") {
            candidates.extend(self.graph.words(&page, "url"));
            candidates.extend(page.id().and_then(page_address));
        }
        candidates.extend(self.node.id().and_then(page_address));
        let urls = candidates.iter().filter_map(|url| self.resolved(url));
        urls.into_iter().find(|url| url.host().is_some())
    }

    /// A safe URL, absolute where that is possible.
    pub(super) fn resolved(&self, url: &str) -> Option<SafeUrl> {
        let url = SafeUrl::parse(&decoded(url)).ok()?;
        Some(match &self.base {
            Some(base) if base.host().is_some() => url.resolve(base.as_str()),
            _ => url,
        })
    }

    /// A URL of something else than this article. A relative one without a base would lead into this site.
    pub(super) fn url_of(&self, node: &Node, keys: &[&str]) -> Option<SafeUrl> {
        let urls = keys.iter().flat_map(|key| self.graph.words(node, key));
        urls.filter_map(|url| self.resolved(&url))
            .find(|url| !url.is_relative())
    }
}

/// An `@id` that is an address: many are made-up names.
fn page_address(id: &str) -> Option<String> {
    let is_address = id.starts_with("https://") || id.starts_with("http://");
    is_address.then(|| id.split('#').next().unwrap_or(id).to_owned())
}
