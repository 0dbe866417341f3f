//! Extracts names from files of the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub type Names = BTreeSet<String>;

/// A file of the repository.
pub fn path(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A file's text.
pub fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The script: `embed.js` and the modules that it loads.
pub fn script() -> String {
    let mut script = String::new();
    for entry in fs::read_dir(path("web/elements")).unwrap() {
        script += &fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    script
}

/// The types.
pub fn types() -> String {
    plain(&read("crates/elements/package/embed.d.ts"))
}

/// The tokens of a rule of `styles/tokens.css`, with their values.
pub fn tokens(rule: &str) -> impl Iterator<Item = (String, String)> {
    let styles = plain(&read("styles/tokens.css"));
    let declarations: Vec<String> = split(between(&styles, rule, "}"), ';');
    declarations.into_iter().filter_map(|declaration| {
        let (name, value) = declaration.trim().split_once(':')?;
        let name = name.strip_prefix("--")?;
        Some((name.to_owned(), value.trim().to_owned()))
    })
}

fn split(text: &str, at: char) -> Vec<String> {
    text.split(at).map(str::to_owned).collect()
}

/// Removes comments.
fn plain(text: &str) -> String {
    let pieces = text.split("/*");
    let after = |piece: &str| {
        piece
            .split_once("*/")
            .map_or(piece, |(_, rest)| rest)
            .to_owned()
    };
    pieces.map(after).collect()
}

/// The text between the first occurrences of two words.
pub fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let found = text.split_once(begin);
    let (_, rest) = found.unwrap_or_else(|| panic!("there is no {begin}"));
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

/// Strings in double quotes, without any inside others.
pub fn quoted(text: impl AsRef<str>) -> Vec<String> {
    let pieces = text.as_ref().split('"').skip(1).step_by(2);
    pieces.map(str::to_owned).collect()
}

/// The text after each occurrence of a word, up to the next quote.
pub fn after(text: &str, begin: &str) -> Vec<String> {
    let pieces = text.split(begin).skip(1);
    let ends = pieces.map(|piece| piece.split('"').next().unwrap_or_default());
    ends.map(str::to_owned).collect()
}

/// The words in code spans and code blocks of Markdown.
pub fn words(text: &str) -> Names {
    let code = text.split('`').skip(1).step_by(2);
    let blocks = text.split("```").skip(1).step_by(2);
    let parts = code
        .chain(blocks)
        .flat_map(|it| it.split(|c: char| !c.is_alphanumeric() && c != '-'));
    let words = parts.filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}
