//! An article's id, which is also its path.

use std::fmt;

/// An article's path below the site: segments of `[a-z0-9-]` joined by `/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(String);

impl ArticleId {
    /// Stands in for an id that is missing, in a document that is refused for it.
    pub(crate) fn missing() -> Self {
        Self(String::new())
    }

    /// Reads an id of 1–200 characters, without empty segments.
    pub fn parse(id: &str) -> Option<Self> {
        let segment_ok = |segment: &str| {
            !segment.is_empty()
                && segment
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        (id.len() <= 200 && id.split('/').all(segment_ok)).then(|| Self(id.to_owned()))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
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
}
