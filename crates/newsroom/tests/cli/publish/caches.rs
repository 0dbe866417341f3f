//! Files that browsers may cache without revalidation: only those with a content hash in their name.

use super::newsroom::Newsroom;
use crate::article;
use headers_file::HeadersFile;
use std::fs;
use std::io::Cursor;

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

#[test]
fn only_files_with_a_content_hash_are_immutable() {
    let site = Newsroom::new("publish-caches");
    let looks_immutable = [
        "icon-of-the-harbour",
        "icon-0123456789abcdef",
        "assets-of-the-bank",
        "local/tide-2024112305-2",
        "local/papers-5f2b8c9d1e3a4b6c",
        "local/0123456789-960",
    ];
    for id in looks_immutable {
        let lead = r#""lead": {"type": "figure", "media": {"src": "/images/quay-1732380000-2.png", "alt": "A"}}"#;
        site.write(&format!("content/articles/{id}.json"), &article(id, lead));
    }
    let mut png = Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(900, 500, image::Rgb([20, 90, 160]));
    picture
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("a picture");
    let images = site.folder.0.join("content/images");
    fs::create_dir_all(&images).expect("a folder");
    for name in ["quay-1732380000-2.png", "0123456789abcdef-960.webp"] {
        fs::write(images.join(name), png.get_ref()).expect("a picture");
    }
    site.publish(&[]).is_well();
    let rules = HeadersFile::parse(&site.text("site/_headers"));
    let cache = |path: &str| {
        let sent = rules.sent_for(path).into_iter();
        let values = sent.filter(|(name, _)| name == "Cache-Control");
        values.map(|(_, value)| value).collect::<Vec<_>>()
    };
    for id in looks_immutable {
        assert_eq!(cache(&format!("/{id}/")), Vec::<String>::new(), "{id}");
        assert_eq!(cache(&format!("/{id}/index.html")), ["no-cache"], "{id}");
        assert_eq!(cache(&format!("/{id}.json")), ["no-cache"], "{id}");
    }
    let mut immutable = 0;
    for path in site.tree("site").keys() {
        let is_named_by_bytes = path.starts_with("assets/")
            || path.starts_with("images/sizes/")
            || path.starts_with("icon-") && path.ends_with(".svg");
        let sent = cache(&format!("/{path}"));
        assert!(
            sent.len() <= 1 && !sent.iter().any(|value| value.contains(", no")),
            "{path}: {sent:?}"
        );
        let is_immutable = sent == [IMMUTABLE];
        assert_eq!(is_immutable, is_named_by_bytes, "{path}: {sent:?}");
        immutable += usize::from(is_immutable && path.contains("images/"));
    }
    assert!(immutable >= 4, "the pictures that publish has made");
    // nginx: by the folder, not by what a name looks like.
    let nginx = site.text("site.deploy/nginx.conf");
    let map = nginx
        .split("_cache {")
        .nth(1)
        .and_then(|rest| rest.split("\n}").next());
    let map = map.expect("a map");
    assert!(
        map.contains(r#""~^/(?:assets/|images/sizes/|icon-[0-9a-f]{16}\.svg(?:\.br)?$)""#),
        "{map}"
    );
    assert_eq!(map.matches("immutable").count(), 1, "{map}");
}
