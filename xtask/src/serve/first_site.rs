//! Builds the site without Trunk, for the time until Trunk is installed.
//!
//! On a new machine, compiling Trunk takes longer than everything else; this site is ready in a third of the time. It does
//! not reload on changes.

use crate::error::{Error, Result};
use crate::process;
use crate::workspace::Workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// The script that starts the app, like `pattern_script` in `Trunk.toml`. The file's name is that of `wasm-bindgen`.
const PROGRAM: &str =
    "<script type=\"module\">import init from \"/action-news.js\"; init();</script>";

/// Compiles the app as Trunk does.
pub(super) const COMPILE_APP: &str =
    "cargo build --quiet --target wasm32-unknown-unknown --bin action-news";

/// The publisher's package and features, as in Trunk's hook (`Trunk.toml`), so that one build is enough for both.
pub(super) const NEWSROOM: &str = "--package newsroom --no-default-features";

/// Compiles the app and builds the site; returns its folder. `weather`: the folder of temperatures, if there are any.
///
/// # Errors
/// If the app does not compile, or a file cannot be read or written.
pub fn build(workspace: &Workspace, weather: Option<&Path>) -> Result<PathBuf> {
    let folder = workspace.root().join("target/serve-first");
    // Files of an earlier build.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    process::run(workspace.line(COMPILE_APP))?;
    let mut bindgen = workspace
        .line("wasm-bindgen --target web --no-typescript --out-name action-news --out-dir");
    bindgen.arg(&folder);
    bindgen.arg(
        workspace
            .root()
            .join("target/wasm32-unknown-unknown/debug/action-news.wasm"),
    );
    process::run(bindgen)?;
    let mut data = workspace.line(&format!(
        "cargo run --quiet {} -- data --content content",
        NEWSROOM
    ));
    data.env("TRUNK_STAGING_DIR", &folder);
    data.envs(weather.map(|folder| ("NEWSROOM_WEATHER", folder)));
    process::run(data)?;
    fs::copy(
        workspace.root().join("styles/icon.svg"),
        folder.join("icon.svg"),
    )?;
    let shell = fs::read_to_string(workspace.root().join("index.html"))?;
    let read = |path: &str| Ok(fs::read_to_string(workspace.root().join(path))?);
    fs::write(folder.join("index.html"), page(&shell, read)?)?;
    Ok(folder)
}

/// `index.html` with its `data-trunk` links replaced: inline styles, the icon's link, and the script that starts the app.
fn page(shell: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut parts = shell.split("<link");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (link, rest) = part
            .split_once('>')
            .ok_or_else(|| Error::new("index.html has a link without an end"))?;
        match (attribute(link, "rel"), attribute(link, "href")) {
            (Some("inline"), Some(href)) => page.extend(["<style>", &read(href)?, "</style>"]),
            (Some("icon"), _) => page.push_str("<link rel=\"icon\" href=\"/icon.svg\">"),
            (Some("rust"), _) => page.push_str(PROGRAM),
            _ => {
                return Err(Error::new(format!(
                    "unknown link in index.html: <link{link}>"
                )));
            }
        }
        page.push_str(rest);
    }
    Ok(page)
}

/// The value of an attribute in double quotes.
fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_shell_are_replaced() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let shell = fs::read_to_string(root.join("index.html")).unwrap();
        let read = |path: &str| {
            Ok(format!(
                "/* {} */",
                fs::canonicalize(root.join(path))?.display()
            ))
        };
        let page = page(&shell, read).unwrap();
        assert!(!page.contains("data-trunk"), "{page}");
        assert!(page.contains("styles/header-bar.css */</style>"), "{page}");
        assert!(page.contains("href=\"/icon.svg\""), "{page}");
        assert!(page.contains(PROGRAM), "{page}");
    }

    #[test]
    fn an_unknown_link_is_an_error() {
        let read = |_: &str| Ok(String::new());
        assert!(page("<link data-trunk rel=\"copy-dir\" href=\"a\" />", read).is_err());
    }
}
