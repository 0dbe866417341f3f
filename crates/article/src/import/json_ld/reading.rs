//! An article's node: typed access to its keys, its problems and base URL.

use super::super::html;
use super::super::language;
use super::super::source::Source;
use super::super::words::{decoded, has_markup, line, paragraphs};
use super::graph::{Graph, Node};
use crate::date::Timestamp;
use crate::lang::LangTag;
use crate::model::{Block, BlockKind};
use crate::text::Text;
use crate::url::SafeUrl;

/// An article's node.
pub(super) struct Reading<'g> {
    pub(super) graph: &'g Graph<'g>,
    pub(super) node: Node<'g>,
    /// Collects problems, and has the URL that relative URLs are resolved against.
    pub(super) source: Source<'g>,
}

impl<'g> Reading<'g> {
    pub(super) fn of(graph: &'g Graph<'g>, node: Node<'g>, base: Option<&SafeUrl>) -> Self {
        Self {
            graph,
            source: Source::new(node.value, node.at.clone(), base),
            node,
        }
    }

    /// The first string under a key.
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

    /// The blocks of the first text under these keys, and the text itself.
    pub(super) fn body(&mut self, keys: &[&str]) -> (Vec<Block>, Option<String>) {
        let found = keys.iter().find_map(|key| Some((*key, self.texts(key)?)));
        let Some((key, text)) = found else {
            return (Vec::new(), None);
        };
        if !opens_as_html(&text) {
            if has_markup(&text) {
                let what = format!("the meaning of the HTML tags in {key}, which are kept as text");
                self.source.left_out(&format!("/{key}"), &what);
            }
            let lines = paragraphs(&text).map(|words| BlockKind::Paragraph(Text::of(words)).into());
            return (lines.collect(), Some(text));
        }
        let blocks = self.source.html_of(&format!("/{key}"), &text);
        (blocks, html::words(&text))
    }

    pub(super) fn timestamp(&mut self, key: &str) -> Option<Timestamp> {
        let text = self.words(key)?;
        self.source.timestamp_of(&format!("/{key}"), &text)
    }

    /// `inLanguage` as a tag or a name, or as an object of type `Language`; undetermined without it.
    pub(super) fn lang(&mut self) -> LangTag {
        let tags = self.graph.words(&self.node, "inLanguage");
        let known = tags.iter().find_map(|tag| language::tag(tag));
        let nodes = self.graph.nodes(&self.node, "inLanguage");
        let mut named = nodes
            .iter()
            .filter_map(|node| language::of_value(node.value));
        match known.or_else(|| named.next()) {
            Some(lang) => lang,
            None => self.source.no_lang("/inLanguage", "inLanguage"),
        }
    }

    /// The article's own URL: the first absolute URL that leads to a page.
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

    /// A safe URL, absolute if possible.
    pub(super) fn resolved(&self, url: &str) -> Option<SafeUrl> {
        let url = SafeUrl::parse(&decoded(url)).ok()?;
        Some(match &self.source.base {
            Some(base) if base.host().is_some() => url.resolve(base.as_str()),
            _ => url,
        })
    }

    /// The URL of another thing than the article; `None` for a relative URL without a base, which would refer to this
    /// site.
    pub(super) fn url_of(&self, node: &Node, keys: &[&str]) -> Option<SafeUrl> {
        let urls = keys.iter().flat_map(|key| self.graph.words(node, key));
        urls.filter_map(|url| self.resolved(&url))
            .find(|url| !url.is_relative())
    }
}

/// An `@id` that is a URL: many are arbitrary names.
fn page_address(id: &str) -> Option<String> {
    let is_address = id.starts_with("https://") || id.starts_with("http://");
    is_address.then(|| id.split('#').next().unwrap_or(id).to_owned())
}

/// Whether a text is HTML: it begins with the tag of a block element and contains the end tag. Plain text about HTML
/// seldom begins with a tag.
fn opens_as_html(text: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "p",
        "div",
        "section",
        "article",
        "figure",
        "blockquote",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
    ];
    let Some(rest) = text.trim_start().strip_prefix('<') else {
        return false;
    };
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next();
    let name = name.unwrap_or_default().to_ascii_lowercase();
    let closing = format!("</{name}>");
    BLOCKS.contains(&name.as_str()) && rest.to_ascii_lowercase().contains(&closing)
}

#[cfg(test)]
mod tests {
    use super::opens_as_html;

    #[test]
    fn html_is_distinguished_from_text_about_html() {
        let check = |text: &str, is_html: bool| assert_eq!(opens_as_html(text), is_html, "{text}");
        check("<p>It fell.</p>", true);
        check("\n <P class=\"first\">It fell.</P>\n<h3>Later</h3>", true);
        check("<div>It fell.<br></div>", true);
        check("<p> is how a paragraph begins.", false);
        check("Write <p>words</p> for a paragraph.", false);
        check("<b>It fell</b> all night.", false);
        check("<3 <p></p>", false);
        check("", false);
    }
}
