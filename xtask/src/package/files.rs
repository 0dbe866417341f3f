//! The files of a published site that the elements need: those that `embed.js` refers to, directly or through other scripts.

use crate::error::{Error, Result};
use std::path::Path;

/// Required files: the beginning and the end of each path.
const NEEDED: [(&str, &str); 9] = [
    ("assets/present-", ".js"),
    ("assets/elements-", ".js"),
    ("assets/elements-", ".wasm"),
    ("assets/elements-header-", ".js"),
    ("assets/elements-header-", ".wasm"),
    ("assets/elements-", ".css"),
    ("assets/import-worker-", ".js"),
    ("assets/importer-", ".js"),
    ("assets/importer-", ".wasm"),
];

/// Paths below the site's root, sorted.
///
/// # Errors
/// If a required file is missing.
pub fn of_site(site: &Path) -> Result<Vec<String>> {
    let mut paths = vec!["embed.js".to_owned()];
    let mut at = 0;
    while let Some(path) = paths.get(at).cloned() {
        at += 1;
        if path.ends_with(".js") {
            for named in named(site, &fs_err::read_to_string(site.join(&path))?) {
                if !paths.contains(&named) {
                    paths.push(named);
                }
            }
        }
    }
    for (begin, end) in NEEDED {
        let is_it = |path: &&String| path.starts_with(begin) && path.ends_with(end);
        if !paths.iter().any(|path| is_it(&path)) {
            let words = format!("embed.js does not refer to {begin}*{end}");
            return Err(Error::new(words));
        }
    }
    paths.sort();
    Ok(paths)
}

/// Files that a script names in quotes, relative to the root or to `assets/`.
fn named(site: &Path, text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for word in text.split(['"', '\'', '`']) {
        // The file with the strings of one interface language.
        if word.starts_with("words.") && word.ends_with(".json") && site.join(word).is_file() {
            paths.push(word.to_owned());
        }
        let word = word.split('?').next().unwrap_or_default();
        let name = word.trim_start_matches("./");
        let name = name.strip_prefix("assets/").unwrap_or(name);
        let is_kind = [".js", ".wasm", ".css"]
            .iter()
            .any(|end| name.ends_with(end));
        let path = format!("assets/{name}");
        if is_kind && !name.contains('/') && site.join(&path).is_file() {
            paths.push(path);
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_files_that_scripts_refer_to_are_included() {
        let temp = tempfile::tempdir().unwrap();
        let site = temp.path();
        fs::create_dir_all(site.join("assets")).unwrap();
        let write = |name: &str, text: &str| fs::write(site.join(name), text).unwrap();
        write(
            "embed.js",
            r#"f={present:"assets/present-0.js",js:"assets/elements-1.js",css:'./assets/elements-2.css',h:"assets/elements-header-8.js"};i="assets/import-worker-5.js"&"#,
        );
        write(
            "assets/elements-1.js",
            r#"new URL("elements-3.wasm?r=1", import.meta.url)"#,
        );
        write("assets/present-0.js", "import(f.js)");
        write("assets/elements-2.css", "");
        write("assets/elements-3.wasm", "");
        write("assets/elements-4.css", "");
        write("assets/elements-header-8.js", "'elements-header-9.wasm'");
        write("assets/elements-header-9.wasm", "");
        write("assets/import-worker-5.js", "import`./importer-6.js`");
        write("assets/importer-6.js", "");
        let without = of_site(site).unwrap_err().to_string();
        write(
            "assets/import-worker-5.js",
            "import`./importer-6.js`; 'importer-7.wasm'",
        );
        write("assets/importer-7.wasm", "");
        let paths = of_site(site);
        assert!(without.contains("assets/importer-*.wasm"), "{without}");
        assert_eq!(
            paths.unwrap(),
            [
                "assets/elements-1.js",
                "assets/elements-2.css",
                "assets/elements-3.wasm",
                "assets/elements-header-8.js",
                "assets/elements-header-9.wasm",
                "assets/import-worker-5.js",
                "assets/importer-6.js",
                "assets/importer-7.wasm",
                "assets/present-0.js",
                "embed.js",
            ]
        );
    }
}
