//! The inline scripts of pages, and the hashes of inline scripts and styles.

use super::assets::source_hash;
use super::{App, InlineScripts};
use crate::publish::kind::Kind;
use crate::publish::policy::Hashes;

impl App {
    /// The hashes of the inline parts of pages with these roots (see [`crate::publish::render::root`]).
    pub fn hashes<'r>(&self, roots: impl IntoIterator<Item = &'r str>) -> Hashes {
        let maps = |kind, root| source_hash(self.import_map(kind, root));
        let scripts = roots.into_iter().map(|root| maps(Kind::Article, root));
        // `/read/` and `/preview/`, and the same below a language's folder.
        let import = ["../", "../../"].map(|root| maps(Kind::Import, root));
        let InlineScripts {
            head,
            dismissed,
            rules,
        } = &self.scripts;
        Hashes {
            styles: self.sheets.hashes(),
            scripts: scripts
                .chain(import)
                .chain([head, dismissed, rules].map(source_hash))
                .collect(),
        }
    }

    /// The import map of pages with this root: the URLs of modules and their integrity. `main` is the module that the
    /// inline script imports, `program` the one that loads the islands' program. On import pages, where `main` is their
    /// own script, `page` is the page script.
    pub fn import_map(&self, kind: Kind, root: &str) -> String {
        let assets = &self.assets;
        let program = ("program", &assets.loader);
        let modules = match kind {
            Kind::Import => vec![
                ("main", &assets.import_page),
                ("page", &assets.page),
                program,
            ],
            Kind::Article | Kind::Front | Kind::Missing | Kind::Snippets => {
                vec![("main", &assets.page), program]
            }
        };
        let entries = |entry: fn(&str, &str, &str, &str) -> String| {
            let modules = modules.iter();
            let entries = modules.map(|(name, it)| entry(name, root, &it.path, &it.integrity));
            entries.collect::<Vec<_>>().join(",")
        };
        let imports = entries(|name, root, path, _| format!(r#""{name}":"{root}{path}""#));
        let integrity = entries(|_, root, path, hash| format!(r#""{root}{path}":"{hash}""#));
        format!(r#"{{"imports":{{{imports}}},"integrity":{{{integrity}}}}}"#)
    }
}
