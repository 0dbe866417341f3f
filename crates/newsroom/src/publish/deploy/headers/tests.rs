//! What each kind of file is sent with, by the rules of all hosts.

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

fn portal(more: &str) -> Portal {
    let json = format!(
        r#"{{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en"{more}}}"#
    );
    article::read_portal(json.as_bytes()).expect("a portal").0
}

const ICON: &str = "icon-0123456789abcdef.svg";

#[test]
fn each_kind_of_file_gets_its_headers_once() {
    let file = file(&portal(""), "default-src 'none'", ICON);
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
        "/fr/search/1/0.bin",
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
        "/images/sizes/river-0123456789-960.avif",
    ] {
        check(path, Some(IMMUTABLE));
    }
    check("/embed/world/story/", None);
    // An original may change, and an article, whatever its name looks like.
    for path in [
        "/images/logo.svg",
        "/images/mayor-1732380000-2.png",
        "/images/0123456789abcdef-960.avif",
        "/icon-of-the-town/",
        "/icon-0123456789abcdef/",
        "/assets-of-the-bank/",
    ] {
        check(path, None);
    }
    for path in [
        "/icon-of-the-town.json",
        "/icon-0123456789abcdef.json",
        "/world/tide-2024112305-2.json",
        "/world/leak-0123456789abcdef.json",
        "/world/leak-0123456789abcdef/index.html",
    ] {
        check(path, Some(REVALIDATED));
    }
}

#[test]
fn other_peoples_pages_may_read_what_they_show() {
    let file = file(&portal(""), "default-src 'none'", ICON);
    let check = |path: &str, expected: bool| {
        let sent = sent(&file, path);
        for header in [ANY_ORIGIN, ANY_EMBEDDER] {
            assert_eq!(sent.contains(&header), expected, "{path}: {sent:?}");
        }
    };
    for path in READ_BY_OTHERS {
        check(path, true);
    }
    for path in NOT_READ_BY_OTHERS {
        check(path, false);
    }
}

#[test]
fn frames_that_load_only_our_files_can_be_in_isolated_pages() {
    let check = |more: &str, expected: bool| {
        let file = file(&portal(more), "default-src 'none'", ICON);
        let is_sent = |path: &str| sent(&file, path).contains(&(EMBEDDER, "require-corp"));
        assert_eq!(is_sent("/embed/world/story/"), expected, "{more}");
        assert!(!is_sent("/world/story/") && !is_sent("/embed.js"));
    };
    check("", true);
    check(r#", "embedProviders": ["youtube"]"#, false);
    check(r#", "imageOrigins": ["https://pictures.example"]"#, false);
}

#[test]
fn the_file_is_within_the_limits_of_hosts() {
    let file = file(&portal(""), &"x".repeat(1_900), ICON);
    assert!(rules(&file).len() <= 100);
    assert!(file.lines().all(|line| line.len() <= 2_000));
    let mut known = Vec::new();
    for (pattern, _) in rules(&file) {
        assert!(pattern.matches('*').count() <= 1, "{pattern}");
        assert!(!known.contains(&pattern), "{pattern} is there twice");
        known.push(pattern);
    }
}
