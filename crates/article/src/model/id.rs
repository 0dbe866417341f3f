//! An article's id, which is also its path.

use std::fmt;

/// An article's path below the site: segments of `[a-z0-9-]` joined by `/`.
///
/// It is also a file path, so no segment may be a device name of Windows: `con`, `aux`, `com1` …
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(String);

impl ArticleId {
    /// A placeholder for a missing id, in a document that is refused for it.
    pub(crate) fn missing() -> Self {
        Self(String::new())
    }

    /// The longest id. File names may have 255 bytes, and a site appends endings.
    pub(crate) const MAX_BYTES: usize = 200;

    /// Parses an id of 1–200 characters, without empty segments.
    pub fn parse(id: &str) -> Option<Self> {
        let segment_ok = |segment: &str| {
            !segment.is_empty()
                && !is_device(segment)
                && segment
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        (id.len() <= Self::MAX_BYTES && id.split('/').all(segment_ok)).then(|| Self(id.to_owned()))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether Windows reserves a name for a device.
pub(crate) fn is_device(segment: &str) -> bool {
    let port = segment.strip_prefix("com");
    let port = port.or_else(|| segment.strip_prefix("lpt"));
    let is_port = port.is_some_and(|n| matches!(n.as_bytes(), [b'0'..=b'9']));
    is_port || matches!(segment, "con" | "prn" | "aux" | "nul")
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_paths_of_plain_segments() {
        for good in ["about", "world/leaders-differ-on-syria", "fr/monde/2024-11"] {
            assert!(ArticleId::parse(good).is_some(), "{good}");
        }
        for bad in [
            "", "/world", "world/", "a//b", "A", "a_b", "a.b", "../a", "é", "a b",
        ] {
            assert!(ArticleId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn ids_are_valid_file_names_everywhere() {
        for bad in ["con", "world/aux", "nul/story", "a/prn/b", "com1", "lpt0"] {
            assert!(ArticleId::parse(bad).is_none(), "{bad}");
        }
        for good in ["conn", "com", "com10", "comx", "aux-", "lpt-1"] {
            assert!(ArticleId::parse(good).is_some(), "{good}");
        }
        assert!(ArticleId::parse(&"a".repeat(200)).is_some());
        assert!(ArticleId::parse(&"a".repeat(201)).is_none());
    }
}
