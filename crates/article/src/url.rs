//! Decides which URLs are safe; used for every URL of a page.

use crate::limits::MAX_URL_BYTES;
use std::fmt;

/// A URL that may become an `href` or a `src`: relative, `https`, `http`, `mailto` or `tel`.
///
/// ```
/// use article::url::SafeUrl;
/// assert!(SafeUrl::parse("https://example.org/a b").is_ok());
/// assert!(SafeUrl::parse("java\nscript:alert(1)").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SafeUrl(String);

/// Why a string is not a [`SafeUrl`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlProblem {
    /// Nothing but white space.
    Empty,
    /// Longer than [`MAX_URL_BYTES`].
    TooLong,
    /// A scheme that is not allowed.
    Scheme,
    /// Control characters, backslashes or no host: browsers interpret these in surprising ways.
    Malformed,
}

impl SafeUrl {
    /// A placeholder for a missing URL, in a document that is refused for it.
    pub(crate) fn missing() -> Self {
        Self("/".to_owned())
    }

    /// Checks a URL and normalises it: trims white space, encodes inner spaces and line breaks, completes `//host/path`
    /// with `https`.
    ///
    /// Stricter than the URL Standard's parser (<https://url.spec.whatwg.org/#concept-basic-url-parser>), which drops
    /// tabs and line breaks anywhere: here they are refused, and so is a colon before the first `/`, `?` or `#` unless
    /// it ends an allowed scheme.
    ///
    /// # Errors
    /// A [`UrlProblem`]; the caller shows the text without a link.
    pub fn parse(url: &str) -> Result<Self, UrlProblem> {
        let url = url.trim_matches(|c: char| c == ' ' || c == '\n' || c == '\r' || c == '\t');
        if url.is_empty() {
            return Err(UrlProblem::Empty);
        }
        if url.len() > MAX_URL_BYTES {
            return Err(UrlProblem::TooLong);
        }
        if url.chars().any(|c| c.is_control() || c == '\\') {
            return Err(UrlProblem::Malformed);
        }
        let end = url.find(['/', '?', '#']).unwrap_or(url.len());
        let head = url.get(..end).unwrap_or_default();
        let Some((scheme, _)) = head.split_once(':') else {
            return Self::relative(url);
        };
        let rest = url.get(scheme.len() + 1..).unwrap_or_default();
        match scheme.to_ascii_lowercase().as_str() {
            scheme @ ("https" | "http") => match rest.strip_prefix("//") {
                Some(host) if has_host(host) => {
                    Ok(Self(format!("{scheme}://{}", host.replace(' ', "%20"))))
                }
                _ => Err(UrlProblem::Malformed),
            },
            scheme @ ("mailto" | "tel") if !rest.trim().is_empty() => {
                Ok(Self(format!("{scheme}:{}", rest.replace(' ', "%20"))))
            }
            _ => Err(UrlProblem::Scheme),
        }
    }

    fn relative(url: &str) -> Result<Self, UrlProblem> {
        let encoded = url.replace(' ', "%20");
        let Some(rest) = url.strip_prefix("//") else {
            return Ok(Self(encoded));
        };
        if !has_host(rest.trim_start_matches('/')) {
            return Err(UrlProblem::Malformed);
        }
        Ok(Self(format!("https://{}", encoded.trim_start_matches('/'))))
    }

    /// The URL, for an attribute.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows `https://` or `http://`.
    pub(crate) fn after_scheme(&self) -> Option<&str> {
        let secure = self.0.strip_prefix("https://");
        secure.or_else(|| self.0.strip_prefix("http://"))
    }

    /// The host of an `http` or `https` URL, with its port, without a user name.
    pub fn host(&self) -> Option<&str> {
        let rest = self.after_scheme()?;
        let authority = rest.split(['/', '?', '#']).next()?;
        authority.rsplit('@').next()
    }

    /// Whether the URL has neither scheme nor host.
    pub fn is_relative(&self) -> bool {
        self.host().is_none() && !self.0.starts_with("mailto:") && !self.0.starts_with("tel:")
    }

    /// Resolves a relative URL against the directory of `base`, an absolute or root-relative URL, whose query and
    /// fragment do not count. Absolute URLs, fragments and queries are returned unchanged.
    pub fn resolve(&self, base: &str) -> Self {
        if !self.is_relative() || self.0.starts_with(['#', '?']) {
            return self.clone();
        }
        let end = base.find(['?', '#']).unwrap_or(base.len());
        let (origin, path) = split_origin(base.get(..end).unwrap_or(base));
        let joined = if self.0.starts_with('/') {
            self.0.clone()
        } else {
            let directory = path.rfind('/').and_then(|i| path.get(..=i)).unwrap_or("/");
            format!("{directory}{}", self.0)
        };
        let path = without_dots(&joined);
        // Two slashes at the start would be followed by a host.
        let dot = if origin.is_empty() && path.starts_with("//") {
            "/."
        } else {
            ""
        };
        Self(format!("{origin}{dot}{path}"))
    }
}

fn has_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !authority.is_empty() && authority.bytes().all(|b| b != b' ')
}

fn split_origin(base: &str) -> (&str, &str) {
    // Searches a single character: a string search would add 2 KB.
    let start = match base.find(':').map(|i| i + 3) {
        Some(start) if base.get(..start).is_some_and(|head| head.ends_with("://")) => start,
        _ => return ("", base),
    };
    let end = base
        .get(start..)
        .and_then(|rest| rest.find('/'))
        .map_or(base.len(), |i| start + i);
    (
        base.get(..end).unwrap_or(base),
        base.get(end..).unwrap_or("/"),
    )
}

/// Removes `.` and `..` segments (RFC 3986 §5.2.4) before the query and the fragment.
fn without_dots(path: &str) -> String {
    let (path, suffix) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    // Nearly all paths have none. A string search would add 2 KB.
    if path.starts_with('/') && !path.as_bytes().windows(2).any(|pair| pair == b"/.") {
        return [path, suffix].concat();
    }
    let mut out: Vec<&str> = Vec::new();
    let last = path.rsplit('/').next();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                if out.len() > 1 {
                    out.pop();
                }
            }
            segment => out.push(segment),
        }
    }
    if matches!(last, Some("." | "..")) {
        out.push("");
    }
    let mut joined = String::with_capacity(path.len() + suffix.len());
    for (n, segment) in out.iter().enumerate() {
        joined.push_str(if n > 0 { "/" } else { "" });
        joined.push_str(segment);
    }
    joined + suffix
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(url: &str, expected: Result<&str, UrlProblem>) {
        assert_eq!(
            SafeUrl::parse(url).as_ref().map(SafeUrl::as_str),
            expected.as_ref().map(|s| *s),
            "{url:?}"
        );
    }

    #[test]
    fn only_five_kinds_of_url_are_safe() {
        check("https://example.org/a?b#c", Ok("https://example.org/a?b#c"));
        check("HTTP://example.org", Ok("http://example.org"));
        check(" /world/ ", Ok("/world/"));
        check("a b.jpg", Ok("a%20b.jpg"));
        check("//cdn.example/x.jpg", Ok("https://cdn.example/x.jpg"));
        check("mailto:desk@news.example", Ok("mailto:desk@news.example"));
        check("TEL:+1 403 555 0100", Ok("tel:+1%20403%20555%200100"));
        check("?q=a:b", Ok("?q=a:b"));
        check("#fn:1", Ok("#fn:1"));
        check("", Err(UrlProblem::Empty));
        check(" \n", Err(UrlProblem::Empty));
        check("javascript:alert(1)", Err(UrlProblem::Scheme));
        check("JaVaScRiPt:alert(1)", Err(UrlProblem::Scheme));
        check("java\nscript:alert(1)", Err(UrlProblem::Malformed));
        check("\u{1}javascript:alert(1)", Err(UrlProblem::Malformed));
        check("&#106;avascript:alert(1)", Ok("&#106;avascript:alert(1)"));
        check("data:text/html,x", Err(UrlProblem::Scheme));
        check("blob:https://a/b", Err(UrlProblem::Scheme));
        check("https:example.org", Err(UrlProblem::Malformed));
        check("https://", Err(UrlProblem::Malformed));
        check("\\\\evil.example", Err(UrlProblem::Malformed));
        check("//", Err(UrlProblem::Malformed));
        check("//?a", Err(UrlProblem::Malformed));
        check("// a/b", Err(UrlProblem::Malformed));
        check(&"a".repeat(5000), Err(UrlProblem::TooLong));
    }

    #[test]
    fn resolving_follows_the_directory() {
        let check = |url: &str, base: &str, expected: &str| {
            let got = SafeUrl::parse(url).map(|u| u.resolve(base));
            assert_eq!(
                got.as_ref().map(SafeUrl::as_str),
                Ok(expected),
                "{url} {base}"
            );
        };
        check(
            "b.jpg",
            "https://x.example/a/c.html",
            "https://x.example/a/b.jpg",
        );
        check(
            "../b.jpg",
            "https://x.example/a/d/c",
            "https://x.example/a/b.jpg",
        );
        check("../../../b", "https://x.example/a/", "https://x.example/b");
        check(
            "/b?x=../y",
            "https://x.example/a/",
            "https://x.example/b?x=../y",
        );
        check("b", "https://x.example", "https://x.example/b");
        check("b", "/world/story.json", "/world/b");
        // A `/` in the query or the fragment does not separate segments of the path.
        for suffix in ["?next=/c/d", "#/c/d", "?a=http://y.example/", "?a#b/c"] {
            check("b", &format!("/a/story{suffix}"), "/a/b");
            let base = format!("https://x.example{suffix}");
            check("b", &base, "https://x.example/b");
        }
        check("#top", "https://x.example/a/", "#top");
        check("/.//y.example/b", "/world/", "/.//y.example/b");
        check(
            "https://y.example/",
            "https://x.example/",
            "https://y.example/",
        );
    }

    proptest! {
        /// A parsed URL parses to itself.
        #[test]
        fn a_safe_url_round_trips(url in "(https?:|HTTPS:|mailto:|tel:)?/{0,4}[a-z ?#:./@%]{0,20}") {
            if let Ok(safe) = SafeUrl::parse(&url) {
                prop_assert_eq!(SafeUrl::parse(safe.as_str()), Ok(safe));
            }
        }

        /// Every safe URL has an allowed scheme for a browser's parser, too.
        #[test]
        fn stricter_than_the_url_standard(
            url in "[ \\t\\n\\x00-\\x1f]{0,2}(javascript|data|vbscript|https?|blob|JAVAscript|mailto|tel|a/b|)[\\t\\n:&#;/\\\\ ]{0,4}[a-z:/?#%\\\\ .@\\t]{0,20}"
        ) {
            if let Ok(safe) = SafeUrl::parse(&url) {
                let base = ::url::Url::parse("https://portal.example/a/").map_err(|e| TestCaseError::fail(e.to_string()))?;
                if let Ok(parsed) = base.join(safe.as_str()) {
                    prop_assert!(["https", "http", "mailto", "tel"].contains(&parsed.scheme()), "{url:?} -> {parsed}");
                }
            }
        }
    }
}
