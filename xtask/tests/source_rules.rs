//! Rules for the source code: module boundaries (ARCHITECTURE.md), import cycles, forbidden APIs, stylesheets, long files.
//!
//! Each rule is a function from files to findings, with a test that has good and bad examples. A rule that fails lists all
//! findings with file and line.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "source_rules/cycles.rs"]
mod cycles;
#[path = "source_rules/files.rs"]
mod files;
#[path = "source_rules/imports.rs"]
mod imports;
#[path = "source_rules/manifests.rs"]
mod manifests;
#[path = "source_rules/modules.rs"]
mod modules;
#[path = "source_rules/paths.rs"]
mod paths;
#[path = "source_rules/scripts.rs"]
mod scripts;
#[path = "source_rules/source.rs"]
mod source;
#[path = "source_rules/styles.rs"]
mod styles;
#[path = "source_rules/words.rs"]
mod words;

use files::{File, below, repository};

/// Applies a rule to files; fails with a list of all findings.
fn check_rule(rule: &str, files: Vec<File>, check: impl Fn(&File) -> Vec<String>) {
    assert!(!files.is_empty(), "{rule}: there is nothing to check");
    let found: Vec<String> = files.iter().flat_map(check).collect();
    assert!(found.is_empty(), "{rule}:\n  {}", found.join("\n  "));
}

#[test]
fn modules_import_only_what_they_may() {
    check_rule(
        "module boundaries",
        below(&["src", "crates", "e2e/src", "xtask/src"], &[".rs"]),
        imports::check,
    );
}

#[test]
fn no_html_string_reaches_the_page() {
    check_rule(
        "HTML strings",
        below(&["src"], &[".rs"]),
        words::html_strings,
    );
}

#[test]
fn no_style_attributes() {
    check_rule(
        "style attributes",
        below(&["src"], &[".rs"]),
        words::style_attributes,
    );
}

#[test]
fn styles_are_logical() {
    check_rule(
        "physical properties",
        below(&["styles"], &[".css"]),
        styles::physical_properties,
    );
}

#[test]
fn rules_nest_once() {
    check_rule("nesting", below(&["styles"], &[".css"]), styles::nesting);
}

#[test]
fn importance_is_for_readers_who_want_less_motion() {
    check_rule(
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
    check_rule("files past 300 lines", files, words::long_without_reason);
}

/// The repository may have no lock file.
#[test]
fn lock_files_name_no_addresses() {
    let files = below(&[""], &["lock.json"]);
    let found: Vec<String> = files.iter().flat_map(words::addresses).collect();
    assert_eq!(found, [] as [&str; 0]);
}

/// The rules must follow when a module is renamed.
#[test]
fn every_module_with_rules_exists() {
    for place in imports::places() {
        let path = repository().join(&place);
        assert!(
            path.exists() || path.with_extension("rs").exists(),
            "{place} does not exist: correct the rules"
        );
    }
}

#[test]
fn modules_of_a_crate_import_each_other_in_no_cycle() {
    let mut wrong = Vec::new();
    for member in manifests::members() {
        let folder = member.source();
        let graph = modules::graph(&folder, &member.name, &below(&[&folder], &[".rs"]));
        assert!(!graph.is_empty(), "{folder} has no code");
        wrong.extend(cycles::find(&graph));
    }
    assert!(wrong.is_empty(), "import cycles:\n  {}", wrong.join("\n  "));
}

#[test]
fn every_crate_has_the_license() {
    let found = manifests::without_license();
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn scripts_import_each_other_in_no_cycle() {
    let graph = scripts::graph(&below(&["web"], &[".js"]));
    assert!(!graph.is_empty());
    let found = cycles::find(&graph);
    assert!(found.is_empty(), "import cycles:\n  {}", found.join("\n  "));
}
