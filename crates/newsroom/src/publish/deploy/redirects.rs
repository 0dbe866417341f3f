//! `_redirects`, for the hosts that read `_headers`.
//!
//! A published site needs little: every page is a file, these hosts add the slash at the end of a folder's address by
//! themselves, and what is missing is answered with `404.html`. What is left are addresses that are tried and are
//! none of ours.

use article::portal::Portal;

/// Where feed readers and people look for a feed.
const FEED_GUESSES: &[&str] = &["/feed", "/rss", "/rss.xml"];

/// Where an address leads: from, to. A `*` at the end of the first is what `:splat` in the second stands for.
pub(super) fn all(portal: &Portal) -> Vec<(String, String)> {
    let feeds = FEED_GUESSES
        .iter()
        .map(|from| ((*from).to_owned(), "/feed.xml".to_owned()));
    // The site's own language has no prefix, but somebody who reads `/fr/` will try it.
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
    fn guesses_lead_to_what_is_there() {
        let of = |languages| file(&portal(languages));
        let feeds = "# Written by `newsroom publish`.\n/feed /feed.xml 301\n/rss /feed.xml 301\n/rss.xml /feed.xml 301\n";
        assert_eq!(of(r#"["en-CA"]"#), feeds);
        assert_eq!(
            of(r#"["en-CA", "fr-CA"]"#),
            format!("{feeds}/en/* /:splat 301\n")
        );
    }
}
