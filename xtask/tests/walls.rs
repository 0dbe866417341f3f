//! The walls between the rooms (design §1) and the rules of the house that a machine can check.
//!
//! Each rule is data, a function from one file to what is wrong with it, and a test that shows it
//! failing on a bad example. What a rule finds is listed whole, with file and line.

// The workspace's lints are for what ships.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "walls/files.rs"]
mod files;
#[path = "walls/imports.rs"]
mod imports;
#[path = "walls/source.rs"]
mod source;
#[path = "walls/styles.rs"]
mod styles;
#[path = "walls/words.rs"]
mod words;

use files::{File, below, repository};

/// Runs a rule over files and fails with everything it found.
fn hold(rule: &str, files: Vec<File>, check: impl Fn(&File) -> Vec<String>) {
    assert!(!files.is_empty(), "{rule}: there is nothing to check");
    let found: Vec<String> = files.iter().flat_map(check).collect();
    assert!(found.is_empty(), "{rule}:\n  {}", found.join("\n  "));
}

#[test]
fn rooms_import_only_their_neighbours() {
    hold(
        "who may import whom",
        below(&["src", "crates", "e2e/src"], &[".rs"]),
        imports::check,
    );
}

#[test]
fn no_html_string_reaches_the_page() {
    hold(
        "HTML strings",
        below(&["src"], &[".rs"]),
        words::html_strings,
    );
}

#[test]
fn no_style_attributes() {
    hold(
        "style attributes",
        below(&["src"], &[".rs"]),
        words::style_attributes,
    );
}

#[test]
fn styles_are_logical() {
    hold(
        "physical properties",
        below(&["styles"], &[".css"]),
        styles::physical_properties,
    );
}

#[test]
fn rules_nest_once() {
    hold("nesting", below(&["styles"], &[".css"]), styles::nesting);
}

#[test]
fn importance_is_for_readers_who_want_less_motion() {
    hold(
        "!important",
        below(&["styles"], &[".css"]),
        styles::importance,
    );
}

#[test]
fn long_files_say_why() {
    let files = below(
        &["src", "crates", "e2e", "xtask", "styles", "tests"],
        &[".rs", ".css", ".js", ".mjs"],
    );
    hold("files past 300 lines", files, words::long_without_reason);
}

/// There may be none.
#[test]
fn lock_files_name_no_addresses() {
    let files = below(&[""], &["lock.json"]);
    let found: Vec<String> = files.iter().flat_map(words::addresses).collect();
    assert_eq!(found, [] as [&str; 0]);
}

/// The rules look at real folders: a room that moves must not slip out of its walls.
#[test]
fn every_walled_room_exists() {
    for folder in imports::rooms() {
        let path = repository().join(&folder);
        assert!(
            path.exists() || path.with_extension("rs").exists(),
            "{folder} is gone: mend the walls"
        );
    }
}
