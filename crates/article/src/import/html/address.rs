//! Resolves URLs in HTML.

use crate::url::SafeUrl;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// The document's location.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::import) struct Place<'p> {
    /// The URL of the article's page, or of the document; relative URLs are resolved against it.
    pub(in crate::import) base: Option<&'p SafeUrl>,
    /// What relative addresses are without a base.
    pub(in crate::import) relative: Relative,
}

/// What relative addresses are without a base.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::import) enum Relative {
    /// Addresses of an unknown site: none.
    #[default]
    Unknown,
    /// Addresses of this site.
    #[cfg(feature = "markdown")]
    Own,
}

impl Relative {
    fn is_own(self) -> bool {
        self != Self::Unknown
    }
}

impl Place<'_> {
    /// The target of a link; `None` for a relative URL without a base, which would refer to this site.
    pub(in crate::import) fn link(&self, href: &str) -> Option<SafeUrl> {
        let url = parse(href)?;
        let is_own = self.relative.is_own() && url.as_str() != "#";
        if !url.is_relative() || is_own {
            return Some(url);
        }
        if url.as_str().starts_with('#') {
            // A placeholder for a script.
            if url.as_str() == "#" {
                return None;
            }
            return Some(match self.base {
                // It may refer to an element of this document: `anchors` decides.
                Some(base) => parse(&format!("{}{url}", without_fragment(base.as_str())))?,
                None => url,
            });
        }
        self.resolved(&url)
    }

    /// The URL of a picture, a video or a frame: always absolute, and `https` instead of `http`.
    pub(in crate::import) fn file(&self, src: &str) -> Option<SafeUrl> {
        let url = parse(src)?;
        if self.relative.is_own() && url.is_relative() {
            return Some(url);
        }
        let url = if url.is_relative() {
            self.resolved(&url)?
        } else {
            url
        };
        url.host()?;
        match url.as_str().strip_prefix("http://") {
            // A local server is trusted and usually has no certificate.
            Some(_) if is_this_machine(&url) => Some(url),
            Some(rest) => SafeUrl::parse(&format!("https://{rest}")).ok(),
            None => Some(url),
        }
    }

    fn resolved(&self, url: &SafeUrl) -> Option<SafeUrl> {
        let base = self.base.filter(|base| base.host().is_some())?;
        if url.as_str().starts_with('?') {
            let path = without_fragment(base.as_str()).split('?').next()?;
            return parse(&format!("{path}{url}"));
        }
        Some(url.resolve(base.as_str()))
    }

    /// The fragment of a URL that refers to this document.
    pub(super) fn fragment(&self, href: &str) -> Option<String> {
        let (before, fragment) = href.trim().split_once('#')?;
        let is_here = before.is_empty()
            || self
                .base
                .is_some_and(|base| without_fragment(base.as_str()) == before);
        let decoded = percent_decode_str(fragment).decode_utf8();
        let decoded = decoded.map_or_else(|_| fragment.to_owned(), Cow::into_owned);
        (is_here && !fragment.is_empty()).then_some(decoded)
    }
}

fn is_this_machine(url: &SafeUrl) -> bool {
    let host = url.host().and_then(|host| host.split(':').next());
    matches!(host, Some("127.0.0.1" | "localhost"))
}

fn without_fragment(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}

/// Browsers drop line breaks and tabs from URLs.
fn parse(address: &str) -> Option<SafeUrl> {
    let is_dropped = |c: char| matches!(c, '\n' | '\r' | '\t');
    if address.contains(is_dropped) {
        return SafeUrl::parse(&address.replace(is_dropped, "")).ok();
    }
    SafeUrl::parse(address).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_resolved_or_refused() {
        let base = SafeUrl::parse("https://n.example/a/story/?p=1").expect("a safe URL");
        let here = Place {
            base: Some(&base),
            ..Place::default()
        };
        let nowhere = Place::default();
        let check = |href: &str, with: Option<&str>, without: Option<&str>| {
            let str = |url: &Option<SafeUrl>| url.as_ref().map(|url| url.as_str().to_owned());
            assert_eq!(str(&here.link(href)).as_deref(), with, "{href}");
            assert_eq!(str(&nowhere.link(href)).as_deref(), without, "{href}");
        };
        check("../b", Some("https://n.example/a/b"), None);
        check("?q=2", Some("https://n.example/a/story/?q=2"), None);
        check(
            "#fn1",
            Some("https://n.example/a/story/?p=1#fn1"),
            Some("#fn1"),
        );
        check(
            "//cdn.example/x",
            Some("https://cdn.example/x"),
            Some("https://cdn.example/x"),
        );
        check("#", None, None);
        check("java\nscript:alert(1)", None, None);
        check(
            "https://n.ex\nample/x",
            Some("https://n.example/x"),
            Some("https://n.example/x"),
        );
        check(
            "mailto:a@n.example",
            Some("mailto:a@n.example"),
            Some("mailto:a@n.example"),
        );
        assert_eq!(
            here.file("http://n.example/a.jpg")
                .map(|url| url.to_string())
                .as_deref(),
            Some("https://n.example/a.jpg")
        );
        assert_eq!(here.file("data:image/gif;base64,x"), None);
        assert_eq!(nowhere.file("a.jpg"), None);
        assert_eq!(
            here.fragment("https://n.example/a/story/?p=1#fn%C3%A9")
                .as_deref(),
            Some("fné")
        );
        assert_eq!(nowhere.fragment("https://n.example/a#b"), None);
    }
}
