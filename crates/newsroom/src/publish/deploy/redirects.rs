//! `_redirects`, for the hosts that read `_headers`.
//!
//! A published site needs few: every page is a file, these hosts add the slash at the end of a folder's address by
//! themselves, and answer missing paths with `404.html`. The redirects are for addresses that people and programs guess, and for
//! former addresses of articles.

use article::model::Alias;
use article::portal::Portal;
use std::collections::BTreeSet;

/// Paths where feed readers and people look for a feed.
const FEED_GUESSES: &[&str] = &["/feed", "/rss", "/rss.xml"];

/// Redirects: from, to. `:splat` in the second is what `*` at the end of the first has matched.
pub(super) fn all(portal: &Portal) -> Vec<(String, String)> {
    let feeds = FEED_GUESSES
        .iter()
        .map(|from| ((*from).to_owned(), "/feed.xml".to_owned()));
    // The site's own language has no prefix, but readers of `/fr/` may guess one.
    let language = portal.lang.as_str().split('-').next().unwrap_or_default();
    let prefix =
        (portal.languages.len() > 1).then(|| (format!("/{language}/*"), "/:splat".to_owned()));
    feeds.chain(prefix).collect()
}

/// Most redirects from former addresses: Cloudflare ignores all lines after 2,000
/// (<https://developers.cloudflare.com/pages/configuration/redirects/>).
const MAX_MOVED: usize = 1900;

/// Redirects from former addresses of the newest articles. The others have the pages that lead on.
#[derive(Default)]
pub struct HostRedirects {
    /// When the article was published, its former path, its id.
    moved: BTreeSet<(Option<i64>, String, String)>,
}

impl HostRedirects {
    /// Adds a redirect. `published`: in seconds since 1970, if the article has a date.
    pub fn add(&mut self, published: Option<i64>, alias: &Alias, id: &str) {
        // These have a meaning in the file. A query is a condition that only Netlify has: elsewhere the line would be ignored,
        // or redirect the home page.
        if alias.as_str().contains(['*', ':', '?']) {
            return;
        }
        self.moved
            .insert((published, uri(alias.as_str()), id.to_owned()));
        if self.moved.len() > MAX_MOVED {
            self.moved.pop_first();
        }
    }
}

/// A path with other characters than those of a URI (RFC 3986) percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte.is_ascii() {
            true => out.push(char::from(byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A path with the slash at its end added or removed; none for paths of files.
fn other_slash(path: &str) -> Option<String> {
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let other = match path.strip_suffix('/') {
        Some(without) => without.to_owned(),
        None => [path, "/"].concat(),
    };
    (!name.contains('.')).then_some(other)
}

/// The file. Netlify sends a page that exists in place of a redirect without `!`; Cloudflare refuses lines with it. So there
/// Netlify sends the page that leads on. No host that reads the file can be told by it to answer 410.
pub(super) fn file(portal: &Portal, redirects: &HostRedirects) -> String {
    let mut moved: Vec<_> = redirects.moved.iter().collect();
    moved.sort_by_key(|(_, from, _)| from);
    // Cloudflare distinguishes `/old` and `/old/`, so both are written if there is room.
    let has_room = 2 * moved.len() <= MAX_MOVED;
    let moved = moved.into_iter().flat_map(|(_, from, id)| {
        let other = other_slash(from).filter(|_| has_room);
        let froms = std::iter::once(from.clone()).chain(other);
        froms.map(move |from| (from, format!("/{id}/")))
    });
    // The first line that matches counts.
    let lines = moved
        .chain(all(portal))
        .map(|(from, to)| format!("{from} {to} 301\n"));
    format!(
        "# Written by `newsroom publish`.\n{}",
        lines.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal(languages: &str) -> Portal {
        let json = format!(
            r#"{{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/",
                "lang": "en-CA", "languages": {languages}}}"#
        );
        article::read_portal(json.as_bytes()).expect("a portal").0
    }

    #[test]
    fn guessed_addresses_are_redirected() {
        let of = |languages| file(&portal(languages), &HostRedirects::default());
        let feeds = "# Written by `newsroom publish`.\n/feed /feed.xml 301\n/rss /feed.xml 301\n/rss.xml /feed.xml 301\n";
        assert_eq!(of(r#"["en-CA"]"#), feeds);
        assert_eq!(
            of(r#"["en-CA", "fr-CA"]"#),
            format!("{feeds}/en/* /:splat 301\n")
        );
    }

    #[test]
    fn the_newest_articles_are_redirected_from_their_former_addresses() {
        let mut redirects = HostRedirects::default();
        let mut add = |published, alias: &str, id: &str| {
            let alias = Alias::parse(alias).expect("an alias");
            redirects.add(published, &alias, id);
        };
        add(Some(-1), "/oldest.html", "world/oldest");
        add(None, "/undated.html", "about");
        for number in 0..1898 {
            let alias = format!("/2013/{number}/");
            add(Some(number), &alias, &format!("world/n{number}"));
        }
        add(Some(5), "/été.php", "world/n5");
        add(Some(5), "/a:b/*", "world/n5");
        add(Some(5), "/?p=123", "world/n5");
        let file = file(&portal(r#"["en-CA", "fr-CA"]"#), &redirects);
        let lines: Vec<&str> = file.lines().skip(1).collect();
        assert_eq!(lines.len(), MAX_MOVED + 4);
        assert!(lines.contains(&"/%C3%A9t%C3%A9.php /world/n5/ 301"));
        assert!(lines.contains(&"/oldest.html /world/oldest/ 301"));
        assert!(!file.contains("undated") && !file.contains("a:b") && !file.contains("p="));
        assert_eq!(lines.last(), Some(&"/en/* /:splat 301"));
    }

    #[test]
    fn addresses_are_redirected_with_and_without_a_slash() {
        let mut redirects = HostRedirects::default();
        for alias in ["/2019/05/ice-out/", "/old/ice", "/ice.html"] {
            let alias = Alias::parse(alias).expect("an alias");
            redirects.add(Some(1), &alias, "local/ice");
        }
        let file = file(&portal(r#"["en-CA"]"#), &redirects);
        let from = file
            .lines()
            .filter_map(|line| line.strip_suffix(" /local/ice/ 301"));
        let from: Vec<&str> = from.collect();
        let expected = [
            "/2019/05/ice-out/",
            "/2019/05/ice-out",
            "/ice.html",
            "/old/ice",
            "/old/ice/",
        ];
        assert_eq!(from, expected);
    }
}
