use super::*;
use serde_json::{Value, json};

fn portal(value: &Value) -> Portal {
    let read = article::read_portal(value.to_string().as_bytes());
    let (portal, problems) = read.expect("a portal");
    assert_eq!(problems, [], "{value}");
    portal
}

fn hashes() -> Hashes {
    Hashes {
        styles: vec!["sha256-c3R5bGU=".to_owned()],
        scripts: vec!["sha256-bWFwMQ==".to_owned(), "sha256-bWFwMg==".to_owned()],
    }
}

fn lines(policy: &str) -> Vec<&str> {
    policy.split("; ").collect()
}

#[test]
fn the_demo_portal_allows_its_own_origin_its_sources_and_two_embed_providers() {
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/portal.json");
    let demo = serde_json::from_slice(&std::fs::read(demo).expect("the demo")).expect("JSON");
    assert_eq!(
        lines(&header(&portal(&demo), &hashes())),
        [
            "default-src 'none'",
            "script-src 'self' https://news.example 'wasm-unsafe-eval' 'sha256-bWFwMQ==' 'sha256-bWFwMg=='",
            "style-src 'self' https://news.example 'sha256-c3R5bGU='",
            "img-src 'self' https://news.example http://127.0.0.1:8090",
            "media-src 'self' https://news.example http://127.0.0.1:8090",
            "connect-src 'self' https://news.example http://127.0.0.1:8090",
            "frame-src https://www.youtube-nocookie.com https://player.vimeo.com",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types action-news-import action-news-embed",
            "frame-ancestors *",
        ]
    );
}

fn with_everything() -> Portal {
    portal(&json!({
        "schema": "action-news/portal/1", "name": "N", "url": "https://news.example/",
        "logo": "https://brand.example/mark.svg?v=2",
        "weather": {"provider": "open-meteo"},
        "sources": ["https://wire.example", "http://desk.example:8081"],
        "imageOrigins": ["https://*.pictures.example", "https://brand.example"],
        "embedProviders": ["vimeo"],
        "frameAncestors": ["https://partner.example", "https://other.example"],
    }))
}

#[test]
fn a_portal_allows_the_origins_that_it_lists() {
    assert_eq!(
        lines(&header(&with_everything(), &Hashes::default())),
        [
            "default-src 'none'",
            "script-src 'self' https://news.example 'wasm-unsafe-eval'",
            "style-src 'self' https://news.example",
            "img-src 'self' https://news.example https://*.pictures.example https://brand.example",
            "media-src 'self' https://news.example https://*.pictures.example https://brand.example",
            "connect-src 'self' https://news.example https://wire.example http://desk.example:8081 https://api.open-meteo.com",
            "frame-src https://player.vimeo.com",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types action-news-import action-news-embed",
            "frame-ancestors https://partner.example https://other.example",
        ]
    );
}

#[test]
fn the_meta_element_has_all_but_frame_ancestors() {
    let portal = with_everything();
    let (meta, header) = (meta(&portal, &hashes()), header(&portal, &hashes()));
    assert_eq!(
        header,
        format!("{meta}; frame-ancestors https://partner.example https://other.example")
    );
    assert!(!meta.contains(['"', '<', '&']), "it is in an attribute");
}

#[test]
fn a_frame_allows_less_than_the_site() {
    let portal = with_everything();
    let frame = frame(&portal);
    assert_eq!(
        lines(&frame),
        [
            "default-src 'none'",
            "script-src 'self' https://news.example 'wasm-unsafe-eval'",
            "style-src 'self' https://news.example",
            "img-src 'self' https://news.example https://*.pictures.example https://brand.example",
            "media-src 'self' https://news.example https://*.pictures.example https://brand.example",
            "connect-src 'self' https://news.example https://wire.example http://desk.example:8081",
            "frame-src https://player.vimeo.com",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types action-news-embed",
        ]
    );
    let site = header(&portal, &hashes());
    for directive in lines(&frame) {
        let (name, sources) = directive.split_once(' ').expect("sources");
        let whole = lines(&site)
            .into_iter()
            .find_map(|line| line.strip_prefix(name));
        let whole: Vec<&str> = whole.expect(name).split(' ').collect();
        for source in sources.split(' ') {
            assert!(whole.contains(&source), "{name} {source}");
        }
    }
}

#[test]
fn a_site_that_nobody_may_frame_forbids_frames() {
    let portal = portal(
        &json!({"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/"}),
    );
    let policy = header(&portal, &Hashes::default());
    assert!(policy.ends_with("; frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("https://n.example"), "{policy}");
}

#[test]
fn no_source_allows_everything() {
    for portal in [
        with_everything(),
        portal(
            &json!({"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/"}),
        ),
    ] {
        let policy = header(&portal, &hashes());
        for word in [
            "'unsafe-inline'",
            "'unsafe-eval'",
            "'strict-dynamic'",
            "data:",
            "blob:",
            " *;",
            "file:",
        ] {
            assert!(!policy.contains(word), "{word} in {policy}");
        }
    }
}

/// Found while writing: the portal's reader checks the hosts of origins, but the logo is any URL.
#[test]
fn a_logo_cannot_begin_a_directive() {
    let mut portal = with_everything();
    portal.logo =
        Some(SafeUrl::parse("https://x;script-src/logo.svg").expect("a URL by our reader"));
    let policy = header(&portal, &Hashes::default());
    assert_eq!(policy.matches("script-src").count(), 1, "{policy}");
}
