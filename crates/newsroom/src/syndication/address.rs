//! Absolute URLs, for readers outside of the site.

use article::Article;
use article::model::ArticleId;
use article::portal::Portal;
use article::url::SafeUrl;

/// Makes the absolute URLs of a site.
#[derive(Clone, Copy)]
pub struct Addresses<'p> {
    site: &'p str,
}

impl<'p> Addresses<'p> {
    /// Those of a portal's site.
    pub fn of(portal: &'p Portal) -> Self {
        Self {
            site: portal.url.as_str(),
        }
    }

    /// The URL of a path below the site.
    pub fn below(&self, path: &str) -> String {
        encoded(&[self.site, path.trim_start_matches('/')].concat())
    }

    /// The URL of an article's page.
    pub fn page(&self, id: &ArticleId) -> String {
        encoded(&[self.site, id.as_str(), "/"].concat())
    }

    /// The canonical URL of an article: its `url`, else that of its page here. A `url` on this site is here only if it
    /// is the page of another article ([`crate::places::settle_url`] removes others).
    pub fn canonical(&self, article: &Article) -> String {
        match &article.url {
            Some(url) => self.absolute(url, &article.id),
            None => self.page(&article.id),
        }
    }

    /// A URL in `portal.json`: a relative one starts at the site's root.
    #[cfg(feature = "publish")]
    pub fn of_portal(&self, url: &SafeUrl) -> String {
        match url.is_relative() {
            true => self.below(url.resolve("/").as_str()),
            false => encoded(url.as_str()),
        }
    }

    /// A URL in an article's document: `/` is the site's root, other relative ones start at the document (as in
    /// `action_news::route::Site::address`).
    pub fn absolute(&self, url: &SafeUrl, id: &ArticleId) -> String {
        let text = url.as_str();
        if !url.is_relative() {
            encoded(text)
        } else if text.starts_with('?') {
            encoded(&[&self.page(id), text].concat())
        } else if let Some(block) = text.strip_prefix('#') {
            // On the page, the ids of blocks have this prefix.
            encoded(&[&self.page(id), "#x-", block].concat())
        } else {
            let path = url.resolve(&format!("/{id}.json"));
            self.below(path.as_str())
        }
    }
}

/// A URI (RFC 3986) for a URL that browsers accept: characters that a URI cannot contain are percent-encoded.
fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let bytes = url.as_bytes();
    for (n, byte) in bytes.iter().enumerate() {
        let is_kept = match byte {
            b'%' => bytes
                .get(n + 1..n + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            byte => byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(byte),
        };
        if is_kept {
            out.push(char::from(*byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_absolute_and_a_uri() {
        let portal =
            br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/base/"}"#;
        let portal = article::read_portal(portal).expect("a portal").0;
        let id = ArticleId::parse("world/a").expect("an id");
        let check = |url: &str, expected: &str| {
            let url = SafeUrl::parse(url).expect("a safe URL");
            assert_eq!(Addresses::of(&portal).absolute(&url, &id), expected);
        };
        check("/images/a.jpg", "https://n.example/base/images/a.jpg");
        check("b.jpg", "https://n.example/base/world/b.jpg");
        check(
            "../images/a b.jpg",
            "https://n.example/base/images/a%20b.jpg",
        );
        check("../../../a.jpg", "https://n.example/base/a.jpg");
        check("?a=1&b=2", "https://n.example/base/world/a/?a=1&b=2");
        check("#note", "https://n.example/base/world/a/#x-note");
        check(
            "https://e.example/é\"<x>%",
            "https://e.example/%C3%A9%22%3Cx%3E%25",
        );
        check("https://e.example/%C3%A9", "https://e.example/%C3%A9");
        check("//cdn.example/a.jpg", "https://cdn.example/a.jpg");
    }
}
