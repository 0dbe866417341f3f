//! The app as Trunk built it: which files there are, under which names they are published.
//!
//! Trunk names script and program by their bytes before `wasm-opt`, so one name can hold two contents. Here
//! every file is named by the bytes that readers get, and pages say which bytes they expect.

use super::policy::{Carrier, Hashes};
use super::sheets::Sheets;
use super::shell::Kind;
use crate::failure::Failure;
use crate::files;
use article::portal::Portal;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;

mod elements;
mod start;

/// The app's binary, as `index.html` names it.
const PROGRAM: &str = "action-news";
/// Where the inline script asks for the names of modules.
const HEAD_MODULES: &str = "PAGE_MODULES";

/// What the open page does when it is published anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// It loads itself again: `newsroom publish --watch`.
    Yes,
    /// Nothing.
    No,
}

/// A file that pages load: named by its final bytes, so that it may be kept for ever.
pub struct Asset {
    /// Its path below the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// As `integrity` has it (Subresource Integrity §3.1).
    pub integrity: String,
}

impl Asset {
    /// `folder` is empty or ends in a slash.
    fn new(folder: &str, stem: &str, ending: &str, bytes: Vec<u8>) -> Self {
        let name = hex(&Sha256::digest(&bytes));
        let name = name.get(..16).unwrap_or(&name);
        Self {
            path: format!("{folder}{stem}-{name}.{ending}"),
            integrity: source_hash(&bytes),
            bytes,
        }
    }
}

/// The built app.
pub struct App {
    /// For the theme and the policy.
    pub portal: Portal,
    /// All stylesheets.
    pub sheets: Sheets,
    /// Whether pages carry the policy.
    pub carrier: Carrier,
    /// The files.
    pub assets: Assets,
    /// What says which pages are loaded ahead.
    pub rules: String,
    /// The inline script of all pages, before the names of the modules that a page imports are in it.
    head: String,
}

/// The app's files.
pub struct Assets {
    /// The script of published pages.
    pub page: Asset,
    /// The module that loads the program of the islands.
    pub loader: Asset,
    /// The module that wasm-bindgen wrote.
    pub module: Asset,
    /// The program.
    pub program: Asset,
    /// All stylesheets in one, for what the program draws.
    pub style: Asset,
    /// The stylesheet for print.
    pub print: Asset,
    /// The icon, which also marks the site's root.
    pub icon: Asset,
    /// The script of the pages on which documents of other systems are opened.
    pub import_page: Asset,
    /// The importers' module.
    pub importer: Asset,
    /// The importers.
    pub importer_program: Asset,
    /// What elements in other people's pages load. The script that those pages name comes last.
    pub elements: Vec<Asset>,
    /// The script of pages that follow what is published, where they do.
    pub follow: Option<Asset>,
}

impl Assets {
    /// All of them. A file comes after those that it names.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        let Self {
            page,
            loader,
            module,
            program,
            style,
            print,
            icon,
            import_page,
            importer,
            importer_program,
            elements,
            follow,
        } = self;
        [
            module,
            program,
            style,
            loader,
            page,
            print,
            icon,
            importer,
            importer_program,
            import_page,
        ]
        .into_iter()
        .chain(elements)
        .chain(follow)
    }
}

impl App {
    /// Finds the app's files in Trunk's output folder.
    ///
    /// # Errors
    /// If something is missing there or cannot be read.
    pub fn open(
        folder: &Path,
        portal: &Portal,
        follow: Follow,
        carrier: Carrier,
    ) -> Result<Self, Failure> {
        let page = folder.join("index.html");
        let text = files::read(&page).map_err(|_| not_built(folder))?;
        let text = String::from_utf8_lossy(&text);
        let find = |what: &str, ending: &str| {
            let name = named(&text, what, ending).next();
            let name = name.ok_or_else(|| {
                Failure::new(format!(
                    "{} names no {what}…{ending}; is it the app's page?",
                    page.display()
                ))
            })?;
            files::read(&folder.join(name))
        };
        let mut sheets = Vec::new();
        for name in named(&text, "", ".css") {
            let css = files::read(&folder.join(name))?;
            sheets.push((stem(name), String::from_utf8_lossy(&css).into_owned()));
        }
        let file = |name: &str| files::read(&folder.join(name));
        let import_sheet = file("import.css")?;
        let elements_sheet = file("elements.css")?;
        let [import_sheet, elements_sheet] =
            [&import_sheet, &elements_sheet].map(|css| String::from_utf8_lossy(css));
        let sheets = Sheets::new(&sheets, &import_sheet, &elements_sheet, portal)?;
        let text =
            |name: &str| file(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let module = Asset::new("assets/", "action-news", "js", find(PROGRAM, ".js")?);
        let program = Asset::new("assets/", "action-news", "wasm", find(PROGRAM, ".wasm")?);
        let style = Asset::new("assets/", "app", "css", sheets.all().into());
        let importer = Asset::new("assets/", "importer", "js", file("importer.js")?);
        let importer_program = Asset::new("assets/", "importer", "wasm", file("importer_bg.wasm")?);
        let app = [("js", &module), ("wasm", &program), ("css", &style)];
        let loader = start::naming(&text("program.js")?, "PROGRAM_FILES", &app)?;
        let loader = Asset::new("assets/", "program", "js", loader.into());
        let rules = start::rules()?;
        let page = start::naming(&text("page.js")?, "PAGE_FILES", &[("js", &loader)])?;
        let page = start::with_rules(&page, &rules)?;
        let page = Asset::new("assets/", "page", "js", page.into());
        let importers = [("importer", &importer), ("importerWasm", &importer_program)];
        let import_page = start::with_worker(
            &file("import-page.js")?,
            &file("import-worker.js")?,
            &[&app[..], &[("page", &page)], &importers].concat(),
        )?;
        let follow_script = || include_bytes!("../../../../web/page/reload.js").to_vec();
        let assets = Assets {
            elements: elements::elements(&file, &sheets, &importers)?,
            print: Asset::new("assets/", "print", "css", sheets.print().into()),
            icon: Asset::new("", "icon", "svg", find("icon", ".svg")?),
            import_page: Asset::new("assets/", "import", "js", import_page),
            follow: (follow == Follow::Yes)
                .then(|| Asset::new("assets/", "follow", "js", follow_script())),
            page,
            loader,
            module,
            program,
            style,
            importer,
            importer_program,
        };
        Ok(Self {
            portal: portal.clone(),
            sheets,
            carrier,
            assets,
            rules,
            head: text("head.js")?,
        })
    }

    /// A digest of all that pages take from the app: another one means that every page is another.
    pub fn digest(&self) -> u64 {
        let mut digest = Sha256::new();
        for asset in self.assets.all() {
            digest.update(asset.path.as_bytes());
            digest.update([0]);
        }
        digest.update(&self.head);
        let digest = digest.finalize();
        let first: Option<[u8; 8]> = digest.get(..8).and_then(|bytes| bytes.try_into().ok());
        first.map_or(0, u64::from_be_bytes)
    }

    /// The hashes of what stands inline in pages with these roots (see [`super::render::root`]).
    pub fn hashes<'r>(&self, roots: impl IntoIterator<Item = &'r str>) -> Hashes {
        let maps = |kind, root| source_hash(self.import_map(kind, root));
        let scripts = roots.into_iter().map(|root| maps(Kind::Article, root));
        // The two pages stand in the site's folder, or in a language's.
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

    /// The import map of pages with this root: the modules that they import must have these bytes.
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

/// `sha256-…`, of a file (Subresource Integrity §3.1) or of what stands between an inline element's tags (CSP 3
/// §2.3.1).
pub fn source_hash(bytes: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The local files that a page's attributes name, by how their names begin and end.
fn named<'t>(text: &'t str, beginning: &'t str, ending: &'t str) -> impl Iterator<Item = &'t str> {
    let mut before = Vec::new();
    text.split(['"', '\'', '=', '>', ' '])
        .filter_map(move |word| {
            let name = word.rsplit('/').next().unwrap_or(word);
            (name.starts_with(beginning) && name.ends_with(ending)).then_some(name)
        })
        .filter(move |name| {
            let new = !before.contains(name);
            before.push(*name);
            new
        })
}

/// `header-bar` of `header-bar-76268779ac82f7af.css`.
fn stem(name: &str) -> String {
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let (stem, _) = name.rsplit_once('-').unwrap_or((name, ""));
    stem.to_owned()
}

fn not_built(folder: &Path) -> Failure {
    Failure::new(format!(
        "no app in {}; build it first: cargo xtask build",
        folder.display()
    ))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_names_and_each_once() {
        let page = r#"<link href="/base/tokens-12.css"><link href='/base/header-bar-34.css'><link rel=a href=/base/tokens-12.css>
            <script>import init from "/base/action-news-56.js"; init("/base/action-news-56_bg.wasm")</script>"#;
        let all = |beginning, ending| named(page, beginning, ending).collect::<Vec<_>>();
        assert_eq!(all("", ".css"), ["tokens-12.css", "header-bar-34.css"]);
        assert_eq!(all("action-news", ".js"), ["action-news-56.js"]);
        assert_eq!(all("action-news", ".wasm"), ["action-news-56_bg.wasm"]);
        assert_eq!(stem("header-bar-34.css"), "header-bar");
    }

    #[test]
    fn names_and_hashes_are_of_the_bytes() {
        let one = Asset::new("assets/", "a", "js", b"one".to_vec());
        let other = Asset::new("assets/", "a", "js", b"other".to_vec());
        assert_ne!(one.path, other.path);
        assert!(one.path.starts_with("assets/a-") && one.path.ends_with(".js"));
        // Of nothing: known values.
        assert_eq!(
            source_hash(""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
        let nothing = Asset::new("", "a", "js", Vec::new());
        assert_eq!(nothing.integrity, source_hash(""));
    }
}
