//! Schema.org articles in JSON-LD, as in the pages of nearly every newsroom.
//!
//! Writers differ: a value may be single or in an array, a string instead of an object or the reverse, or a reference
//! by `@id`. [`graph`] hides that; this module interprets the keys (<https://schema.org/NewsArticle>). The text is
//! plain by definition: the format has no links, crossheads or pictures inside it. Some systems put HTML there all the
//! same.

use super::date::lenient;
use super::format::{Format, ImportError, Imported};
use super::id;
use super::slug::slug;
use super::source::blank;
use super::tags::Tags;
use super::words::{first_words, is_cut_from, line, paragraphs};
use crate::model::{Article, Correction, Publisher, Section, Tag};
use crate::problem::ProblemKind;
use crate::text::Text;
use crate::url::SafeUrl;
use graph::{Content, Graph};
use reading::Reading;
use serde_json::Value;
use std::collections::HashMap;

pub(super) mod access;
mod graph;
mod live;
mod people;
mod picture;
mod place;
mod reading;

/// All articles in a document.
pub(super) fn articles(
    value: &Value,
    base: Option<&SafeUrl>,
    now: Option<i64>,
) -> Result<Vec<Imported>, ImportError> {
    let graph = Graph::of(value);
    let mut imported: Vec<Imported> = Vec::new();
    let mut known = HashMap::new();
    for node in graph.articles() {
        let Some(new) = Reading::of(&graph, node, base).article(now) else {
            continue;
        };
        // A page often describes its article twice; the longer description is kept.
        let name = (new.article.id.clone(), new.article.url.clone());
        let place = *known.entry(name).or_insert(imported.len());
        match imported.get_mut(place) {
            Some(known) if known.article.body.len() < new.article.body.len() => *known = new,
            Some(_) => {}
            None => imported.push(new),
        }
    }
    // A document without a URL gets the URL it was found at.
    if let [only] = imported.as_mut_slice()
        && only.article.url.is_none()
    {
        only.article.url = base.cloned();
    }
    if imported.is_empty() {
        return Err(ImportError::NoArticle {
            format: Format::JsonLd,
            found: graph.types(),
        });
    }
    Ok(imported)
}

impl<'g> Reading<'g> {
    /// `None` if there is no text for a headline.
    fn article(mut self, now: Option<i64>) -> Option<Imported> {
        let url = self.canonical_url();
        self.source.base = url.clone().or(self.source.base.take());
        let (body, body_text) = self.body(&["articleBody", "text"]);
        let headline = self.headline(body_text.as_deref())?;
        let section = self.words("articleSection").map(|name| Section {
            id: place::section_id(&self, &name).unwrap_or_else(|| slug(&name)),
            name,
        });
        let section_id = section.as_ref().map(|section| section.id.as_str());
        let id = match place::identifier(&self) {
            Some(id) => id,
            None => id::derived(section_id, url.as_ref(), &headline)?,
        };
        let published = self
            .timestamp("datePublished")
            .or_else(|| self.timestamp("dateCreated"));
        let updated = self
            .timestamp("dateModified")
            .filter(|updated| Some(*updated) != published);
        let authors = people::authors(&mut self);
        let (live, updates) = live::updates(&mut self, updated, &authors, now);
        let deck = self.deck(&headline, body_text.as_deref());
        let lang = self.lang();
        let access = access::access(&mut self, &body);
        let status = access::status(&mut self);
        let expires = self.words("expires");
        let expires = expires.and_then(|expires| self.source.expires_at("/expires", &expires));
        let byline = self.words("creditText").filter(|_| authors.is_empty());
        for key in ["video", "audio"] {
            if !self.graph.values(&self.node, key).is_empty() {
                self.source.left_out(
                    &format!("/{key}"),
                    &format!("{key}, whose position in the text is unknown"),
                );
            }
        }
        let article = Article {
            publisher: self.publisher(),
            section,
            deck,
            byline: byline.map(Text::of),
            authors,
            dateline: self.words("dateline"),
            published,
            updated,
            lead: picture::lead(&mut self),
            body,
            live,
            updates,
            corrections: self.corrections(),
            tags: self.tags(),
            rights: self.rights(),
            status,
            expires,
            access,
            url,
            ..blank(id, Text::of(headline), lang)
        };
        Some(self.source.finish(Format::JsonLd, article))
    }

    fn headline(&mut self, body: Option<&str>) -> Option<String> {
        if let Some(headline) = self.words("headline") {
            return Some(headline);
        }
        let other = ["name", "alternativeHeadline"]
            .into_iter()
            .find_map(|key| self.words(key));
        let other = other.or_else(|| {
            let words = self
                .words("description")
                .or_else(|| body.and_then(|body| paragraphs(body).next()))?;
            Some(first_words(&words))
        })?;
        self.source
            .note("/headline", ProblemKind::Missing("headline"));
        Some(other)
    }

    /// The description, unless it repeats the headline or the beginning of the text.
    fn deck(&self, headline: &str, body: Option<&str>) -> Option<Text> {
        let says_more = |deck: &String| {
            !is_cut_from(deck, headline) && !body.is_some_and(|body| is_cut_from(deck, body))
        };
        let mut decks = ["description", "alternativeHeadline"]
            .into_iter()
            .filter_map(|key| self.words(key));
        decks.find(says_more).map(Text::of)
    }

    fn publisher(&self) -> Option<Publisher> {
        let nodes = self.graph.nodes(&self.node, "publisher");
        let named = nodes.iter().find_map(|node| {
            let name = self
                .graph
                .words(node, "name")
                .into_iter()
                .find_map(|name| line(&name))?;
            Some(Publisher {
                name,
                url: self.url_of(node, &["url"]),
            })
        });
        named.or_else(|| {
            Some(Publisher {
                name: self.words("publisher")?,
                url: None,
            })
        })
    }

    /// `keywords`: one string with commas, or a list of strings and named terms.
    fn tags(&self) -> Vec<Tag> {
        let contents = self.graph.contents(&self.node, "keywords");
        let names: Vec<String> = match contents.as_slice() {
            [Content::Words(only)] => only.split(',').map(str::to_owned).collect(),
            several => {
                let names = several.iter().flat_map(|content| match content {
                    Content::Words(name) => vec![name.clone()],
                    Content::Node(term) => self.graph.words(term, "name"),
                });
                names.collect()
            }
        };
        Tags::of(names.iter().filter_map(|name| line(name)))
    }

    /// Strings, or objects of type `CorrectionComment`.
    fn corrections(&self) -> Vec<Correction> {
        let contents = self.graph.contents(&self.node, "correction").into_iter();
        let corrections = contents.filter_map(|content| {
            let (text, date) = match content {
                Content::Words(text) => (text, None),
                Content::Node(node) => {
                    let dates = self.graph.words(&node, "datePublished");
                    let text = self.graph.words(&node, "text").into_iter().next()?;
                    (text, dates.iter().find_map(|date| lenient(date)))
                }
            };
            let text = Text::of(line(&text)?);
            Some(Correction { date, text })
        });
        corrections.collect()
    }

    /// `copyrightNotice`, or year and holder.
    fn rights(&self) -> Option<String> {
        let holder = || {
            let nodes = self.graph.nodes(&self.node, "copyrightHolder");
            let name = nodes
                .iter()
                .flat_map(|node| self.graph.words(node, "name"))
                .find_map(|name| line(&name));
            let name = name.or_else(|| self.words("copyrightHolder"))?;
            let year = self
                .words("copyrightYear")
                .map(|year| format!("{year} "))
                .unwrap_or_default();
            Some(format!("© {year}{name}"))
        };
        self.words("copyrightNotice").or_else(holder)
    }
}
