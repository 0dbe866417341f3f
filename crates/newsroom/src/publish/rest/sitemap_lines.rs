//! An article's sitemap entry, kept as a few lines of text from run to run:
//!
//! ```text
//! world/story
//! 2026-11-01T08:00:00Z
//! en-CA<tab>world/story/
//! fr-CA<tab>fr/monde/article/
//! ```

use crate::publish::feeds::{Alternate, SitemapEntry};
use article::Article;
use article::date::Timestamp;
use article::portal::Portal;
use std::fmt::Write as _;

/// An article's lines; empty for one that the sitemap does not list.
pub fn sitemap_lines(portal: &Portal, article: &Article) -> Vec<u8> {
    let Some(entry) = SitemapEntry::of(portal, article) else {
        return Vec::new();
    };
    let mut text = format!("{}\n", article.id);
    // Writing to a string cannot fail.
    let _ = match entry.changed {
        Some(changed) => writeln!(text, "{changed}"),
        None => writeln!(text),
    };
    for Alternate { hreflang, path } in &entry.alternates {
        let _ = writeln!(text, "{hreflang}\t{path}");
    }
    text.into_bytes()
}

/// An article's entry, from its lines.
pub fn entry(lines: &[u8]) -> Option<SitemapEntry> {
    let mut lines = std::str::from_utf8(lines).ok()?.lines();
    let id = lines.next()?;
    let changed = Timestamp::parse(lines.next()?);
    let alternates = lines.filter_map(|line| {
        let (hreflang, path) = line.split_once('\t')?;
        Some(Alternate {
            hreflang: hreflang.to_owned(),
            path: path.to_owned(),
        })
    });
    Some(SitemapEntry {
        path: format!("{id}/"),
        changed,
        alternates: alternates.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_back_from_lines() {
        let portal =
            br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/"}"#;
        let portal = article::read_portal(portal).expect("a portal").0;
        let check = |more: &str| {
            let text = format!(
                r#"{{"schema": "action-news/article/1", "id": "world/a", "lang": "en", "headline": "A",
                    "body": [{{"type": "divider"}}]{more}}}"#
            );
            let article = article::read(text.as_bytes()).expect("an article").0;
            let lines = sitemap_lines(&portal, &article);
            assert_eq!(entry(&lines), SitemapEntry::of(&portal, &article), "{more}");
        };
        check("");
        check(r#", "published": "2024-11-23""#);
        check(r#", "published": "2024-11-23T08:00:00-07:00", "updated": "2024-11-24T08:00:00.5Z""#);
        check(
            r#", "translations": [{"lang": "fr-CA", "id": "fr/monde/a"}, {"lang": "ar", "id": "ar/a"}]"#,
        );
        check(r#", "url": "https://elsewhere.example/a""#);
    }
}
