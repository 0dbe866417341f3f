//! The inline parts of pages: the import map and the script that imports modules, and their hashes.

use super::{App, Asset, Assets, source_hash};
use crate::publish::policy::Hashes;
use crate::publish::shell::Kind;

/// The inline script's placeholder for the paths of modules.
const HEAD_MODULES: &str = "PAGE_MODULES";

impl App {
    /// The hashes of the inline parts of pages with these roots (see [`crate::publish::render::root`]).
    pub fn hashes<'r>(&self, roots: impl IntoIterator<Item = &'r str>) -> Hashes {
        let maps = |kind, root| source_hash(self.import_map(kind, root));
        let scripts = roots.into_iter().map(|root| maps(Kind::Article, root));
        // `/read/` and `/preview/`, and the same below a language's folder.
        let import = ["../", "../../"].map(|root| maps(Kind::Import, root));
        let heads = [Kind::Article, Kind::Import].map(|kind| source_hash(self.head_script(kind)));
        Hashes {
            styles: self.sheets.hashes(),
            scripts: scripts
                .chain(heads)
                .chain(import)
                .chain([source_hash(&self.rules)])
                .collect(),
        }
    }

    /// The import map of pages with this root: the integrity of the modules that they import.
    pub fn import_map(&self, kind: Kind, root: &str) -> String {
        let modules = self.modules(kind).into_iter();
        let modules = modules.chain([&self.assets.loader]);
        let lines: Vec<String> = modules
            .map(|it| format!(r#""{root}{}":"{}""#, it.path, it.integrity))
            .collect();
        format!(r#"{{"integrity":{{{}}}}}"#, lines.join(","))
    }

    /// The inline script of pages (`web/page/head.js`).
    pub fn head_script(&self, kind: Kind) -> String {
        let modules = self.modules(kind).into_iter();
        let paths: Vec<String> = modules.map(|it| format!(r#""{}""#, it.path)).collect();
        self.head
            .replace(HEAD_MODULES, &format!("[{}]", paths.join(",")))
    }

    /// The modules that a page imports once it has loaded.
    fn modules(&self, kind: Kind) -> Vec<&Asset> {
        let Assets {
            page, import_page, ..
        } = &self.assets;
        match kind {
            Kind::Import => vec![page, import_page],
            Kind::Article | Kind::Front | Kind::Missing | Kind::Snippets => vec![page],
        }
    }
}
