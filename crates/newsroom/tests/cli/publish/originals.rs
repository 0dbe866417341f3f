//! Pictures as editors supply them: formats of phones and scanners, file names of macOS, metadata.
//!
//! More than 300 lines, because the files are written byte by byte.

use super::newsroom::Newsroom;
use crate::article;
use std::fs;

/// The beginning of a HEIC file, with a place in it.
const HEIC: &[u8] =
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x2cmeta Exif GPS 51.0447N 114.0719W somewhere";

fn picture(site: &Newsroom, name: &str, bytes: &[u8]) {
    let path = site.folder.0.join("content/images").join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

fn png() -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(1200, 630, image::Rgb([20, 90, 160]));
    picture
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("a picture");
    png.into_inner()
}

/// An article whose lead is a picture.
fn with_lead(site: &Newsroom, id: &str, src: &str) {
    let lead = format!(
        r#""lead": {{"type": "figure", "media": {{"src": "{src}", "alt": "The mayor", "width": 1200, "height": 630}}}}"#
    );
    site.write(&format!("content/articles/{id}.json"), &article(id, &lead));
}

#[test]
fn files_that_browsers_cannot_show_are_reported_and_not_published() {
    let site = Newsroom::new("publish-foreign");
    let files: [(&str, &[u8], &str); 7] = [
        ("mayor.heic", HEIC, "it is a HEIC picture"),
        ("renamed.jpg", HEIC, "it is a HEIC picture"),
        (
            "scan.tif",
            b"II*\0\x08\0\0\0GPS 51.0447N",
            "it is a TIFF picture",
        ),
        ("poster.psd", b"8BPS\0\x01", "it is a Photoshop picture"),
        ("none.jpg", b"", "it is empty"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", ""),
        (
            "page.jpg",
            b"<html>404</html>",
            "it is not a JPEG, PNG or WebP",
        ),
    ];
    for (number, (name, bytes, _)) in files.iter().enumerate() {
        picture(&site, name, bytes);
        if number > 0 {
            with_lead(
                &site,
                &format!("local/p{number}"),
                &format!("/images/{name}"),
            );
        }
    }
    let check = site.folder.run(&["check", "content"]);
    let ran = site.publish(&[]);
    assert_eq!((check.status, ran.status), (1, 0), "{}", ran.err);
    for (number, (name, _, why)) in files.iter().enumerate() {
        let named = format!("images/{name}: error: {why}");
        assert!(ran.err.contains(&named), "{named}: {}", ran.err);
        assert!(!site.folder.has(&format!("site/images/{name}")), "{name}");
        // The header of a picture is all that `check` reads.
        if *name != "cut.png" {
            let at = match number {
                0 => "portal.json:1:1: error: images/mayor.heic is not published: it".to_owned(),
                _ => format!("/lead/media/src: images/{name} cannot be shown: {why}"),
            };
            assert!(check.out.contains(&at), "{at}: {}", check.out);
        }
    }
    for (path, bytes) in site.tree("site") {
        assert!(!bytes.windows(8).any(|part| part == b"51.0447N"), "{path}");
    }
    assert!(check.out.contains("export it as JPEG") && ran.err.contains("export it as JPEG"));
    let page = site.text("site/local/p2/index.html");
    assert!(
        !page.contains("property=\"og:image\" content=\"https://pass.example/images/scan.tif\"")
    );
    assert!(!site.text("site/feed.xml").contains("scan.tif"));
    // The same without variants.
    let ran = site.publish_fresh_with(super::newsroom::NOW, "plain", &["--no-pictures"]);
    assert!(
        ran.err.contains("mayor.heic: error: it is a HEIC picture"),
        "{}",
        ran.err
    );
    assert!(!site.folder.has("plain/images/mayor.heic"));
}

#[test]
fn the_format_of_a_picture_is_that_of_its_bytes() {
    let site = Newsroom::new("publish-misnamed");
    for name in ["photo.jpg", "photo.heic", "photo", "PHOTO2.JPG"] {
        picture(&site, name, &png());
        let id = format!("local/{}", name.to_lowercase().replace('.', "-"));
        with_lead(&site, &id, &format!("/images/{name}"));
    }
    site.folder
        .run(&["check", "content"])
        .is(0, "5 documents, 0 errors, 0 warnings\n", "");
    site.publish(&[]).is_well();
    for id in ["photo-jpg", "photo-heic", "photo", "photo2-jpg"] {
        let page = site.text(&format!("site/local/{id}/index.html"));
        assert!(page.contains("images/sizes/photo"), "{id}: {page}");
        assert!(
            page.contains("property=\"og:image:type\" content=\"image/png\""),
            "{id}"
        );
    }
}

#[test]
fn names_in_any_unicode_form_are_found_and_published_in_nfc() {
    let site = Newsroom::new("publish-names");
    let svg: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    // As macOS writes it: e, then an accent.
    picture(&site, "the\u{301}a\u{302}tre.png", &png());
    picture(&site, "plan-d\u{e9}taille\u{301}.svg", svg);
    picture(&site, "50% off #1 (a+b)?.svg", svg);
    picture(&site, "2024/Été à la mer.SVG", svg);
    let pictures = [
        (
            "a",
            "/images/th\u{e9}\u{e2}tre.png",
            "th\u{e9}\u{e2}tre.png",
        ),
        (
            "b",
            "/images/th%C3%A9%C3%A2tre.png",
            "th\u{e9}\u{e2}tre.png",
        ),
        (
            "c",
            "/images/the\u{301}a\u{302}tre.png",
            "th\u{e9}\u{e2}tre.png",
        ),
        (
            "d",
            "/images/plan-d\u{e9}taill\u{e9}.svg",
            "plan-d\u{e9}taill\u{e9}.svg",
        ),
        (
            "e",
            "/images/plan-de%CC%81taille%CC%81.svg",
            "plan-d\u{e9}taill\u{e9}.svg",
        ),
        (
            "f",
            "/images/50%25%20off%20%231%20(a+b)%3F.svg",
            "50% off #1 (a+b)?.svg",
        ),
        (
            "g",
            "../images/50%%20off%20%231%20(a+b)%3f.svg",
            "50% off #1 (a+b)?.svg",
        ),
        (
            "h",
            "/images/2024%2F\u{c9}t\u{e9} \u{e0} la mer.SVG",
            "2024/Été à la mer.SVG",
        ),
    ];
    for (id, src, _) in pictures {
        with_lead(&site, &format!("local/{id}"), src);
    }
    site.folder
        .run(&["check", "content"])
        .is(0, "9 documents, 0 errors, 0 warnings\n", "");
    site.publish(&[]).is_well();
    for (id, _, published) in pictures {
        let file = format!("site/images/{published}");
        assert!(site.folder.has(&file), "{file}");
        // Every address of the page is that of a file, as servers compare them.
        let page = site.text(&format!("site/local/{id}/index.html"));
        let src = page
            .split("<img ")
            .nth(1)
            .and_then(|img| img.split(" src=\"").nth(1));
        let src = src
            .and_then(|rest| rest.split('"').next())
            .expect("a picture");
        let src = src
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .replace("&amp;", "&");
        assert!(!src.contains("%2F") && !src.contains("50%%"), "{id}: {src}");
        let path = percent_encoding::percent_decode_str(&src)
            .decode_utf8()
            .expect("UTF-8");
        let path = path.trim_start_matches("../");
        assert!(site.folder.has(&format!("site/{path}")), "{id}: {path}");
    }
    // The hint is an address that can be pasted.
    with_lead(&site, "local/i", "/images/50%25%20of%20%231%20(a+b)%3F.svg");
    let check = site.folder.run(&["check", "content/articles/local/i.json"]);
    let hint = "did you mean /images/50%25%20off%20%231%20(a+b)%3F.svg?";
    assert!(check.out.contains(hint), "{}", check.out);
}

#[test]
fn pictures_with_names_that_no_site_can_have_are_left_out() {
    let site = Newsroom::new("publish-bad-names");
    let long = format!("{}.svg", "n".repeat(245));
    let svg: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    for name in [&*long, "back\\slash.svg", "Lake.svg", "lake.svg"] {
        picture(&site, name, svg);
    }
    let ran = site.publish(&[]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for part in [
        "longer than 240 bytes",
        "contains `\\`",
        "images/Lake.svg is the same file",
    ] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    assert!(site.folder.has("site/images/Lake.svg") && !site.folder.has("site/images/lake.svg"));
    assert!(site.folder.has("site/index.html"));
}

#[test]
fn metadata_is_not_published_in_any_format() {
    let site = Newsroom::new("publish-metadata");
    let gif = [
        &b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"[..],
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0",
        b"\x21\xfe\x09SECRET-43\0",
        b"\x21\xff\x0bXMP DataXMP\x09SECRET-44\0",
        b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b",
        b"SECRET-45",
    ]
    .concat();
    picture(&site, "moving.gif", &gif);
    let boxed = |kind: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len() + 8).expect("a length");
        [&length.to_be_bytes()[..], kind, content].concat()
    };
    let place = boxed(b"\xa9xyz", b"\0\x09\x15\xc7SECRET-46");
    let track = boxed(
        b"trak",
        &[boxed(b"tkhd", b"head"), boxed(b"udta", b"SECRET-47")].concat(),
    );
    let moov = [
        boxed(b"mvhd", b"movie"),
        track,
        boxed(b"udta", &place),
        boxed(b"meta", b"SECRET-48"),
    ];
    let film = [
        boxed(b"ftyp", b"isom\0\0\0\0mp42"),
        boxed(b"moov", &moov.concat()),
        boxed(b"uuid", b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8SECRET-49"),
        boxed(b"mdat", b"the film"),
    ]
    .concat();
    picture(&site, "film.mp4", &film);
    picture(
        &site,
        "gopro.mp4",
        &[
            boxed(b"ftyp", b"mp41"),
            boxed(b"moov", b"\0\0\0\x0cgpmdGPS5"),
        ]
        .concat(),
    );
    let jfif = b"\xff\xd8\xff\xe0\0\x19JFIF\0\x01\x01\0\0\x01\0\x01\x01\x05SECRET-50\xff\xd9";
    picture(&site, "icon-180.png", &with_text(&png()));
    picture(&site, "old.jpg", jfif);
    picture(
        &site,
        "drawing.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
    );
    picture(
        &site,
        "plan.pdf",
        b"%PDF-1.7\n1 0 obj <</Author (Ada)>> endobj",
    );
    // The information that FLAC begins with, a comment, a frame.
    let sound = [
        &b"fLaC\0\0\0\x22"[..],
        &[0; 34],
        b"\x84\0\0\x09SECRET-52",
        b"\xff\xf8the sound",
    ];
    picture(&site, "talk.flac", &sound.concat());
    // The header, and a segment with tags.
    let web_film = b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x8e\x12\x54\xc3\x67\x89SECRET-53";
    picture(&site, "film.webm", web_film);
    picture(&site, "broken.flac", &sound.concat()[..20]);
    picture(&site, "broken.ogg", b"OggS and no more");
    picture(&site, "broken.webm", &web_film[..16]);
    for more in [&[][..], &["--no-pictures"]] {
        let ran = site.publish_fresh_with(super::newsroom::NOW, "out", more);
        let kept = site.bytes("out/images/moving.gif");
        assert!(kept.windows(11).any(|part| part == b"NETSCAPE2.0") && kept.ends_with(b"\x3b"));
        assert_eq!(site.bytes("out/images/film.mp4").len(), film.len());
        assert!(site.bytes("out/images/film.mp4").ends_with(b"the film"));
        assert!(site.folder.has("out/apple-touch-icon.png"));
        assert!(site.bytes("out/images/talk.flac").ends_with(b"the sound"));
        assert_eq!(site.bytes("out/images/film.webm").len(), web_film.len());
        assert_eq!(site.bytes("out/images/broken.ogg"), b"OggS and no more");
        for (path, bytes) in site.tree("out") {
            assert!(
                !bytes.windows(7).any(|part| part == b"SECRET-"),
                "{more:?} {path}"
            );
        }
        if more.is_empty() {
            assert!(
                ran.err
                    .contains("gopro.mp4: error: its metadata, such as positions"),
                "{}",
                ran.err
            );
            assert!(!site.folder.has("out/images/gopro.mp4"));
            for (name, part) in BROKEN {
                let named = format!("{name}: error: {part}");
                assert!(ran.err.contains(&named), "{named}: {}", ran.err);
            }
        }
    }
    let check = site.folder.run(&["check", "content"]);
    for part in [
        "warning: images/drawing.svg has a script",
        "warning: images/plan.pdf names its author",
    ] {
        assert!(check.out.contains(part), "{part}: {}", check.out);
    }
    for (name, part) in BROKEN {
        let named = format!("warning: images/{name} is published with its metadata: {part}");
        assert!(check.out.contains(&named), "{named}: {}", check.out);
    }
    for name in ["talk.flac", "film.webm"] {
        assert!(!check.out.contains(name), "{name}: {}", check.out);
    }
}

/// Files that are published as they are, and why.
const BROKEN: [(&str, &str); 3] = [
    (
        "broken.flac",
        "its tags cannot be found, since it is damaged",
    ),
    (
        "broken.ogg",
        "it is damaged or has more than sound in Vorbis or Opus",
    ),
    (
        "broken.webm",
        "its tags cannot be found, since it is damaged or not complete",
    ),
];

/// A PNG with a text chunk.
fn with_text(png: &[u8]) -> Vec<u8> {
    let (head, rest) = png.split_at(33);
    let chunk = b"tEXtComment\0SECRET-51";
    let length = (chunk.len() as u32 - 4).to_be_bytes();
    let mut crc = flate2::Crc::new();
    crc.update(chunk);
    [head, &length, chunk, &crc.sum().to_be_bytes(), rest].concat()
}
