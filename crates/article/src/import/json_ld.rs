//! Schema.org's articles in JSON-LD, as nearly every newsroom's pages carry them.
//!
//! Written by many hands: a value may stand alone or in an array, be a string where an object is meant, be
//! an object where a string is meant, or lie elsewhere in the graph under its `@id`. [`graph`] takes that
//! away; here is what the keys mean (<https://schema.org/NewsArticle>). The text is plain: links, crossheads
//! and pictures inside it are lost in the format, not here.

use super::date::lenient;
use super::words::{has_markup, is_cut_from, line, paragraphs};
use super::{Format, ImportError, Imported, id, slug};
use crate::date::Timestamp;
use crate::lang::{Dir, LangTag};
use crate::model::{Access, Article, Block, BlockKind, Correction, Publisher, Section, Tag};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::text::Text;
use crate::url::SafeUrl;
use graph::{Graph, Node};
use serde_json::Value;

mod graph;
mod live;
mod people;
mod picture;

/// All articles in a document.
pub(super) fn articles(value: &Value, base: Option<&SafeUrl>) -> Result<Vec<Imported>, ImportError> {
    let graph = Graph::of(value);
    let mut imported: Vec<Imported> = Vec::new();
    for node in graph.articles() {
        let reading = Reading { graph: &graph, node, base: base.cloned(), problems: Vec::new() };
        let Some(new) = reading.article() else { continue };
        // One page often describes its article twice; the longer description is kept.
        match imported.iter_mut().find(|known| known.article.id == new.article.id) {
            Some(known) if known.article.body.len() < new.article.body.len() => *known = new,
            Some(_) => {}
            None => imported.push(new),
        }
    }
    if imported.is_empty() {
        return Err(ImportError::NoArticle { format: Format::JsonLd, found: graph.types() });
    }
    Ok(imported)
}

/// An article's node being read.
struct Reading<'g> {
    graph: &'g Graph<'g>,
    node: Node<'g>,
    /// Where the document came from, then where the article says it lives.
    base: Option<SafeUrl>,
    problems: Vec<Problem>,
}

impl<'g> Reading<'g> {
    /// `None` if there are no words for a headline anywhere.
    fn article(mut self) -> Option<Imported> {
        let url = self.canonical_url();
        self.base = url.clone().or(self.base);
        let body_text = self.texts("articleBody").or_else(|| self.texts("text"));
        let body = body_text.as_deref().map(blocks).unwrap_or_default();
        if body_text.as_deref().is_some_and(has_markup) {
            self.left_out("articleBody", "what the HTML tags in articleBody mean; they stand as text");
        }
        let headline = self.headline(body_text.as_deref())?;
        let section = self.words("articleSection").map(|name| Section { id: slug(&name), name });
        let id = id::derived(section.as_ref().map(|section| section.id.as_str()), url.as_ref(), &headline)?;
        let published = self.timestamp("datePublished").or_else(|| self.timestamp("dateCreated"));
        let updated = self.timestamp("dateModified").filter(|updated| Some(*updated) != published);
        let (live, updates) = live::updates(&mut self, updated);
        let deck = self.deck(&headline, body_text.as_deref());
        let lang = self.lang();
        let dir = (lang.as_str() == "und").then(|| usual_dir(&headline)).filter(|dir| *dir == Dir::Rtl);
        let access = self.access(body.is_empty() && updates.is_empty());
        for key in ["video", "audio"] {
            if !self.graph.values(&self.node, key).is_empty() {
                self.left_out(key, &format!("{key}, of which the format does not say where it stands"));
            }
        }
        let article = Article {
            id,
            lang,
            dir,
            publisher: self.publisher(),
            section,
            regions: Vec::new(),
            kicker: None,
            headline: Text::of(headline),
            deck,
            byline: None,
            authors: people::authors(&mut self),
            dateline: self.words("dateline"),
            published,
            updated,
            lead: picture::lead(&mut self),
            body,
            live,
            updates,
            translations: Vec::new(),
            corrections: self.corrections(),
            tags: self.tags(),
            related: Vec::new(),
            rights: self.rights(),
            access,
            url,
        };
        Some(Imported { article, format: Format::JsonLd, problems: self.problems })
    }

    /// Nothing that a source does is the reader's loss, so all of it is advice.
    fn note(&mut self, key: &str, kind: ProblemKind) {
        let at = format!("{}/{key}", self.node.at);
        self.problems.push(Problem { at, severity: Severity::Advice, kind });
    }

    fn left_out(&mut self, key: &str, what: &str) {
        self.note(key, ProblemKind::LeftOut(what.to_owned()));
    }

    /// The first words under a key.
    fn words(&self, key: &str) -> Option<String> {
        self.graph.words(&self.node, key).into_iter().find_map(|text| line(&text))
    }

    /// All texts under a key with their line breaks.
    fn texts(&self, key: &str) -> Option<String> {
        let texts = self.graph.words(&self.node, key).join("\n");
        (!texts.trim().is_empty()).then_some(texts)
    }

    fn headline(&mut self, body: Option<&str>) -> Option<String> {
        if let Some(headline) = self.words("headline") {
            return Some(headline);
        }
        let other = ["name", "alternativeHeadline"].into_iter().find_map(|key| self.words(key));
        let other = other.or_else(|| {
            let words = self.words("description").or_else(|| body.and_then(|body| paragraphs(body).next()))?;
            Some(first_words(&words))
        })?;
        self.note("headline", ProblemKind::Missing("headline"));
        Some(other)
    }

    /// The description, unless it says the headline again or is the text's beginning cut off.
    fn deck(&self, headline: &str, body: Option<&str>) -> Option<Text> {
        let says_more = |deck: &String| {
            !is_cut_from(deck, headline) && !body.is_some_and(|body| is_cut_from(deck, body))
        };
        let mut decks = ["description", "alternativeHeadline"].into_iter().filter_map(|key| self.words(key));
        decks.find(says_more).map(Text::of)
    }

    fn timestamp(&mut self, key: &'static str) -> Option<Timestamp> {
        let text = self.words(key)?;
        let timestamp = lenient(&text);
        match timestamp {
            None => self.left_out(key, &format!("the date \"{}\"", text.chars().take(80).collect::<String>())),
            Some(timestamp) if timestamp.known_time().is_none() => self.note(key, ProblemKind::NoOffset),
            Some(_) => {}
        }
        timestamp
    }

    /// `inLanguage` as a tag, or as an object of type `Language`. Where nothing is said, nobody knows.
    fn lang(&mut self) -> LangTag {
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

    /// Where the article lives: the first absolute address that leads to a page.
    fn canonical_url(&mut self) -> Option<SafeUrl> {
        let mut candidates = self.graph.words(&self.node, "url");
        candidates.extend(self.graph.words(&self.node, "mainEntityOfPage"));
        for page in self.graph.nodes(&self.node, "mainEntityOfPage") {
            candidates.extend(self.graph.words(&page, "url"));
            candidates.extend(page.id().and_then(page_address));
        }
        candidates.extend(self.node.id().and_then(page_address));
        let urls = candidates.iter().filter_map(|url| self.resolved(url));
        let mut web = urls.filter(|url| url.host().is_some());
        web.next().or_else(|| self.base.clone())
    }

    /// A safe URL, absolute where that is possible.
    fn resolved(&self, url: &str) -> Option<SafeUrl> {
        let url = SafeUrl::parse(&super::words::decoded(url)).ok()?;
        Some(match &self.base {
            Some(base) if base.host().is_some() => url.resolve(base.as_str()),
            _ => url,
        })
    }

    /// A URL of something else than this article. A relative one without a base would lead into this site.
    fn url_of(&self, node: &Node, keys: &[&str]) -> Option<SafeUrl> {
        let urls = keys.iter().flat_map(|key| self.graph.words(node, key));
        urls.filter_map(|url| self.resolved(&url)).find(|url| !url.is_relative())
    }

    fn publisher(&self) -> Option<Publisher> {
        let nodes = self.graph.nodes(&self.node, "publisher");
        let named = nodes.iter().find_map(|node| {
            let name = self.graph.words(node, "name").into_iter().find_map(|name| line(&name))?;
            Some(Publisher { name, url: self.url_of(node, &["url"]) })
        });
        named.or_else(|| Some(Publisher { name: self.words("publisher")?, url: None }))
    }

    /// Free unless the source says otherwise, and there is nothing to read here.
    fn access(&mut self, is_empty: bool) -> Access {
        if !is_empty {
            return Access::Free;
        }
        self.note("articleBody", ProblemKind::NoBody);
        Access::Partial
    }

    /// `keywords`: one string with commas, or a list of strings and named terms.
    fn tags(&self) -> Vec<Tag> {
        let values = self.graph.words(&self.node, "keywords");
        let mut names: Vec<String> = match values.as_slice() {
            [only] => only.split(',').map(str::to_owned).collect(),
            several => several.to_vec(),
        };
        for term in self.graph.nodes(&self.node, "keywords") {
            names.extend(self.graph.words(&term, "name"));
        }
        let mut tags: Vec<Tag> = Vec::new();
        for name in names.iter().filter_map(|name| line(name)) {
            if tags.iter().all(|known| known.name.to_lowercase() != name.to_lowercase()) {
                tags.push(Tag { name, url: None });
            }
        }
        tags
    }

    fn corrections(&mut self) -> Vec<Correction> {
        let plain = self.graph.words(&self.node, "correction").into_iter().map(|text| (text, None));
        let nodes = self.graph.nodes(&self.node, "correction").into_iter().flat_map(|node| {
            let date = self.graph.words(&node, "datePublished").iter().find_map(|date| lenient(date));
            let text = self.graph.words(&node, "text").into_iter().next();
            text.map(|text| (text, date))
        });
        let all = plain.chain(nodes).filter_map(|(text, date)| Some(Correction { date, text: Text::of(line(&text)?) }));
        all.collect()
    }

    /// `copyrightNotice`, or year and holder.
    fn rights(&self) -> Option<String> {
        let holder = || {
            let nodes = self.graph.nodes(&self.node, "copyrightHolder");
            let name = nodes.iter().flat_map(|node| self.graph.words(node, "name")).find_map(|name| line(&name));
            let name = name.or_else(|| self.words("copyrightHolder"))?;
            let year = self.words("copyrightYear").map(|year| format!("{year} ")).unwrap_or_default();
            Some(format!("© {year}{name}"))
        };
        self.words("copyrightNotice").or_else(holder)
    }
}

/// Each line a paragraph.
fn blocks(text: &str) -> Vec<Block> {
    paragraphs(text).map(|words| BlockKind::Paragraph(Text::of(words)).into()).collect()
}

/// The words of a sentence that fit a headline.
fn first_words(text: &str) -> String {
    const MAX_CHARS: usize = 80;
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    let head: String = text.chars().take(MAX_CHARS).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    format!("{head}…")
}

/// The direction most letters of a text are written in.
fn usual_dir(text: &str) -> Dir {
    let is_rtl = |c: &char| matches!(*c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let (letters, rtl) = (text.chars().filter(|c| c.is_alphabetic()).count(), text.chars().filter(is_rtl).count());
    if rtl * 2 > letters { Dir::Rtl } else { Dir::Ltr }
}

/// An `@id` that is an address: many are made-up names.
fn page_address(id: &str) -> Option<String> {
    let is_address = id.starts_with("https://") || id.starts_with("http://");
    is_address.then(|| id.split('#').next().unwrap_or(id).to_owned())
}
