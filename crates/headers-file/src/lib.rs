//! Reads `_headers`, the file of a published site with the headers that its host sends.
//!
//! The file is a list of patterns, each followed by indented headers. `*` matches any characters, slashes too, and
//! `:name` one segment. All rules that match apply; if several have the same header, it is sent once, with their values
//! joined by commas, as Cloudflare Pages does
//! (<https://developers.cloudflare.com/pages/configuration/headers/>).

// The workspace's lints are for code that ships: tests may panic.
#![cfg_attr(test, allow(clippy::unwrap_used))]

use std::path::Path;

/// The rules, in the order of the file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct HeadersFile(Vec<Rule>);

#[derive(Debug, PartialEq, Eq)]
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

impl HeadersFile {
    /// The name of the file, at the root of a site.
    pub const NAME: &str = "_headers";

    /// The rules of a site; none if it has no such file.
    pub fn of(site: &Path) -> Self {
        let text = std::fs::read_to_string(site.join(Self::NAME));
        Self::parse(&text.unwrap_or_default())
    }

    /// The rules of a file's text. Lines that are neither a pattern nor a header are ignored.
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        let lines = text.lines().map(|line| (line, line.trim()));
        for (line, words) in lines.filter(|(_, words)| !words.is_empty() && !words.starts_with('#'))
        {
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule {
                    pattern: words.to_owned(),
                    headers: Vec::new(),
                });
            } else if let (Some(rule), Some((name, value))) =
                (rules.last_mut(), words.split_once(':'))
            {
                rule.headers
                    .push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self(rules)
    }

    /// Names and values of the headers for a path below the site's root, which starts with a slash.
    pub fn sent_for(&self, path: &str) -> Vec<(String, String)> {
        let mut sent: Vec<(String, String)> = Vec::new();
        let matching = self.0.iter().filter(|rule| matches(&rule.pattern, path));
        for (name, value) in matching.flat_map(|rule| &rule.headers) {
            match sent
                .iter_mut()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
            {
                Some((_, values)) => *values = format!("{values}, {value}"),
                None => sent.push((name.clone(), value.clone())),
            }
        }
        sent
    }
}

/// Whether a pattern matches a path.
fn matches(pattern: &str, path: &str) -> bool {
    let Some(first) = pattern.chars().next() else {
        return path.is_empty();
    };
    let rest = pattern.get(first.len_utf8()..).unwrap_or_default();
    match first {
        '*' => {
            let ends = path.char_indices().map(|(at, _)| at).chain([path.len()]);
            ends.into_iter()
                .any(|at| matches(rest, path.get(at..).unwrap_or_default()))
        }
        ':' if rest.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let after = rest.get(name.unwrap_or(rest.len())..).unwrap_or_default();
            let segment = path.find('/').unwrap_or(path.len());
            segment > 0 && matches(after, path.get(segment..).unwrap_or_default())
        }
        plain => path
            .strip_prefix(plain)
            .is_some_and(|path| matches(rest, path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_match_are_merged() {
        let file = HeadersFile::parse(
            "# A comment\n/*\n  X-All: yes\n  Content-Security-Policy: default-src 'none'; img-src https://a.example:8080\n\n\
             /assets/*\n  Cache-Control: immutable\n/assets/x.js\n\tcache-control: public\n",
        );
        let check = |path: &str, expected: &[(&str, &str)]| {
            let sent = file.sent_for(path);
            let sent: Vec<(&str, &str)> =
                sent.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            assert_eq!(sent, expected, "{path}");
        };
        let policy = (
            "Content-Security-Policy",
            "default-src 'none'; img-src https://a.example:8080",
        );
        check("/", &[("X-All", "yes"), policy]);
        check(
            "/assets/y.js",
            &[("X-All", "yes"), policy, ("Cache-Control", "immutable")],
        );
        check(
            "/assets/x.js",
            &[
                ("X-All", "yes"),
                policy,
                ("Cache-Control", "immutable, public"),
            ],
        );
    }

    #[test]
    fn patterns_match_paths() {
        let check = |pattern, path, expected| {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}")
        };
        check("/*", "/", true);
        check("/*", "/world/story/", true);
        check("/assets/*", "/assets/deep/x.js", true);
        check("/assets/*", "/asset", false);
        check("/*.json", "/world/story.json", true);
        check("/*.json", "/world/story/", false);
        check("/images/*.avif", "/images/a.b.avif", true);
        check("/icon-*", "/icon-0a.svg", true);
        check("/icon-*", "/fr/icon-0a.svg", false);
        check("/:section/index.html", "/world/index.html", true);
        check("/:section/index.html", "/world/x/index.html", false);
        check("/", "/", true);
        check("/", "/a", false);
    }

    #[test]
    fn a_site_without_the_file_has_no_headers() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(HeadersFile::of(folder.path()), HeadersFile::default());
        assert_eq!(HeadersFile::default().sent_for("/"), []);
    }
}
