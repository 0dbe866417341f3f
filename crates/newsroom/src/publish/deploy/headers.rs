//! `_headers` for Netlify, Cloudflare Pages and similar hosts: path patterns, and the headers for matching paths.
//!
//! All rules that match a path apply, and hosts differ if two of them have the same header: one joins the values with a
//! comma, another takes one of them. So no path matches two rules with the same header, which a test checks. That is why
//! there is no `Cache-Control` for pages here: by default these hosts send `public, max-age=0, must-revalidate`, which is
//! right for pages.
//!
//! Sources: <https://docs.netlify.com/manage/routing/headers/>,
//! <https://developers.cloudflare.com/pages/configuration/headers/> (100 rules, 2,000 characters a line).

/// `Cache-Control` of files with a hash in their name: a year without revalidation (RFC 8246).
pub(super) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` of other files: cached, and revalidated each time (RFC 9111 §5.2.2.4).
pub(super) const REVALIDATED: &str = "no-cache";

/// The headers of every response besides the content security policy.
///
/// `Permissions-Policy` denies features that a news page does not use and a framed player must not use; those that players
/// need (full screen, picture in picture, encrypted media) are not on the list. No `Cross-Origin-Opener-Policy`: browsers
/// would begin a new process for each reader who comes from another site (docs/decisions/013).
pub(super) const SECURITY: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// Patterns of paths with a hash in their name.
const IMMUTABLE_PATHS: &[&str] = &["/assets/*", "/icon-*"];
/// Formats of variants of pictures. Originals are in the same folder under their own names.
const PICTURE_FORMATS: &[&str] = &["avif", "webp", "jpg", "png"];
/// Patterns of paths with an extension and without a hash.
const REVALIDATED_PATHS: &[&str] = &[
    "/*.html",
    "/*.json",
    "/*.xml",
    "/*.webmanifest",
    "/embed.js",
    "/frames.js",
];

/// Lets pages of any origin read a file: other people's pages, and frames, which have an opaque origin, show our articles.
/// These files are public, and are sent without cookies.
pub(super) const ANY_ORIGIN: (&str, &str) = ("Access-Control-Allow-Origin", "*");
/// Patterns of the paths that they read.
const ANY_ORIGIN_PATHS: &[&str] = &[
    "/embed.js",
    "/frames.js",
    "/assets/*",
    "/images/*",
    "/embed/*",
    "/*.json",
];

/// The file. `policy`: the value of `Content-Security-Policy`; `pictures`: all paths below `images/`.
pub(super) fn file(policy: &str, pictures: &[String]) -> String {
    let mut file = String::from("# Written by `newsroom publish`.\n\n/*\n");
    let mut header = |name: &str, value: &str| file.push_str(&format!("  {name}: {value}\n"));
    header("Content-Security-Policy", policy);
    for (name, value) in SECURITY {
        header(name, value);
    }
    file.push_str("\n# With a hash in their name.\n");
    let formats = PICTURE_FORMATS
        .iter()
        .filter(|format| all_have_hashes(pictures, format));
    let pictures = formats.map(|format| format!("/images/*.{format}"));
    for path in IMMUTABLE_PATHS
        .iter()
        .map(|path| (*path).to_owned())
        .chain(pictures)
    {
        file.push_str(&rule(&path, Some(IMMUTABLE)));
    }
    file.push_str(
        "\n# By default, browsers also revalidate pages whose address ends in a slash.\n",
    );
    for path in REVALIDATED_PATHS {
        file.push_str(&rule(path, Some(REVALIDATED)));
    }
    file.push_str("\n# Read by other people's pages, like some of those above.\n");
    let is_above =
        |path: &&&str| IMMUTABLE_PATHS.contains(*path) || REVALIDATED_PATHS.contains(*path);
    for path in ANY_ORIGIN_PATHS.iter().filter(|path| !is_above(path)) {
        file.push_str(&rule(path, None));
    }
    file
}

/// The rule of a pattern with all of its headers: each pattern is in the file once.
fn rule(path: &str, cache: Option<&str>) -> String {
    let cache = cache.map(|cache| ("Cache-Control", cache));
    let any_origin = ANY_ORIGIN_PATHS.contains(&path).then_some(ANY_ORIGIN);
    let headers = cache.into_iter().chain(any_origin);
    headers.fold(format!("{path}\n"), |rule, (name, value)| {
        rule + &format!("  {name}: {value}\n")
    })
}

/// Whether all pictures of a format have a hash in their name: a pattern cannot tell these from originals.
fn all_have_hashes(pictures: &[String], format: &str) -> bool {
    let mut stems = pictures
        .iter()
        .filter_map(|path| path.strip_suffix(format)?.strip_suffix('.'))
        .peekable();
    stems.peek().is_some() && stems.all(has_hash)
}

/// `river-0123456789-960`: a name, ten digits of a hash, a width.
fn has_hash(stem: &str) -> bool {
    let mut parts = stem.rsplit('-');
    let (width, hash) = (parts.next(), parts.next());
    width.is_some_and(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit()))
        && hash.is_some_and(|h| h.len() == 10 && h.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Paths that other people's pages read.
#[cfg(test)]
pub(super) const READ_BY_OTHERS: &[&str] = &[
    "/embed.js",
    "/frames.js",
    "/assets/elements-0123456789abcdef.wasm",
    "/assets/frame-0123456789abcdef.js",
    "/images/river-0123456789-960.avif",
    "/images/logo.svg",
    "/portal.json",
    "/index.json",
    "/world/story.json",
    "/weather/calgary.json",
    "/oembed/world/story.json",
    "/embed/",
    "/embed/world/story/",
    "/embed/world/story/index.html",
];
/// Paths that they do not read.
#[cfg(test)]
pub(super) const NOT_READ_BY_OTHERS: &[&str] = &[
    "/",
    "/world/story/",
    "/world/embed/",
    "/404.html",
    "/feed.xml",
    "/icon-0123456789abcdef.svg",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules of a file: pattern, names and values.
    fn rules(file: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
        let mut rules: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
        for line in file.lines() {
            if line.starts_with('/') {
                rules.push((line, Vec::new()));
            } else if let Some((name, value)) = line.trim_start().split_once(": ")
                && line.starts_with(' ')
            {
                rules.last_mut().unwrap().1.push((name, value));
            }
        }
        rules
    }

    /// `*` matches anything, slashes too, and occurs at most once in a pattern.
    fn matches(pattern: &str, path: &str) -> bool {
        match pattern.split_once('*') {
            Some((before, after)) => {
                path.len() >= before.len() + after.len()
                    && path.starts_with(before)
                    && path.ends_with(after)
            }
            None => pattern == path,
        }
    }

    fn sent<'f>(file: &'f str, path: &str) -> Vec<(&'f str, &'f str)> {
        let rules = rules(file).into_iter();
        rules
            .filter(|(pattern, _)| matches(pattern, path))
            .flat_map(|(_, headers)| headers)
            .collect()
    }

    #[test]
    fn each_kind_of_file_gets_its_headers_once() {
        let pictures = [
            "images/river-0123456789-960.avif",
            "images/river-0123456789-960.webp",
            "images/badge.webp",
            "images/logo.svg",
        ];
        let pictures: Vec<String> = pictures.map(str::to_owned).into();
        let file = file("default-src 'none'", &pictures);
        let check = |path: &str, cache: Option<&str>| {
            let sent = sent(&file, path);
            let mut names: Vec<&str> = sent.iter().map(|(name, _)| *name).collect();
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "{path}: {sent:?}");
            let of = |name| {
                sent.iter()
                    .find(|(n, _)| *n == name)
                    .map(|(_, value)| *value)
            };
            assert_eq!(of("Cache-Control"), cache, "{path}");
            assert_eq!(
                of("Content-Security-Policy"),
                Some("default-src 'none'"),
                "{path}"
            );
            assert_eq!(of("X-Content-Type-Options"), Some("nosniff"), "{path}");
        };
        check("/", None);
        check("/world/story/", None);
        check("/no/such/page", None);
        for path in [
            "/world/story/index.html",
            "/404.html",
            "/world/story.json",
            "/index-3.json",
            "/fr/feed.xml",
            "/site.webmanifest",
            "/embed/world/story/index.html",
            "/oembed/world/story.json",
            "/embed.js",
            "/frames.js",
        ] {
            check(path, Some(REVALIDATED));
        }
        for path in [
            "/assets/action-news-0123456789abcdef.wasm",
            "/assets/print-0123456789abcdef.css",
            "/icon-0123456789abcdef.svg",
            "/images/river-0123456789-960.avif",
        ] {
            check(path, Some(IMMUTABLE));
        }
        check("/embed/world/story/", None);
        // An original may change.
        check("/images/logo.svg", None);
        check("/images/badge.webp", None);
    }

    #[test]
    fn other_peoples_pages_may_read_what_they_show() {
        let pictures = ["images/river-0123456789-960.avif".to_owned()];
        let file = file("default-src 'none'", &pictures);
        let check = |path: &str, expected: bool| {
            let sent = sent(&file, path);
            assert_eq!(sent.contains(&ANY_ORIGIN), expected, "{path}: {sent:?}");
        };
        for path in READ_BY_OTHERS {
            check(path, true);
        }
        for path in NOT_READ_BY_OTHERS {
            check(path, false);
        }
    }

    #[test]
    fn the_file_is_within_the_limits_of_hosts() {
        let file = file(&"x".repeat(1_900), &[]);
        assert!(rules(&file).len() <= 100);
        assert!(file.lines().all(|line| line.len() <= 2_000));
        let mut known = Vec::new();
        for (pattern, _) in rules(&file) {
            assert!(pattern.matches('*').count() <= 1, "{pattern}");
            assert!(!known.contains(&pattern), "{pattern} is there twice");
            known.push(pattern);
        }
    }
}
