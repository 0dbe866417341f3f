//! `_redirects` of a published site, as Cloudflare Pages and Netlify read it: on each line a path, where it leads, and a
//! status. A `*` at the end of a path matches any rest, which `:splat` stands for. The first line that matches counts.
//! (<https://developers.cloudflare.com/pages/configuration/redirects/>)

use axum::http::StatusCode;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::path::Path;

/// What a host does with a request that a line matches.
#[derive(Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The status of the response.
    pub status: StatusCode,
    /// Its `Location`; none if it is no redirect.
    pub location: Option<String>,
}

/// The redirect of a site for a percent-encoded path, if there is one.
pub fn of(site: &Path, path: &str) -> Option<Redirect> {
    // Read each time: the site may have been published again.
    let text = std::fs::read_to_string(site.join("_redirects")).ok()?;
    find(&text, path)
}

fn find(text: &str, path: &str) -> Option<Redirect> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (from, to) = (words.next()?, words.next()?);
            let rest = matched(from, path)?;
            // Netlify: `!` also replaces files.
            let status = words
                .next()
                .map_or("302", |status| status.trim_end_matches('!'));
            let status = StatusCode::from_bytes(status.as_bytes()).ok()?;
            let is_redirect = status.is_redirection();
            Some(Redirect {
                status,
                location: is_redirect.then(|| to.replace(":splat", rest)),
            })
        })
        // Lines with 200 name other files to send, which newsroom does not write.
        .find(|redirect| redirect.location.is_some() || redirect.status.is_client_error())
}

/// The part of the path that the `*` of `from` matches, empty without one; none if `from` does not match.
fn matched<'p>(from: &str, path: &'p str) -> Option<&'p str> {
    fn decoded(path: &str) -> Cow<'_, str> {
        percent_decode_str(path).decode_utf8_lossy()
    }
    match from.strip_suffix('*') {
        Some(before) => {
            let before = decoded(before);
            // The rest stays encoded, since it becomes part of an address.
            let parts = (0..=path.len()).filter_map(|end| path.split_at_checked(end));
            parts
                .filter(|(start, _)| decoded(start) == before)
                .map(|(_, rest)| rest)
                .next()
        }
        None => (decoded(from) == decoded(path)).then_some(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_matches_counts() {
        let file = "# Written by hand\n/feed /feed.xml 301\n/%C3%A9t%C3%A9.php /world/n5/ 301\n/gone/story/ / 410\n\
            /en/* /:splat 301!\n/en/feed /no 301\n/soon /later\n/proxy /x 200\n\
            /n%C3%A6s/* /ness/:splat 301\n";
        let check = |path: &str, status: u16, location: Option<&str>| {
            let found = find(file, path).unwrap();
            assert_eq!(
                (found.status.as_u16(), found.location.as_deref()),
                (status, location),
                "{path}"
            );
        };
        check("/feed", 301, Some("/feed.xml"));
        check("/été.php", 301, Some("/world/n5/"));
        check("/%c3%a9t%c3%a9.php", 301, Some("/world/n5/"));
        check("/gone/story/", 410, None);
        check("/en/world/a%20b/", 301, Some("/world/a%20b/"));
        check("/en/feed", 301, Some("/feed"));
        check("/soon", 302, Some("/later"));
        check("/n%c3%a6s/%C3%A5l", 301, Some("/ness/%C3%A5l"));
        check("/næs/", 301, Some("/ness/"));
        for path in ["/", "/feed/", "/feed.xml", "/proxy", "/gone/story", "/en"] {
            assert_eq!(find(file, path), None, "{path}");
        }
    }
}
