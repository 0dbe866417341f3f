use super::cache::Access;
use super::samples::{Folder, drawing, fading, gradient, has_secret, photograph, saved_at};
use super::*;
use article::Article;
use article::model::{BlockKind, Lead};
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

mod cache;
mod refused;

fn open(folder: &Folder) -> Pictures {
    // A run that begins when the folder's files are old enough to have a stamp.
    let begun = SystemTime::now() + Duration::from_mins(1);
    let begun_ns = begun.duration_since(UNIX_EPOCH).unwrap().as_nanos() as i128;
    Pictures::open(
        &folder.path("images"),
        &folder.path("cache"),
        Access::Write,
        begun_ns,
    )
    .unwrap()
}

/// All that is written, by path.
fn written(pictures: &Pictures) -> BTreeMap<String, Vec<u8>> {
    let files = pictures.files(|_| false).into_iter();
    files
        .map(|file| (file.path.clone(), pictures.bytes(&file.origin).unwrap()))
        .collect()
}

fn article(id: &str, rest: &str) -> Article {
    let json = format!(
        r#"{{"schema": "action-news/article/1", "id": "{id}", "lang": "en", "headline": "H", {rest}}}"#
    );
    article::read(json.as_bytes()).unwrap().0
}

/// A small photograph, some graphics, and things that are neither.
fn newsroom() -> Folder {
    let folder = Folder::new();
    folder.save("images/lake.jpg", &photograph(&gradient(1000, 40), 1), 1);
    folder.save(
        "images/deep/Ice & snow.png",
        &drawing(&fading(600, 30), 1),
        1,
    );
    folder.save(
        "images/map.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        1,
    );
    folder.save("images/moving.gif", b"GIF89a and more", 1);
    folder.save("images/broken.jpg", b"\xff\xd8\xff\xe0 nothing", 1);
    folder
}

#[test]
fn originals_get_variants_and_a_broken_one_does_not_stop_the_run() {
    let folder = newsroom();
    let pictures = open(&folder);
    let files = written(&pictures);
    let hash = &pictures.known["lake.jpg"].hash[..10];
    for (width, extensions) in [
        (480, &["avif", "webp"][..]),
        (1000, &["avif", "webp", "jpg"]),
    ] {
        for extension in extensions {
            let path = format!("images/sizes/lake-{hash}-{width}.{extension}");
            assert!(files.contains_key(&path), "{path} of {:?}", files.keys());
        }
    }
    assert!(
        files
            .keys()
            .any(|path| path.starts_with("images/sizes/deep/ice-snow-"))
    );
    assert_eq!(
        files["images/map.svg"],
        fs::read(folder.path("images/map.svg")).unwrap()
    );
    assert!(files.contains_key("images/moving.gif"));
    assert!(!files.contains_key("images/broken.jpg"));
    // The originals are there under their own names, without metadata.
    assert!(
        files.contains_key("images/lake.jpg") && files.contains_key("images/deep/Ice & snow.png")
    );
    assert!(files.values().all(|bytes| !has_secret(bytes)));
    assert_eq!(pictures.failed(), 1);
    assert!(pictures.known["broken.jpg"].trouble.is_some());
}

#[test]
fn every_picture_of_an_article_is_offered_in_all_widths_and_formats() {
    let folder = newsroom();
    let pictures = open(&folder);
    let figure = r#"{"type": "figure", "media": {"src": "/images/lake.jpg", "alt": "A"}}"#;
    let mut article = article(
        "world/story",
        &format!(
            r#""authors": [{{"name": "N", "image": "/images/lake.jpg"}}],
            "lead": {{"type": "figure", "media": {{"src": "../images/lake.jpg?v=1", "alt": "A", "width": 5, "height": 5}}}},
            "related": [{{"url": "/x/", "headline": "X", "image": "/images/deep/Ice%20&%20snow.png"}}],
            "live": "live", "updates": [{{"id": "u1", "body": [{figure}]}}],
            "body": [
                {figure},
                {{"type": "gallery", "figures": [{figure}]}},
                {{"type": "aside", "blocks": [{{"type": "quote", "blocks": [{figure}]}}]}},
                {{"type": "list", "items": [{{"text": "t", "blocks": [{figure}]}}]}},
                {{"type": "card", "url": "/y/", "headline": "Y", "image": "/images/lake.jpg"}},
                {{"type": "embed", "url": "https://v.example/1", "poster": "/images/lake.jpg"}},
                {{"type": "figure", "media": {{"kind": "video", "src": "/v.mp4", "poster": "/images/lake.jpg"}}}}
            ]"#
        ),
    );
    pictures.add_sources(&mut article);
    let files = written(&pictures);

    let Some(Lead::Figure(lead)) = &article.lead else {
        panic!("no lead")
    };
    let media = &lead.media;
    let types: Vec<&str> = media
        .sources
        .iter()
        .filter_map(|source| source.mime.as_deref())
        .collect();
    assert!(types.is_sorted_by_key(|mime| {
        ["image/avif", "image/webp", "image/jpeg"]
            .iter()
            .position(|m| m == mime)
    }));
    assert_eq!(types.first(), Some(&"image/avif"));
    assert_eq!((media.width, media.height), (Some(1000), Some(40)));
    assert_eq!(media.mime.as_deref(), Some("image/jpeg"));
    assert!(media.src.as_str().ends_with("-1000.jpg"));

    let json = serde_json::to_string(&article).unwrap();
    let addresses: Vec<&str> = json
        .split('"')
        .filter(|text| text.contains("images/"))
        .collect();
    // Six figures with all files, and five pictures with one.
    assert!(addresses.len() >= 6 * 6 + 5, "{addresses:?}");
    for address in addresses {
        assert!(address.starts_with("/images/sizes/"), "{address}");
        assert!(
            files.contains_key(address.trim_start_matches('/')),
            "{address}"
        );
    }
    let image = article.authors[0].image.as_ref().map(SafeUrl::as_str);
    assert!(
        image.is_some_and(|image| image.ends_with("-480.webp")),
        "{image:?}"
    );
    let image = article.related[0].image.as_ref().map(SafeUrl::as_str);
    assert!(
        image.is_some_and(|image| !image.ends_with(".avif")),
        "{image:?}"
    );
    let BlockKind::Figure(film) = &article.body[6].kind else {
        panic!("no film")
    };
    assert_eq!(film.media.src.as_str(), "/v.mp4");
}

#[test]
fn pictures_from_elsewhere_and_those_with_sources_are_not_changed() {
    let folder = newsroom();
    let pictures = open(&folder);
    for media in [
        r#"{"src": "/images/lake.jpg", "sources": [{"src": "/images/lake.jpg", "width": 9}]}"#,
        r#"{"src": "https://elsewhere.example/images/lake.jpg"}"#,
        r#"{"src": "/images/none.jpg"}"#,
        r#"{"src": "/images/broken.jpg"}"#,
        r#"{"src": "/images/map.svg"}"#,
        r#"{"src": "lake.jpg"}"#,
        r#"{"src": "/images/../lake.jpg"}"#,
        r#"{"kind": "video", "src": "/images/lake.jpg"}"#,
    ] {
        let mut given = article(
            "world/story",
            &format!(r#""body": [{{"type": "figure", "media": {media}}}]"#),
        );
        let before = given.clone();
        pictures.add_sources(&mut given);
        assert_eq!(given, before, "{media}");
    }
}

#[test]
fn a_picture_is_found_by_its_name_in_either_form_of_unicode() {
    let (nfc, nfd) = ("caf\u{e9}.png", "cafe\u{301}.png");
    for saved in [nfc, nfd] {
        let folder = Folder::new();
        folder.save(
            &format!("images/{saved}"),
            &drawing(&gradient(40, 24), 1),
            1,
        );
        let pictures = open(&folder);
        for written in [nfc, nfd, "caf%C3%A9.png", "cafe%CC%81.png"] {
            let digest = pictures.digest(&format!("/images/{written}"));
            assert_ne!(digest, 0, "{saved:?} as {written:?}");
        }
    }
}

#[test]
fn the_digest_of_a_picture_changes_with_its_variants() {
    let folder = newsroom();
    let before = open(&folder);
    let digest = before.digest("/images/lake.jpg");
    assert_ne!(digest, 0);
    assert_eq!(before.digest("../images/lake.jpg"), digest);
    for src in [
        "/images/map.svg",
        "/images/none.jpg",
        "/images/broken.jpg",
        "https://e.example/images/lake.jpg",
        "",
    ] {
        assert_eq!(before.digest(src), 0, "{src}");
    }
    folder.save("images/lake.jpg", &photograph(&gradient(999, 40), 1), 1);
    let after = open(&folder);
    assert_ne!(after.digest("/images/lake.jpg"), digest);
    assert_ne!(after.digest("/images/lake.jpg"), 0);
    // The bytes at a name never change.
    let (before, after) = (keys(&before), keys(&after));
    let lake = |path: &&String| path.starts_with("images/sizes/lake-");
    assert!(
        before
            .keys()
            .filter(lake)
            .all(|path| !after.contains_key(path))
    );
    assert_ne!(before["images/lake.jpg"], after["images/lake.jpg"]);
    assert_eq!(before["images/map.svg"], after["images/map.svg"]);
}

fn keys(pictures: &Pictures) -> BTreeMap<String, u64> {
    pictures
        .files(|_| false)
        .into_iter()
        .map(|file| (file.path, file.key))
        .collect()
}

#[test]
fn animations_are_copied() {
    let folder = Folder::new();
    let mut moving = drawing(&gradient(40, 24), 1);
    moving.splice(33..33, samples::chunk(b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]));
    folder.save("images/moving.png", &moving, 1);
    let files = written(&open(&folder));
    assert!(files.keys().eq(["images/moving.png"]));
    let bytes = &files["images/moving.png"];
    assert!(bytes.windows(4).any(|four| four == b"acTL") && !has_secret(bytes));
}

#[test]
fn a_newsroom_without_pictures_has_none() {
    let folder = Folder::new();
    assert!(written(&open(&folder)).is_empty());
    assert!(!folder.path("cache").exists());
}
