//! Writes the tags of a head, with escaped values.

use crate::syndication::{push_attribute, push_script_json};

/// The tags so far.
pub(super) struct Tags {
    html: String,
}

impl Tags {
    pub(super) fn new() -> Self {
        Self {
            html: String::with_capacity(4096),
        }
    }

    /// `<meta name>`, for search engines and browsers.
    pub(super) fn name(&mut self, name: &str, content: &str) {
        self.tag("<meta", &[("name", name), ("content", content)]);
    }

    /// `<meta property>`, for link previews (<https://ogp.me/>).
    pub(super) fn property(&mut self, property: &str, content: &str) {
        self.tag("<meta", &[("property", property), ("content", content)]);
    }

    /// One value under a name and a property.
    pub(super) fn both(&mut self, name: &str, property: &str, content: &str) {
        self.tag(
            "<meta",
            &[("name", name), ("property", property), ("content", content)],
        );
    }

    /// `<link>`.
    pub(super) fn link(&mut self, rel: &str, href: &str) {
        self.tag("<link", &[("rel", rel), ("href", href)]);
    }

    /// The page in another language.
    pub(super) fn alternate(&mut self, hreflang: &str, href: &str) {
        self.tag(
            "<link",
            &[("rel", "alternate"), ("hreflang", hreflang), ("href", href)],
        );
    }

    /// What programs read instead of the page: a feed, or an oEmbed description (<https://oembed.com> §4).
    pub(super) fn feed(&mut self, mime: &str, title: &str, href: &str) {
        self.tag(
            "<link",
            &[
                ("rel", "alternate"),
                ("type", mime),
                ("title", title),
                ("href", href),
            ],
        );
    }

    pub(super) fn finish(self) -> String {
        self.html
    }

    fn tag(&mut self, start: &'static str, attributes: &[(&'static str, &str)]) {
        self.html.push_str(start);
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            self.html.push_str("=\"");
            push_attribute(&mut self.html, value);
            self.html.push('"');
        }
        self.html.push('>');
    }
}

/// Structured data as an element.
pub(super) fn script(json: &str) -> String {
    let mut html = "<script type=\"application/ld+json\">".to_owned();
    push_script_json(&mut html, json);
    html.push_str("</script>");
    html
}
