//! Reads what `feed-rs` does not: publication status, embargo, expiry, restrictions and language of entries.
//!
//! Sources: RFC 5023 §13.1.1 (`app:draft`); the Media RSS specification (`media:status`, `media:restriction`);
//! WordPress's and Blogger's exports, which are RSS and Atom; Dublin Core (`dcterms:valid`, `dc:language`) and PRISM.

use super::super::release;
use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};

/// The additional data of one entry.
#[derive(Default)]
pub(super) struct Extra {
    /// The description of an unpublished entry. `None` for a published one.
    pub(super) unpublished: Option<&'static str>,
    pub(super) has_password: bool,
    pub(super) is_restricted: bool,
    pub(super) embargo: Option<String>,
    pub(super) expires: Option<String>,
    pub(super) lang: Option<String>,
    /// The language of its first `media:content`.
    pub(super) media_lang: Option<String>,
}

/// Elements nested deeper in an entry are not read.
const MAX_DEPTH: usize = 8;

/// The additional data of each entry, in order. Stops at the first XML error.
pub(super) fn entries(bytes: &[u8]) -> Vec<Extra> {
    let mut reader = Reader::from_reader(DecodingReader::new(bytes));
    let mut buffer = Vec::new();
    let mut entries: Vec<Extra> = Vec::new();
    // The open elements inside the current entry, up to `MAX_DEPTH`.
    let mut open: Option<Vec<Element>> = None;
    // The number of open elements that are nested deeper.
    let mut deeper = 0_usize;
    let mut text = String::new();
    loop {
        buffer.clear();
        let Ok(event) = reader.read_event_into(&mut buffer) else {
            return entries;
        };
        match event {
            Event::Eof => return entries,
            Event::Decl(declaration) => {
                if let Some(encoding) = declaration.encoder() {
                    reader.get_mut().set_encoding(encoding);
                }
            }
            Event::Start(start) => {
                let element = Element::of(&start);
                match &mut open {
                    Some(open) if open.len() >= MAX_DEPTH => deeper += 1,
                    Some(open) => open.push(element),
                    None if element.is_entry() => {
                        open = Some(Vec::new());
                        entries.push(Extra::of(&element));
                    }
                    None => {}
                }
                text.clear();
            }
            Event::Empty(start) => {
                let element = Element::of(&start);
                match (&open, entries.last_mut()) {
                    (Some(open), Some(extra)) => extra.read(&element, "", open.is_empty()),
                    _ if element.is_entry() => entries.push(Extra::of(&element)),
                    _ => {}
                }
            }
            Event::Text(words) => text.push_str(&words),
            Event::CData(words) => text.push_str(&words),
            Event::End(_) if deeper > 0 => deeper -= 1,
            Event::End(_) => {
                let ended = open.as_mut().map(|open| (open.pop(), open.is_empty()));
                match (ended, entries.last_mut()) {
                    (Some((Some(element), is_top)), Some(extra)) => {
                        extra.read(&element, text.trim(), is_top);
                    }
                    (Some((None, _)), _) => open = None,
                    _ => {}
                }
                text.clear();
            }
            _ => {}
        }
    }
}

impl Extra {
    fn of(entry: &Element) -> Self {
        Self {
            lang: entry.attribute("xml:lang").map(str::to_owned),
            ..Self::default()
        }
    }

    /// Reads an element. `is_top`: whether it is a child of the entry.
    fn read(&mut self, element: &Element, text: &str, is_top: bool) {
        let attribute = |name: &str| element.attribute(name);
        let prefix = element
            .name
            .split_once(':')
            .map_or("", |(prefix, _)| prefix);
        match (prefix, element.local()) {
            // Plug-ins add statuses for unpublished posts.
            ("wp", "status") if !matches!(text, "" | "publish" | "inherit") => {
                self.set_unpublished(
                    release::unpublished(text).unwrap_or("a post that is not published"),
                );
            }
            (_, "draft") if matches!(text, "yes" | "true") => self.set_unpublished("a draft"),
            (_, "status") if is_top && prefix != "media" => {
                if let Some(what) = release::unpublished(text) {
                    self.set_unpublished(what);
                }
            }
            ("wp", "post_type") => match text {
                "attachment" => self.set_unpublished("a file of the media library"),
                "nav_menu_item" | "revision" => self.set_unpublished("a part of the site"),
                kind if kind.starts_with("wp_") => self.set_unpublished("a part of the site"),
                _ => {}
            },
            ("wp", "post_password") => self.has_password |= !text.is_empty(),
            ("media", "status") => {
                if let Some(what) = attribute("state").and_then(release::unpublished) {
                    self.set_unpublished(what);
                }
            }
            ("media", "restriction") => match (attribute("relationship"), text) {
                (Some("allow"), "" | "none") | (Some("deny"), "all") => {
                    self.set_unpublished("a withdrawn post");
                }
                (Some("allow"), "all") | (Some("deny"), "" | "none") => {}
                _ => self.is_restricted = true,
            },
            ("dcterms", "valid") => {
                let part = |wanted: &str| {
                    let mut parts = text.split(';').filter_map(|part| part.split_once('='));
                    let (_, value) = parts.find(|(key, _)| key.trim() == wanted)?;
                    Some(value.trim().to_owned())
                };
                self.embargo = self.embargo.take().or_else(|| part("start"));
                self.expires = self.expires.take().or_else(|| part("end"));
            }
            ("prism", "embargoDate") => self.embargo = Some(text.to_owned()),
            ("prism", "expirationDate" | "killDate") => self.expires = Some(text.to_owned()),
            (_, "language") if is_top && !text.is_empty() => self.lang = Some(text.to_owned()),
            ("media", "content") => {
                let lang = attribute("lang").map(str::to_owned);
                self.media_lang = self.media_lang.take().or(lang);
            }
            _ => {}
        }
    }

    fn set_unpublished(&mut self, what: &'static str) {
        self.unpublished.get_or_insert(what);
    }
}

/// An element's qualified name and attributes.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Self {
        const MAX_ATTRIBUTES: usize = 50;
        let mut attributes = start.attributes();
        let attributes = attributes
            .with_checks(false)
            .flatten()
            .take(MAX_ATTRIBUTES)
            .map(|it| (it.key.as_ref().to_owned(), it.value.into_owned()));
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
        }
    }

    fn is_entry(&self) -> bool {
        matches!(self.local(), "item" | "entry")
    }

    fn local(&self) -> &str {
        let name = self.name.split_once(':');
        name.map_or(&self.name, |(_, local)| local)
    }

    fn attribute(&self, wanted: &str) -> Option<&str> {
        let mut found = self.attributes.iter().filter(|(name, _)| name == wanted);
        found.next().map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found() {
        let feed = b"<rss><channel><item><title>a</title><wp:status>draft</wp:status></item><item xml:lang='fr'/></channel></rss>";
        let extras = entries(feed);
        let extras: Vec<_> = extras
            .iter()
            .map(|it| (it.unpublished, it.lang.as_deref()))
            .collect();
        assert_eq!(extras, [(Some("a draft"), None), (None, Some("fr"))]);
    }
}
