//! Serves the files of a folder, for the time until Trunk is installed.

use std::fs;
use std::path::{Component, Path};

/// The media type and the bytes for the target of a request. As with Trunk, a path without an extension gets `index.html`,
/// because it is a route of the app. `None` if there is no such file.
pub fn file(folder: &Path, target: &str) -> Option<(&'static str, Vec<u8>)> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = Path::new(path.trim_start_matches('/'));
    // `..` and absolute paths would lead out of the folder.
    if !path
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let page = || fs::read(folder.join("index.html")).ok();
    match path.extension() {
        None => Some((HTML, page()?)),
        Some(extension) => {
            let media_type = media_type(extension.to_str()?);
            Some((media_type, fs::read(folder.join(path)).ok()?))
        }
    }
}

const HTML: &str = "text/html; charset=utf-8";

fn media_type(extension: &str) -> &'static str {
    match extension {
        "html" => HTML,
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "jpg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_routes_are_served_and_nothing_outside_the_folder() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("site");
        fs::create_dir_all(folder.join("world")).unwrap();
        fs::write(folder.join("index.html"), "page").unwrap();
        fs::write(folder.join("world/story.json"), "{}").unwrap();
        fs::write(place.path().join("secret.json"), "no").unwrap();
        let body = |target: &str| {
            file(&folder, target)
                .map(|(media_type, bytes)| (media_type, String::from_utf8(bytes).unwrap()))
        };
        let page = Some((HTML, "page".to_owned()));
        assert_eq!(body("/"), page);
        assert_eq!(body("/world/story/?a=b.json"), page);
        assert_eq!(
            body("/world/story.json?x"),
            Some(("application/json", "{}".to_owned()))
        );
        for target in [
            "/missing.json",
            "/../secret.json",
            "/world/../../secret.json",
            "//../secret.json",
        ] {
            assert_eq!(body(target), None, "{target}");
        }
    }
}
