//! Who may import whom.
//!
//! More than 300 lines, because examples of what is wrong and what is right stand beside the rules.

use crate::files::File;
use crate::source::{Strings, code, paths, without_tests};

/// A room of the app: the rooms it may name, and the crates it may not.
struct Room {
    name: &'static str,
    neighbours: &'static [&'static str],
    barred: &'static [&'static str],
    /// Paths that are let through all the same.
    admitted: &'static [&'static str],
}

/// What only browsers have.
const BROWSER: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_*",
];
const BROWSER_AND_YEW: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_*",
    "yew",
];

const ROOMS: &[Room] = &[
    Room {
        name: "route",
        neighbours: PURE,
        barred: BROWSER_AND_YEW,
        admitted: &[],
    },
    Room {
        name: "text",
        neighbours: PURE,
        barred: BROWSER_AND_YEW,
        admitted: &[],
    },
    Room {
        name: "theme",
        neighbours: PURE,
        barred: BROWSER_AND_YEW,
        admitted: &[],
    },
    Room {
        name: "failure",
        neighbours: PURE,
        barred: BROWSER_AND_YEW,
        admitted: &[],
    },
    Room {
        name: "retry",
        neighbours: PURE,
        barred: BROWSER_AND_YEW,
        admitted: &[],
    },
    Room {
        name: "store",
        neighbours: PURE,
        barred: BROWSER_AND_YEW,
        admitted: &[],
    },
    Room {
        name: "components",
        neighbours: &["route", "text", "failure"],
        barred: BROWSER,
        admitted: &[],
    },
    Room {
        name: "browser",
        neighbours: &["route", "failure", "retry", "text", "theme"],
        barred: &["yew"],
        // Where focus goes when a page opens.
        admitted: &["crate::components::HEADING_ID"],
    },
    Room {
        name: "page",
        neighbours: &["app", "store", "components", "route", "text", "failure"],
        barred: BROWSER,
        admitted: &[],
    },
];
const PURE: &[&str] = &["store", "route", "text", "failure", "retry"];

/// A crate beside the app, and what it may not name outside its tests.
const CRATES: &[(&str, &[&str])] = &[
    (
        "crates/article/src/",
        &[
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "gloo_*",
            "action_news",
            "newsroom",
            // No I/O.
            "std::fs",
            "std::net",
            "std::env",
            "std::process",
            "std::thread",
            "std::io",
        ],
    ),
    ("crates/newsroom/src/", BROWSER),
    // Journeys see what a reader sees.
    ("e2e/src/", &["action_news", "newsroom", "article", "yew"]),
];

/// The folders that the rules name.
pub fn rooms() -> Vec<String> {
    let rooms = ROOMS.iter().map(|room| format!("src/{}", room.name));
    rooms
        .chain(
            CRATES
                .iter()
                .map(|(folder, _)| folder.trim_end_matches('/').to_owned()),
        )
        .collect()
}

/// What a file imports and may not.
pub fn check(file: &File) -> Vec<String> {
    // What stands beside the code to test it is held to nothing.
    if file.path.ends_with("/tests.rs") || file.path.contains("/tests/") {
        return Vec::new();
    }
    let code = without_tests(&code(&file.text, Strings::Blanked));
    let mut found = Vec::new();
    for (at, path) in paths(&code) {
        if let Some(what) = wrong(file, &path) {
            found.push(file.at(at, &what));
        }
    }
    found
}

fn wrong(file: &File, path: &[String]) -> Option<String> {
    let written = path.join("::");
    if let Some((folder, barred)) = CRATES
        .iter()
        .find(|(folder, _)| file.path.starts_with(folder))
    {
        let who = folder.trim_end_matches("/src/");
        return is_barred(path, barred).then(|| format!("{who} may not name {written}"));
    }
    let module = module(&file.path)?;
    let room = ROOMS
        .iter()
        .find(|room| module.first().is_some_and(|first| first == room.name))?;
    if room
        .admitted
        .iter()
        .any(|admitted| written.starts_with(admitted))
    {
        return None;
    }
    let named = match room_named(path, &module) {
        Some(named) => named,
        None => {
            return is_barred(path, room.barred)
                .then(|| format!("{} may not name {written}", room.name));
        }
    };
    // A room's own parts; and only rooms that exist: `crate::SOMETHING` of lib.rs is nobody's.
    let is_room = |name: &str| name == "app" || ROOMS.iter().any(|room| room.name == name);
    let allowed =
        named == room.name || !is_room(&named) || room.neighbours.contains(&named.as_str());
    (!allowed).then(|| format!("{} may not import {named} ({written})", room.name))
}

/// `src/components/block.rs` → `view`, `block`; nothing for the entry points, which know everybody.
fn module(path: &str) -> Option<Vec<String>> {
    let inner = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let module: Vec<String> = inner
        .split('/')
        .filter(|part| *part != "mod")
        .map(str::to_owned)
        .collect();
    (!matches!(module.first()?.as_str(), "lib" | "bin")).then_some(module)
}

/// The room that a path within the app leads to.
fn room_named(path: &[String], module: &[String]) -> Option<String> {
    let first = path.first()?;
    if first == "crate" || first == "action_news" {
        return path.get(1).cloned();
    }
    let ups = path.iter().take_while(|part| *part == "super").count();
    if ups == 0 {
        return (first == "self").then(|| module[0].clone());
    }
    let base = module.len().saturating_sub(ups);
    module[..base].first().or(path.get(ups)).cloned()
}

fn is_barred(path: &[String], barred: &[&str]) -> bool {
    barred.iter().any(|one| match one.strip_suffix('*') {
        Some(start) => path[0].starts_with(start),
        None => one.split("::").eq(path
            .iter()
            .take(one.split("::").count())
            .map(String::as_str)),
    })
}

#[test]
fn bad_imports_are_found() {
    let check = |path: &str, text: &str, expected: &[&str]| {
        let found = check(&File::example(path, text));
        let said: Vec<&str> = found
            .iter()
            .filter_map(|line| line.split(": ").nth(1))
            .collect();
        assert_eq!(said, expected, "{path}: {text}");
    };
    check(
        "src/components/block.rs",
        "use crate::store::State;",
        &["components may not import store (crate::store::State)"],
    );
    check(
        "src/components/block.rs",
        "use super::super::browser;",
        &["components may not import browser (super::super::browser)"],
    );
    check(
        "src/components/block.rs",
        "use crate::{route::Route, app};",
        &["components may not import app (crate::app)"],
    );
    check(
        "src/components.rs",
        "fn f() { web_sys::window(); }",
        &["components may not name web_sys::window"],
    );
    check(
        "src/components.rs",
        "use gloo_timers::callback;",
        &["components may not name gloo_timers::callback"],
    );
    check(
        "src/store.rs",
        "use yew::Html;",
        &["store may not name yew::Html"],
    );
    check(
        "src/route.rs",
        "use js_sys::Date;",
        &["route may not name js_sys::Date"],
    );
    check(
        "src/browser/fetch.rs",
        "use crate::store;",
        &["browser may not import store (crate::store)"],
    );
    check(
        "src/browser/place.rs",
        "use crate::components::{HEADING_ID, MAIN_ID};",
        &["browser may not import components (crate::components::MAIN_ID)"],
    );
    check(
        "src/page.rs",
        "use crate::browser;",
        &["page may not import browser (crate::browser)"],
    );
    check(
        "crates/article/src/read.rs",
        "use std::{fs, fmt};",
        &["crates/article may not name std::fs"],
    );
    check(
        "crates/article/src/lib.rs",
        "use yew::Html;",
        &["crates/article may not name yew::Html"],
    );
    check(
        "e2e/src/page.rs",
        "use article::Article;",
        &["e2e may not name article::Article"],
    );
}

#[test]
fn good_imports_are_let_through() {
    for (path, text) in [
        (
            "src/components/block.rs",
            "use super::inline; use crate::route::Route; use yew::prelude::*; // web_sys",
        ),
        (
            "src/components/block.rs",
            "let store = text::words; let s = \"crate::store\";",
        ),
        (
            "src/store.rs",
            "use crate::route::Route; use article::Article;",
        ),
        (
            "src/store.rs",
            "#[cfg(test)] mod tests { use web_sys::Window; }",
        ),
        (
            "src/app.rs",
            "use crate::{browser, store, components}; use web_sys::Window;",
        ),
        ("src/bin/reader.rs", "use action_news::browser;"),
        (
            "src/browser/fetch.rs",
            "use web_sys::Window; use crate::route::Route; use super::clock;",
        ),
        ("crates/article/tests/import.rs", "use std::fs;"),
    ] {
        assert_eq!(check(&File::example(path, text)), [] as [&str; 0]);
    }
}
