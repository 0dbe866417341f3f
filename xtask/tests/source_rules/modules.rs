//! Which module of a crate uses which, by file.
//!
//! A name is followed through re-exports to the file that defines it: `crate::components::Figure` is an edge to
//! `components/figure.rs`. So a module that only re-exports its parts depends on none of them, and a part that uses what
//! its parent defines makes a cycle only if the parent's own code uses the part.

use crate::cycles::Graph;
use crate::files::File;
use crate::paths::{Path, paths};
use std::collections::BTreeMap;

/// Limit for following a `pub use` of a `pub use` …, which could be circular.
const MAX_STEPS: usize = 8;

struct Modules {
    /// The name by which a crate's program uses its library.
    crate_name: String,
    by_path: BTreeMap<Vec<String>, Module>,
}

struct Module {
    file: String,
    paths: Vec<Path>,
}

/// Where a path leads.
struct Target {
    module: Vec<String>,
    /// Whether it leads to the module itself, and not to an item in it.
    is_module: bool,
}

/// The files of a crate below `folder`, each with the files whose names its code uses. Without tests, and without programs
/// beside the library.
pub fn graph(folder: &str, crate_name: &str, files: &[File]) -> Graph {
    let modules = Modules::of(folder, crate_name, files);
    let edges = |(name, module): (&Vec<String>, &Module)| {
        let used = module
            .paths
            .iter()
            .filter_map(|path| modules.used(name, path));
        let files = used
            .filter(|used| used != name)
            .map(|used| modules.by_path[&used].file.clone());
        (module.file.clone(), files.collect())
    };
    modules.by_path.iter().map(edges).collect()
}

impl Modules {
    fn of(folder: &str, crate_name: &str, files: &[File]) -> Self {
        let inner = |file: &File| {
            let path = file.path.strip_prefix(folder)?.strip_suffix(".rs")?;
            path.strip_prefix('/').map(str::to_owned)
        };
        let has_library = files.iter().filter_map(inner).any(|path| path == "lib");
        let mut by_path = BTreeMap::new();
        for file in files {
            let Some(inner) = inner(file) else { continue };
            let name: Vec<String> = match inner.as_str() {
                "lib" => Vec::new(),
                "main" if has_library => continue,
                "main" => Vec::new(),
                _ => inner.split('/').map(str::to_owned).collect(),
            };
            let is_test = name.iter().any(|part| part.ends_with("tests"));
            if is_test || name.first().is_some_and(|first| first == "bin") {
                continue;
            }
            let module = Module {
                file: file.path.clone(),
                paths: paths(&file.text),
            };
            by_path.insert(name, module);
        }
        Self {
            crate_name: crate_name.replace('-', "_"),
            by_path,
        }
    }

    /// The module on which a path makes the module `from` depend.
    fn used(&self, from: &[String], path: &Path) -> Option<Vec<String>> {
        let depends = match &path.import {
            // A re-export counts only if the module's own code uses the name too.
            Some(import) if import.is_public => self.by_path[from]
                .paths
                .iter()
                .any(|path| path.import.is_none() && path.parts[0] == import.name),
            Some(_) => true,
            // A single name is local, or its import is counted.
            None => path.parts.len() > 1,
        };
        let target = self.resolve(from, &path.parts, 0).filter(|_| depends)?;
        // `use crate::text;` alone: the paths that begin with `text::` count.
        let is_glob = path
            .import
            .as_ref()
            .is_some_and(|import| import.name == "*");
        (!target.is_module || is_glob).then_some(target.module)
    }

    fn resolve(&self, from: &[String], path: &[String], steps: usize) -> Option<Target> {
        let first = path.first().filter(|_| steps < MAX_STEPS)?;
        let ups = path.iter().take_while(|part| *part == "super").count();
        if ups > 0 {
            let above = from.len().checked_sub(ups)?;
            return self.walk(&from[..above], &path[ups..], steps);
        }
        match first.as_str() {
            name if name == "crate" || name == self.crate_name => {
                return self.walk(&[], &path[1..], steps);
            }
            "self" => return self.walk(from, &path[1..], steps),
            _ => {}
        }
        if self.by_path.contains_key(&[from, &path[..1]].concat()) {
            return self.walk(from, path, steps);
        }
        let import = self.imported(from, first, false)?;
        self.resolve(from, &[import, &path[1..]].concat(), steps + 1)
    }

    /// Resolves a path relative to a module.
    fn walk(&self, from: &[String], path: &[String], steps: usize) -> Option<Target> {
        let mut module = from.to_vec();
        for (at, part) in path.iter().enumerate() {
            let inner = [&module[..], &path[at..=at]].concat();
            if self.by_path.contains_key(&inner) {
                module = inner;
                continue;
            }
            if let Some(import) = self.imported(&module, part, true) {
                let through = [import, &path[at + 1..]].concat();
                return self.resolve(&module, &through, steps + 1);
            }
            return Some(Target {
                module,
                is_module: false,
            });
        }
        Some(Target {
            module,
            is_module: true,
        })
    }

    /// The path behind a name that a module imports.
    fn imported(&self, module: &[String], name: &str, only_public: bool) -> Option<&[String]> {
        let found = self.by_path.get(module)?.paths.iter().find(|path| {
            path.import
                .as_ref()
                .is_some_and(|import| import.name == name && (import.is_public || !only_public))
        })?;
        // `use yew;` would lead to itself.
        (found.parts.len() > 1 || found.parts[0] != name).then_some(&found.parts)
    }
}

#[test]
fn names_lead_to_the_file_that_defines_them() {
    for (name, files, edges) in [
        (
            "a re-export is followed, and is no use of its own",
            &[
                ("src/lib.rs", "pub mod components; pub mod store;"),
                ("src/components.rs", "mod figure; pub use figure::Figure;"),
                ("src/components/figure.rs", "pub struct Figure;"),
                ("src/store.rs", "use crate::components::Figure;"),
            ][..],
            &["store.rs>components/figure.rs"][..],
        ),
        (
            "a part may use its parent, which uses it: a cycle",
            &[
                (
                    "src/page.rs",
                    "mod plain; pub use plain::text; pub struct Page; fn f() { text() }",
                ),
                ("src/page/plain.rs", "use super::Page; pub fn text() {}"),
            ],
            &["page.rs>page/plain.rs", "page/plain.rs>page.rs"],
        ),
        (
            "modules, aliases, trees, paths without `use`, macros",
            &[
                ("src/lib.rs", "pub mod text; pub mod app; pub mod store;"),
                ("src/text.rs", "pub mod date;"),
                ("src/text/date.rs", "pub fn day() {}"),
                ("src/store.rs", "pub struct State;"),
                (
                    "src/app.rs",
                    "use crate::{text::{self, date as d}}; fn f() { d::day(); html! { <crate::store::State /> } }",
                ),
            ],
            &["app.rs>store.rs", "app.rs>text/date.rs"],
        ),
        (
            "tests, comments and other crates do not count",
            &[
                (
                    "src/a.rs",
                    "// crate::b::B\nuse yew::Html; #[cfg(test)] mod tests { use crate::b::B; }",
                ),
                ("src/b.rs", "use crate::a::A;"),
                ("src/a/tests.rs", "use crate::b::B;"),
            ],
            &["b.rs>a.rs"],
        ),
    ] {
        let files: Vec<File> = files
            .iter()
            .map(|(path, text)| File::example(path, text))
            .collect();
        let short = |path: &str| path.trim_start_matches("src/").to_owned();
        let found: Vec<String> = graph("src", "action-news", &files)
            .iter()
            .flat_map(|(from, to)| {
                to.iter()
                    .map(|to| format!("{}>{}", short(from), short(to)))
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(found, edges, "{name}");
    }
}
