//! Pictures that cannot be shown: no file of the site refers to them, and their texts are shown.

use super::newsroom::{NOW, Newsroom};
use std::fs;

const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";

fn story(id: &str, rest: &str) -> String {
    format!(
        r#"{{"schema": "action-news/article/1", "id": "{id}", "lang": "en-CA", "headline": "Of {id}",
        "published": "2024-11-23T08:00:00-07:00", "section": {{"id": "local", "name": "Local"}}, {rest}}}"#
    )
}

fn newsroom(name: &str) -> Newsroom {
    let site = Newsroom::new(name);
    fs::create_dir_all(site.folder.0.join("content/images")).expect("a folder");
    picture(&site, HEIC);
    let figure = r#"{"type": "figure", "title": "The lede", "media": {"src": "/images/p.heic", "alt": "A lake & ice",
        "width": 1200, "height": 800}, "caption": "The caption", "credit": "Ada"}"#;
    site.write(
        "content/articles/local/lead.json",
        &story(
            "local/lead",
            &format!(r#""lead": {figure}, "body": [{{"type": "paragraph", "text": "Words."}}]"#),
        ),
    );
    let bare = r#"{"type": "figure", "media": {"src": "../images/p.heic"}}"#;
    let other = r#"{"type": "figure", "media": {"src": "https://pass.example/other.jpg", "alt": "Other", "poster": "/images/p.heic"}}"#;
    let body = format!(
        r#""authors": [{{"name": "Ada", "image": "/images/p.heic"}}],
        "related": [{{"type": "card", "url": "https://a.example/", "headline": "Related", "image": "/images/p.heic"}}],
        "body": [{figure}, {bare}, {{"type": "quote", "blocks": [{bare}, {figure}]}},
        {{"type": "gallery", "caption": "Both", "figures": [{figure}, {other}]}}, {{"type": "gallery", "figures": [{figure}]}},
        {{"type": "figure", "media": {{"kind": "video", "src": "/film.mp4", "poster": "/images/p.heic"}}}},
        {{"type": "card", "url": "https://b.example/", "headline": "Card", "image": "/images/p.heic"}}]"#
    );
    site.write(
        "content/articles/local/body.json",
        &story("local/body", &body),
    );
    site
}

fn picture(site: &Newsroom, bytes: &[u8]) {
    fs::write(site.folder.0.join("content/images/p.heic"), bytes).expect("a file");
}

#[test]
fn nothing_refers_to_a_picture_that_cannot_be_shown() {
    let site = newsroom("publish-unshown");
    for more in [&[][..], &["--no-pictures"]] {
        let ran = site.publish_fresh_with(NOW, "out", more);
        assert!(
            ran.err.contains("p.heic: error: it is a HEIC picture"),
            "{}",
            ran.err
        );
        for (path, bytes) in site.tree("out") {
            let found = bytes.windows(6).any(|part| part == b"p.heic");
            assert!(
                !found,
                "{more:?} {path}: {}",
                String::from_utf8_lossy(&bytes)
            );
        }
        let page = site.text("out/local/lead/index.html");
        for words in ["The lede", "A lake &amp; ice", "The caption", "Ada"] {
            assert_eq!(page.matches(words).count(), 1, "{words}: {page}");
        }
        assert!(
            !page.contains("<img") && !page.contains("rel=\"preload\" as=\"image\""),
            "{page}"
        );
        let page = site.text("out/local/body/index.html");
        for (words, count) in [
            ("The lede", 4),
            ("The caption", 4),
            ("Both", 1),
            ("other.jpg", 1),
        ] {
            assert!(page.matches(words).count() >= count, "{words}: {page}");
        }
        assert!(page.contains("film.mp4"), "{page}");
    }
}

#[test]
fn a_picture_that_is_exported_again_is_shown() {
    let site = newsroom("publish-shown-again");
    site.publish(&[]);
    assert!(!site.text("site/local/lead/index.html").contains("<img"));
    let mut png = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_pixel(1200, 800, image::Rgb([20, 90, 160]));
    pixels
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("a picture");
    picture(&site, &png.into_inner());
    site.publish(&[]);
    let page = site.text("site/local/lead/index.html");
    assert!(
        page.contains("<img") && page.contains("images/sizes/p-"),
        "{page}"
    );
}
