//! `_redirects`, for the hosts that read `_headers`.
//!
//! A published site needs few: every page is a file, these hosts add the slash at the end of a folder's address by
//! themselves, and answer missing paths with `404.html`. The redirects are for addresses that people and programs guess.

use article::portal::Portal;

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

/// The file.
pub(super) fn file(portal: &Portal) -> String {
    let lines = all(portal)
        .into_iter()
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
        let of = |languages| file(&portal(languages));
        let feeds = "# Written by `newsroom publish`.\n/feed /feed.xml 301\n/rss /feed.xml 301\n/rss.xml /feed.xml 301\n";
        assert_eq!(of(r#"["en-CA"]"#), feeds);
        assert_eq!(
            of(r#"["en-CA", "fr-CA"]"#),
            format!("{feeds}/en/* /:splat 301\n")
        );
    }
}
