//! Module boundaries of the app and of the crates (ARCHITECTURE.md, "Code map").
//!
//! More than 300 lines, because it has the rules and good and bad examples.

use crate::files::File;
use crate::paths::paths;

/// A top-level module of the app: the other modules that it may import, and the crates that it may not import.
struct Module {
    name: &'static str,
    may_import: &'static [&'static str],
    forbidden: &'static [&'static str],
}

/// Crates that only work in a browser.
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

/// Modules without effects.
const PURE: &[&str] = &["store", "route", "text", "theme", "failure", "retry"];

const MODULES: &[Module] = &[
    Module {
        name: "route",
        may_import: PURE,
        forbidden: BROWSER_AND_YEW,
    },
    Module {
        name: "text",
        may_import: PURE,
        forbidden: BROWSER_AND_YEW,
    },
    Module {
        name: "theme",
        may_import: PURE,
        forbidden: BROWSER_AND_YEW,
    },
    Module {
        name: "failure",
        may_import: PURE,
        forbidden: BROWSER_AND_YEW,
    },
    Module {
        name: "retry",
        may_import: PURE,
        forbidden: BROWSER_AND_YEW,
    },
    Module {
        // Yew only for `Reducible`: it renders nothing.
        name: "store",
        may_import: PURE,
        forbidden: &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "gloo",
            "gloo_*",
            "yew::Html",
            "yew::html",
            "yew::prelude",
            "yew::virtual_dom",
        ],
    },
    Module {
        name: "components",
        may_import: &["route", "text", "failure"],
        forbidden: BROWSER,
    },
    Module {
        // Returns values and dispatches no actions.
        name: "browser",
        may_import: &["route", "text", "theme", "failure", "retry"],
        forbidden: &["yew"],
    },
    Module {
        name: "page",
        may_import: &[
            "app",
            "islands",
            "store",
            "components",
            "route",
            "text",
            "theme",
            "failure",
        ],
        forbidden: BROWSER,
    },
    Module {
        // Hooks may use gloo's timers; all other browser APIs belong in `browser`.
        name: "app",
        may_import: ALL,
        forbidden: &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"],
    },
    Module {
        name: "islands",
        may_import: ALL,
        forbidden: &[],
    },
];
const ALL: &[&str] = &[
    "app",
    "islands",
    "browser",
    "components",
    "store",
    "route",
    "text",
    "theme",
    "failure",
    "retry",
];

/// A crate, and the paths that it may not use outside its tests.
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
    ("crates/importer/src/", &["action_news", "newsroom", "yew"]),
    ("crates/elements/src/", &["newsroom", "gloo", "gloo_*"]),
    // Runs on all systems that Rust and Trunk support.
    ("xtask/src/", &["std::os::unix"]),
    // Journeys test the site from outside.
    ("e2e/src/", &["action_news", "newsroom", "article", "yew"]),
];

/// The modules and folders that the rules name.
pub fn places() -> Vec<String> {
    let modules = MODULES.iter().map(|module| format!("src/{}", module.name));
    let crates = CRATES
        .iter()
        .map(|(folder, _)| folder.trim_end_matches('/'));
    modules.chain(crates.map(str::to_owned)).collect()
}

/// The forbidden imports of a file.
pub fn check(file: &File) -> Vec<String> {
    // Tests may import anything.
    if file.path.ends_with("/tests.rs") || file.path.contains("/tests/") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for path in paths(&file.text) {
        if let Some(what) = wrong(file, &path.parts) {
            found.push(file.at(path.at, &what));
        }
    }
    found
}

fn wrong(file: &File, path: &[String]) -> Option<String> {
    let written = path.join("::");
    if let Some((folder, forbidden)) = CRATES
        .iter()
        .find(|(folder, _)| file.path.starts_with(folder))
    {
        let who = folder.trim_end_matches("/src/");
        return is_forbidden(path, forbidden).then(|| format!("{who} may not name {written}"));
    }
    let module = module(&file.path)?;
    let rules = MODULES
        .iter()
        .find(|rules| module.first().is_some_and(|first| first == rules.name))?;
    let Some(named) = module_named(path, &module) else {
        return is_forbidden(path, rules.forbidden)
            .then(|| format!("{} may not name {written}", rules.name));
    };
    // Its own parts are allowed, and so are names defined in lib.rs, which belong to no module.
    let is_module = |name: &str| MODULES.iter().any(|module| module.name == name);
    let allowed =
        named == rules.name || !is_module(&named) || rules.may_import.contains(&named.as_str());
    (!allowed).then(|| format!("{} may not import {named} ({written})", rules.name))
}

/// `src/components/block.rs` → `components`, `block`; nothing for `main.rs` and `lib.rs`, which may import everything.
fn module(path: &str) -> Option<Vec<String>> {
    let inner = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let module: Vec<String> = inner
        .split('/')
        .filter(|part| *part != "mod")
        .map(str::to_owned)
        .collect();
    (!matches!(module.first()?.as_str(), "lib" | "main")).then_some(module)
}

/// The top-level module that a path within the app leads to.
fn module_named(path: &[String], module: &[String]) -> Option<String> {
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

fn is_forbidden(path: &[String], forbidden: &[&str]) -> bool {
    forbidden.iter().any(|one| match one.strip_suffix('*') {
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
        "src/components/island.rs",
        "use crate::islands::Registry;",
        &["components may not import islands (crate::islands::Registry)"],
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
        "src/text/date.rs",
        "use yew::Html;",
        &["text may not name yew::Html"],
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
        "src/browser/head.rs",
        "use crate::components::MAIN_ID;",
        &["browser may not import components (crate::components::MAIN_ID)"],
    );
    check(
        "src/browser.rs",
        "fn f(dispatch: &crate::app::Dispatch) {}",
        &["browser may not import app (crate::app::Dispatch)"],
    );
    check(
        "src/store.rs",
        "use crate::components::Card;",
        &["store may not import components (crate::components::Card)"],
    );
    check(
        "src/app/title.rs",
        "web_sys::window()",
        &["app may not name web_sys::window"],
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
        "crates/newsroom/src/publish.rs",
        "use gloo::timers;",
        &["crates/newsroom may not name gloo::timers"],
    );
    check(
        "xtask/src/test/package.rs",
        "use std::os::unix::fs::symlink;",
        &["xtask may not name std::os::unix::fs::symlink"],
    );
    check(
        "e2e/src/page.rs",
        "use article::Article;",
        &["e2e may not name article::Article"],
    );
}

#[test]
fn good_imports_are_allowed() {
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
            "use crate::route::Route; use article::Article; use yew::Reducible;",
        ),
        (
            "src/store.rs",
            "#[cfg(test)] mod tests { use web_sys::Window; }",
        ),
        (
            "src/app.rs",
            "use crate::{browser, store, components}; use gloo::timers::callback::Timeout;",
        ),
        (
            "src/islands.rs",
            "use crate::{app, browser, components}; use web_sys::Element;",
        ),
        ("src/main.rs", "use action_news::browser;"),
        (
            "src/browser/fetch.rs",
            "use web_sys::Window; use crate::route::Route; use super::clock;",
        ),
        ("crates/article/tests/import.rs", "use std::fs;"),
    ] {
        assert_eq!(check(&File::example(path, text)), [] as [&str; 0]);
    }
}
