//! `_headers`, which Netlify, Cloudflare Pages and their kin read: path patterns, and the headers of what matches.
//!
//! All rules that match a path apply, and hosts differ in what happens to a header that two of them name: one
//! joins the values with a comma, another takes one of them. So no path matches two rules with one name, which a
//! test checks. That is why there is no `Cache-Control` for pages here: these hosts send
//! `public, max-age=0, must-revalidate` where nothing else is said, and that is what pages want.
//!
//! Sources: <https://docs.netlify.com/manage/routing/headers/>,
//! <https://developers.cloudflare.com/pages/configuration/headers/> (100 rules, 2,000 characters a line).

/// For files named by their bytes: a year, and no question in between (RFC 8246).
pub(super) const KEPT: &str = "public, max-age=31536000, immutable";
/// For everything else: kept, and asked for again each time (RFC 9111 §5.2.2.4).
pub(super) const ASKED_AGAIN: &str = "no-cache";

/// What goes with the policy on every answer.
///
/// `Permissions-Policy` takes away what a news page never asks for and a framed player must not; what players need
/// (full screen, picture in picture, encrypted media) is not on the list. No `Cross-Origin-Opener-Policy`: it would
/// have browsers begin a new process for each reader who comes from elsewhere (docs/decisions/013).
pub(super) const COMPANIONS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// Where every file is named by its bytes.
const KEPT_PATHS: &[&str] = &["/assets/*", "/icon-*"];
/// Formats that pictures are made in. Originals lie beside them under their own names.
const PICTURE_FORMATS: &[&str] = &["avif", "webp", "jpg", "png"];
/// What has an ending and is never named by its bytes.
const ASKED_AGAIN_PATHS: &[&str] = &[
    "/*.html",
    "/*.json",
    "/*.xml",
    "/*.webmanifest",
    "/embed.js",
    "/frames.js",
];

/// Every page may read what is marked so: pages of others show our articles, and a frame, which has no origin, is such a
/// page too. Nothing there is anybody's secret, and it is sent without cookies.
pub(super) const FOR_ALL: (&str, &str) = ("Access-Control-Allow-Origin", "*");
/// What they read.
const FOR_ALL_PATHS: &[&str] = &[
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
    for (name, value) in COMPANIONS {
        header(name, value);
    }
    file.push_str("\n# Named by their bytes.\n");
    let formats = PICTURE_FORMATS
        .iter()
        .filter(|format| all_made(pictures, format));
    let pictures = formats.map(|format| format!("/images/*.{format}"));
    for path in KEPT_PATHS
        .iter()
        .map(|path| (*path).to_owned())
        .chain(pictures)
    {
        file.push_str(&rule(&path, Some(KEPT)));
    }
    file.push_str(
        "\n# Pages whose address ends in a slash are asked for again without being told.\n",
    );
    for path in ASKED_AGAIN_PATHS {
        file.push_str(&rule(path, Some(ASKED_AGAIN)));
    }
    file.push_str("\n# Read from other people's pages, as some of those above.\n");
    let is_above = |path: &&&str| KEPT_PATHS.contains(*path) || ASKED_AGAIN_PATHS.contains(*path);
    for path in FOR_ALL_PATHS.iter().filter(|path| !is_above(path)) {
        file.push_str(&rule(path, None));
    }
    file
}

/// What is sent for a path: a pattern stands once in the file, whatever it is named for.
fn rule(path: &str, cache: Option<&str>) -> String {
    let cache = cache.map(|cache| ("Cache-Control", cache));
    let for_all = FOR_ALL_PATHS.contains(&path).then_some(FOR_ALL);
    let headers = cache.into_iter().chain(for_all);
    headers.fold(format!("{path}\n"), |rule, (name, value)| {
        rule + &format!("  {name}: {value}\n")
    })
}

/// Whether all pictures of a format are named by their bytes: a pattern cannot tell these from originals.
fn all_made(pictures: &[String], format: &str) -> bool {
    let mut stems = pictures
        .iter()
        .filter_map(|path| path.strip_suffix(format)?.strip_suffix('.'))
        .peekable();
    stems.peek().is_some() && stems.all(is_made)
}

/// `river-0123456789-960`: a name, ten digits of a hash, a width.
fn is_made(stem: &str) -> bool {
    let mut parts = stem.rsplit('-');
    let (width, hash) = (parts.next(), parts.next());
    width.is_some_and(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit()))
        && hash.is_some_and(|h| h.len() == 10 && h.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Paths that pages of others read, and such that they do not.
#[cfg(test)]
pub(super) const READ_BY_ALL: &[&str] = &[
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
#[cfg(test)]
pub(super) const READ_BY_US: &[&str] = &[
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

    /// `*` stands for anything, slashes too; it stands once in a pattern.
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
            check(path, Some(ASKED_AGAIN));
        }
        for path in [
            "/assets/action-news-0123456789abcdef.wasm",
            "/assets/print-0123456789abcdef.css",
            "/icon-0123456789abcdef.svg",
            "/images/river-0123456789-960.avif",
        ] {
            check(path, Some(KEPT));
        }
        check("/embed/world/story/", None);
        // An original may be another picture tomorrow.
        check("/images/logo.svg", None);
        check("/images/badge.webp", None);
    }

    #[test]
    fn what_other_peoples_pages_show_they_may_read() {
        let pictures = ["images/river-0123456789-960.avif".to_owned()];
        let file = file("default-src 'none'", &pictures);
        let check = |path: &str, expected: bool| {
            let of_all = sent(&file, path);
            assert_eq!(of_all.contains(&FOR_ALL), expected, "{path}: {of_all:?}");
        };
        for path in READ_BY_ALL {
            check(path, true);
        }
        for path in READ_BY_US {
            check(path, false);
        }
    }

    #[test]
    fn hosts_take_the_file() {
        let file = file(&"x".repeat(1_900), &[]);
        assert!(rules(&file).len() <= 100);
        assert!(file.lines().all(|line| line.len() <= 2_000));
        let mut known = Vec::new();
        for (pattern, _) in rules(&file) {
            assert!(pattern.matches('*').count() <= 1, "{pattern}");
            assert!(!known.contains(&pattern), "{pattern} stands twice");
            known.push(pattern);
        }
    }
}
