//! A former address of an article.

use std::fmt;

/// A former path of an article on this site: `/2013/06/17/old-address.html`. `/` is the site's root.
///
/// It is absolute and has neither query nor fragment, except for WordPress's plain permalinks `/?p=123` and `/?page_id=123`
/// (<https://wordpress.org/documentation/article/customize-permalinks/>). Percent-encoded characters (RFC 3986 §2.1) are
/// kept as written; [`Alias::decoded`] returns the path as servers compare it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Alias(String);

impl Alias {
    /// The longest alias, in bytes.
    pub const MAX_BYTES: usize = 800;

    /// What no path contains as written, besides control characters and white space.
    pub(crate) const FORBIDDEN: &str = "\"#<>?\\^`{|}";

    /// Reads a path. `None` for one that is relative, the site's root, or leads out of the site (`..`), and for one with a
    /// query (except plain permalinks), a fragment, an empty segment or characters that no path contains.
    pub fn parse(path: &str) -> Option<Self> {
        if path.len() <= Self::MAX_BYTES && is_plain_permalink(path) {
            return Some(Self(path.to_owned()));
        }
        let is_wrong = |c: char| c.is_control() || c.is_whitespace() || Self::FORBIDDEN.contains(c);
        if path.len() > Self::MAX_BYTES || path.contains(is_wrong) {
            return None;
        }
        let decoded = decode(path)?;
        let below = decoded.strip_prefix('/')?;
        let below = below.strip_suffix('/').unwrap_or(below);
        let is_segment = |segment: &str| {
            !matches!(segment, "" | "." | "..")
                && !segment.contains(|c: char| c.is_control() || matches!(c, '"' | '\\'))
        };
        // A decoded slash would separate segments that are one.
        let is_whole = decoded.matches('/').count() == path.matches('/').count();
        (is_whole && below.split('/').all(is_segment)).then(|| Self(path.to_owned()))
    }

    /// The path as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without percent-encoding.
    pub fn decoded(&self) -> String {
        decode(&self.0).unwrap_or_else(|| self.0.clone())
    }
}

/// Whether this is one of WordPress's plain permalinks: `/?p=123` or `/?page_id=123`.
fn is_plain_permalink(path: &str) -> bool {
    let number = path
        .strip_prefix("/?p=")
        .or_else(|| path.strip_prefix("/?page_id="));
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Decodes `%41` to `A`. `None` if that is not UTF-8, or a `%` is not followed by two digits.
fn decode(path: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'%' {
            decoded.push(*byte);
            continue;
        }
        let ([high, low], after) = after.split_first_chunk::<2>()?;
        let digit = |digit: u8| char::from(digit).to_digit(16);
        let code = digit(*high)? * 16 + digit(*low)?;
        decoded.push(u8::try_from(code).ok()?);
        rest = after;
    }
    String::from_utf8(decoded).ok()
}

impl fmt::Display for Alias {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_absolute_paths() {
        for good in [
            "/2013/06/17/old-address.html",
            "/old/",
            "/old",
            "/Nouvelles/été.aspx",
            "/a%20b/%C3%A9t%C3%A9",
            "/news,1234;a=b",
            "/a...b/.c",
            "/?p=123",
            "/?page_id=7",
        ] {
            assert!(Alias::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "/",
            "old.html",
            "//host/old",
            "/a//b",
            "/a/../b",
            "/a/%2e%2E/b",
            "/./a",
            "/a?p=1",
            "/?p=",
            "/?p=1a",
            "/?p=1&q=2",
            "/?q=1",
            "?p=1",
            "/a#b",
            "/a b",
            "/a\\b",
            "/a%5Cb",
            "/a%2Fb",
            "/a%00",
            "/a%22b",
            "/%",
            "/%4",
            "/%zz",
            "/%FF",
            "https://n.example/a",
            "/a\n",
        ] {
            assert!(Alias::parse(bad).is_none(), "{bad:?}");
        }
        let longest = ["/", &"a".repeat(Alias::MAX_BYTES - 1)].concat();
        assert!(Alias::parse(&longest).is_some());
        assert!(Alias::parse(&[&longest, "a"].concat()).is_none());
    }

    #[test]
    fn decoded_paths_are_what_servers_compare() {
        let decoded = |path| Alias::parse(path).map(|alias| alias.decoded());
        let expected = Some("/été/a b".to_owned());
        assert_eq!(decoded("/%C3%A9t%c3%a9/a%20b"), expected);
    }
}
