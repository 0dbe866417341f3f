//! The files that a page loads, found as a browser finds them: from the page, and from one script to the next.

use crate::error::{Error, Result};
use fs_err as fs;
use std::path::{Path, PathBuf};

/// Files that share a budget.
#[derive(Debug)]
pub struct Part {
    /// Its name in the budget.
    pub name: &'static str,
    /// The files.
    pub files: Vec<PathBuf>,
}

/// The files that the site's first page loads before and after an island's trigger, that the import pages load, and that
/// other people's pages load for elements.
///
/// # Errors
/// If the site has not been built, or a part has no files.
pub fn of_page(site: &Path) -> Result<Vec<Part>> {
    let page = fs::read_to_string(site.join("index.html"))?;
    let (css, scripts): (Vec<PathBuf>, Vec<PathBuf>) =
        with_named(site, named(site, &page, LOADED))?
            .into_iter()
            .partition(|file| file.extension().is_some_and(|ending| ending == "css"));
    let page_script = beginning(&scripts, "page-");
    let program = scripts.into_iter();
    let program = program.filter(|file| !page_script.contains(file)).collect();
    let import = with_named(
        site,
        named(
            site,
            &fs::read_to_string(site.join("preview/index.html"))?,
            LOADED,
        ),
    )?;
    let script = site.join("embed.js");
    let elements = named(site, &fs::read_to_string(&script)?, LOADED);
    let header = beginning(&elements, "elements-header-");
    let elements = [
        beginning(&elements, "present-"),
        beginning(&elements, "elements-"),
    ];
    let elements = elements.concat().into_iter();
    let elements = elements.filter(|file| !header.contains(file)).collect();
    let parts = vec![
        Part {
            name: "elements-script",
            files: vec![script],
        },
        Part {
            name: "elements",
            files: elements,
        },
        Part {
            name: "elements-header",
            files: header,
        },
        Part {
            name: "import",
            files: beginning(&import, "import-"),
        },
        Part {
            name: "importers",
            files: beginning(&import, "importer-"),
        },
        Part {
            name: "page-script",
            files: page_script,
        },
        Part {
            name: "on-demand-styles",
            files: beginning(&css, "app-"),
        },
        Part {
            name: "program",
            files: program,
        },
        Part {
            name: "css",
            files: css,
        },
    ];
    match parts.iter().find(|part| part.files.is_empty()) {
        None => Ok(parts),
        Some(part) => Err(Error::new(format!(
            "no files found for the part `{}`",
            part.name
        ))),
    }
}

/// The files whose names begin with `with`.
fn beginning(files: &[PathBuf], with: &str) -> Vec<PathBuf> {
    let of_name = |file: &&PathBuf| {
        let name = file.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with(with)
    };
    files.iter().filter(of_name).cloned().collect()
}

/// The endings of files that count.
const LOADED: &[&str] = &[".js", ".wasm", ".css"];

/// The files with these endings whose paths a text has in quotes, each once.
fn named(folder: &Path, text: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for word in text.split(['"', '\'', '`']) {
        // Pages have paths relative to their own folder.
        let place = word
            .trim_start_matches("../")
            .trim_start_matches("./")
            .trim_start_matches('/');
        let file = folder.join(place);
        let ends = endings.iter().any(|ending| place.ends_with(ending));
        if ends && file.is_file() && !files.contains(&file) {
            files.push(file);
        }
    }
    files
}

/// Adds the files that scripts load.
fn with_named(site: &Path, mut files: Vec<PathBuf>) -> Result<Vec<PathBuf>> {
    let mut at = 0;
    while let Some(file) = files.get(at).cloned() {
        at += 1;
        if file.extension().is_none_or(|ending| ending != "js") {
            continue;
        }
        // Scripts have paths relative to their own folder or to the site's root.
        let text = fs::read_to_string(&file)?;
        for folder in [file.parent().unwrap_or(site), site] {
            for loaded in named(folder, &text, LOADED) {
                if !files.contains(&loaded) {
                    files.push(loaded);
                }
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_scripts_load_are_counted() {
        let temp = tempfile::tempdir().unwrap();
        let site = temp.path();
        fs::create_dir_all(site.join("assets/snippets")).unwrap();
        fs::create_dir_all(site.join("preview")).unwrap();
        let write = |name: &str, text: &str| fs::write(site.join(name), text).unwrap();
        write(
            "index.html",
            r#"<link rel="stylesheet" href="/a.css"><script>import("./assets/page-1.js")</script>"#,
        );
        write("a.css", "");
        write("assets/page-1.js", "load('assets/program-1.js')");
        write(
            "assets/program-1.js",
            "load({js:'assets/r.js',wasm:'assets/r_bg.wasm',css:'assets/app-1.css'})",
        );
        write("assets/r.js", "import { x } from './snippets/s.js';");
        write("assets/app-1.css", "");
        write("assets/r_bg.wasm", "");
        write("assets/snippets/s.js", "");
        write("unused.js", "");
        write(
            "preview/index.html",
            r#"<script>import("../import-1.js")</script>"#,
        );
        write(
            "import-1.js",
            "let files={js:'r.js',importer:'importer-1.js',program:'importer-1.wasm'}",
        );
        write(
            "embed.js",
            "let f={present:\"present-1.js\",wasm:\"elements-1.wasm\",bar:\"elements-header-1.js\",other:\"importer-1.js\"}",
        );
        write("present-1.js", "");
        write("elements-1.wasm", "");
        write("elements-header-1.js", "");
        write("importer-1.js", "");
        write("importer-1.wasm", "");
        let parts = of_page(site);
        let found: Vec<Vec<String>> = parts
            .unwrap()
            .iter()
            .map(|part| {
                let name =
                    |file: &PathBuf| file.file_name().unwrap().to_string_lossy().into_owned();
                part.files.iter().map(name).collect()
            })
            .collect();
        assert_eq!(
            found,
            [
                vec!["embed.js"],
                vec!["present-1.js", "elements-1.wasm"],
                vec!["elements-header-1.js"],
                vec!["import-1.js"],
                vec!["importer-1.js", "importer-1.wasm"],
                vec!["page-1.js"],
                vec!["app-1.css"],
                vec!["program-1.js", "r.js", "r_bg.wasm", "s.js"],
                vec!["a.css", "app-1.css"],
            ]
        );
    }
}
