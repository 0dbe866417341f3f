//! Files of `images/` that are named only by articles which are not on the site.

use super::newsroom::{NOW, Newsroom};
use crate::{PORTAL, article};
use std::fs;

const HOUR: u64 = 3600;

fn at(seconds: u64) -> String {
    let seconds = i64::try_from(seconds).expect("a time");
    let at = article::date::Timestamp::from_epoch_seconds(seconds).expect("a time");
    at.to_string()
}

/// A picture that gets variants. Each has other bytes.
fn picture(site: &Newsroom, name: &str) {
    let color = name
        .bytes()
        .fold(7_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
    let picture = image::RgbImage::from_pixel(64, 32, image::Rgb([color, 90, 160]));
    let path = site.folder.0.join("content/images").join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    picture.save(path).expect("a picture");
}

fn figure(name: &str) -> String {
    format!(
        r#"{{"type": "figure", "media": {{"src": "/images/{name}", "alt": "A", "width": 64, "height": 32}}}}"#
    )
}

fn write(site: &Newsroom, id: &str, keys: &str) {
    site.write(&format!("content/articles/{id}.json"), &article(id, keys));
}

/// Which of these files are in `images/` of a site: 1 if alone, 2 with variants.
fn there(site: &Newsroom, folder: &str, names: &[&str]) -> Vec<usize> {
    let tree = site.tree(folder);
    let files = names.iter().map(|name| {
        let stem = name.split('.').next().expect("a name");
        let variant = format!("images/sizes/{stem}-");
        let has_variants = tree.keys().any(|path| path.starts_with(&variant));
        let has_copy = tree.contains_key(&format!("images/{name}"));
        assert!(has_copy || !has_variants, "{name}");
        usize::from(has_copy) + usize::from(has_variants)
    });
    files.collect()
}

/// Asserts which of these files `publish` and `data` write.
#[track_caller]
fn publish(site: &Newsroom, now: u64, names: &[&str], expected: &[usize]) {
    site.publish_at(now, &["--no-compress"]).is_well();
    assert_eq!(there(site, "site", names), expected, "{names:?} at {now}");
    let _ = fs::remove_dir_all(site.folder.0.join("data"));
    let variables = [("SOURCE_DATE_EPOCH", &*now.to_string())];
    let data = ["data", "--content", "content", "--out", "data"];
    let ran = site.folder.run_with(&data, "", &variables);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(there(site, "data", names), plain(expected), "data alone");
}

/// Asserts that publishing from scratch gives the same site, and `--no-pictures` the same files without variants.
#[track_caller]
fn is_complete(site: &Newsroom, now: u64, names: &[&str], expected: &[usize]) {
    site.publish_fresh_with(now, "fresh", &["--no-compress"])
        .is_well();
    site.same_trees("site", "fresh");
    site.publish_fresh_with(now, "plain", &["--no-compress", "--no-pictures"])
        .is_well();
    assert_eq!(there(site, "plain", names), plain(expected), "no variants");
}

fn plain(expected: &[usize]) -> Vec<usize> {
    expected.iter().map(|count| (*count).min(1)).collect()
}

#[test]
fn a_picture_is_published_only_while_a_story_with_it_is() {
    let site = Newsroom::new("withheld-clock");
    let names = [
        "draft.png",
        "embargo.png",
        "dated.png",
        "expires.png",
        "shared.png",
        "logo-old.png",
    ];
    for name in names {
        picture(&site, name);
    }
    let lead = |name: &str| format!(r#""lead": {}"#, figure(name));
    let write = |id: &str, key: &str, name: &str| write(&site, id, &format!("{key}{}", lead(name)));
    write("local/draft", r#""status": "draft", "#, "draft.png");
    let embargo = format!(r#""embargo": "{}", "#, at(NOW + HOUR));
    write("local/embargo", &embargo, "embargo.png");
    let expires = format!(r#""expires": "{}", "#, at(NOW + 2 * HOUR));
    write("local/expires", &expires, "expires.png");
    write("local/shared", "", "shared.png");
    write("local/shared-draft", r#""status": "draft", "#, "shared.png");
    let dated = article("local/dated", &lead("dated.png"))
        .replace("2024-11-23T08:00:00-07:00", &at(NOW + 2 * HOUR));
    site.write("content/articles/local/dated.json", &dated);
    publish(&site, NOW, &names, &[0, 0, 0, 2, 2, 2]);
    // Only the clock has changed.
    publish(&site, NOW + HOUR, &names, &[0, 2, 0, 2, 2, 2]);
    is_complete(&site, NOW + HOUR, &names, &[0, 2, 0, 2, 2, 2]);
    publish(&site, NOW + 2 * HOUR, &names, &[0, 2, 2, 0, 2, 2]);
    write("local/draft", "", "draft.png");
    write("local/shared", r#""status": "draft", "#, "shared.png");
    publish(&site, NOW + 2 * HOUR, &names, &[2, 2, 2, 0, 0, 2]);
    site.remove("content/articles/local/shared.json");
    site.remove("content/articles/local/shared-draft.json");
    publish(&site, NOW + 2 * HOUR, &names, &[2, 2, 2, 0, 2, 2]);
}

#[test]
fn every_kind_of_reference_to_a_file_counts() {
    let site = Newsroom::new("withheld-ways");
    let names = [
        "author.png",
        "film.mp4",
        "film.webm",
        "still.png",
        "words.vtt",
        "report.pdf",
        "poster.png",
        "gallery.png",
        "aside.png",
        "talk.mp3",
        "card.png",
        "update.png",
        "absolute.png",
        "relative.png",
    ];
    for name in names {
        match name.ends_with(".png") {
            true => picture(&site, name),
            false => drop(site.write(&format!("content/images/{name}"), name)),
        }
    }
    let body = format!(
        r#""authors": [{{"name": "A. Mayor", "image": "/images/author.png"}}],
        "lead": {{"type": "figure", "media": {{"kind": "video", "src": "/images/film.mp4", "poster": "/images/still.png",
            "sources": [{{"src": "/images/film.webm"}}], "tracks": [{{"src": "/images/words.vtt", "kind": "captions"}}]}}}},
        "body": [
            {{"type": "paragraph", "text": [{{"t": "Words."}}, {{"t": "Report", "href": "/images/report.pdf#page=2"}}]}},
            {{"type": "embed", "url": "https://www.youtube.com/watch?v=a", "poster": "/images/poster.png"}},
            {{"type": "gallery", "figures": [{}, {}]}},
            {{"type": "aside", "blocks": [{}]}},
            {{"type": "figure", "media": {{"kind": "audio", "src": "/images/talk.mp3"}}}},
            {{"type": "card", "url": "https://elsewhere.example/", "headline": "C", "image": "/images/card.png"}},
            {{"type": "figure", "media": {{"src": "https://pass.example/images/absolute.png", "alt": "A"}}}},
            {{"type": "figure", "media": {{"src": "../images/relative.png", "alt": "A"}}}}],
        "live": {{"state": "live"}},
        "updates": [{{"id": "u1", "published": "2024-11-20T08:00:00Z", "body": [{}]}}]"#,
        figure("gallery.png"),
        figure("gallery.png"),
        figure("aside.png"),
        figure("update.png")
    );
    let story = |key: &str| {
        let story = article("local/all", "");
        let words = r#""body": [{"type": "paragraph", "text": "Words."}]"#;
        let story = story.replacen(words, &format!("{key}{body}"), 1);
        site.write("content/articles/local/all.json", &story);
    };
    story(r#""status": "draft", "#);
    publish(&site, NOW, &names, &[0; 14]);
    story("");
    let counts: Vec<usize> = names
        .iter()
        .map(|name| 1 + usize::from(name.ends_with(".png")))
        .collect();
    publish(&site, NOW, &names, &counts);
    is_complete(&site, NOW, &names, &counts);
}

#[test]
fn pictures_of_the_portal_and_the_site_are_published_even_if_a_draft_names_them() {
    let site = Newsroom::new("withheld-portal");
    let names = ["crest.png", "card.jpg", "icon-192.png", "other.png"];
    for name in names {
        picture(&site, name);
    }
    let portal = PORTAL.trim_end().trim_end_matches('}');
    site.write(
        "content/portal.json",
        &format!(r#"{portal}, "logo": "/images/crest.png"}}"#),
    );
    let figures: Vec<String> = names.iter().map(|name| figure(name)).collect();
    let body = format!(
        r#""status": "draft", "related": [{{"url": "/local/x/", "headline": "X", "image": "/images/other.png"}}],
            "lead": {}, "corrections": [{{"text": [{{"t": "a", "href": "/images/card.jpg"}}, {{"t": "b", "href": "/images/icon-192.png"}}]}}]"#,
        figures[0]
    );
    write(&site, "local/draft", &body);
    site.publish(&[]).is_well();
    assert_eq!(there(&site, "site", &names), [2, 2, 2, 0]);
}

#[test]
fn translations_and_cards_of_a_held_back_story_do_not_publish_its_picture() {
    let site = Newsroom::new("withheld-translations");
    let names = ["en.png", "fr.png", "both.png", "teaser.png"];
    for name in names {
        picture(&site, name);
    }
    write(
        &site,
        "local/snow",
        r#""translations": [{"lang": "fr-CA", "id": "fr/local/neige"}],
            "related": [{"url": "/fr/local/neige/", "headline": "Neige", "image": "/images/teaser.png"}],
            "lead": {"type": "figure", "media": {"src": "/images/en.png", "alt": "A", "poster": "/images/both.png"}}"#,
    );
    let french = |key: &str| {
        let text = super::newsroom::french().replacen(
            "\"tags\"",
            &format!(
                r#"{key}"lead": {{"type": "figure", "media": {{"src": "/images/fr.png", "alt": "A", "poster": "/images/both.png"}}}}, "tags""#
            ),
            1,
        );
        // Its path is not its id: it is found only when all articles have been read.
        site.write("content/articles/neige.json", &text);
    };
    french(&format!(r#""embargo": "{}", "#, at(NOW + HOUR)));
    publish(&site, NOW, &names, &[2, 0, 2, 0]);
    publish(&site, NOW + HOUR, &names, &[2, 2, 2, 2]);
    french(r#""status": "draft", "#);
    publish(&site, NOW + HOUR, &names, &[2, 0, 2, 0]);
}

#[test]
fn pictures_of_markdown_drafts_are_withheld() {
    let site = Newsroom::new("withheld-markdown");
    let names = ["mayor.png", "bridge.png", "plan.pdf"];
    picture(&site, "mayor.png");
    picture(&site, "bridge.png");
    site.write("content/images/plan.pdf", "%PDF");
    let story = |key: &str| {
        site.write(
            "content/articles/local/bridge.md",
            &format!(
                "---\nheadline: The bridge\n{key}lead:\n  type: figure\n  media:\n    src: /images/mayor.png\n    alt: A\n---\n\nWords and [the plan](/images/plan.pdf).\n\n![A bridge](/images/bridge.png)\n"
            ),
        );
    };
    story("status: draft\n");
    publish(&site, NOW, &names, &[0, 0, 0]);
    story("");
    publish(&site, NOW, &names, &[2, 2, 1]);
}

/// A file may be invalid while it is being edited: then it is unknown whether the story is a draft.
#[test]
fn pictures_of_a_broken_story_are_withheld_unless_it_was_published() {
    let site = Newsroom::new("withheld-broken");
    let names = ["secret.png", "public.png"];
    for name in names {
        picture(&site, name);
    }
    let lead = |name: &str| format!(r#""lead": {}"#, figure(name));
    write(
        &site,
        "local/secret",
        &format!(r#""status": "draft", {}"#, lead("secret.png")),
    );
    write(&site, "local/public", &lead("public.png"));
    // Another one, which is not on the site, names the picture as well.
    write(
        &site,
        "local/more",
        &format!(r#""status": "draft", {}"#, lead("public.png")),
    );
    site.publish(&[]).is_well();
    assert_eq!(there(&site, "site", &names), [0, 2]);
    for id in ["secret", "public"] {
        let file = format!("content/articles/local/{id}.json");
        let broken = site.text(&file).replacen("\"headline\"", "\"headline", 1);
        site.write(&file, &broken);
    }
    for _ in 0..2 {
        let ran = site.publish(&[]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert_eq!(there(&site, "site", &names), [0, 2]);
    }
}
