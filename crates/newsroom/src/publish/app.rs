//! The app as Trunk built it: which files there are, under which names they are published.
//!
//! Trunk names script and program by their bytes before `wasm-opt`, so one name can hold two contents. Here
//! every file is named by the bytes that readers get, and pages say which bytes they expect.

use super::policy::{Carrier, Hashes};
use super::sheets::Sheets;
use crate::failure::Failure;
use crate::files;
use article::portal::Portal;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;

mod elements;
mod start;

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
    /// Set where pages follow what is published.
    pub follow: Follow,
    /// Whether pages carry the policy.
    pub carrier: Carrier,
    assets: Vec<Asset>,
}

/// Which of the assets, of those that pages name; the start script knows the others.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// The module that wasm-bindgen wrote.
    Module,
    /// The start script.
    Start,
    /// The stylesheet for print.
    Print,
    /// The icon, which also marks the site's root.
    Icon,
    /// The start script of the pages on which documents of other systems are opened.
    Import = 6,
    /// The script of pages that follow what is published: the last one.
    Follow = 17,
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
        let follow_script = include_bytes!("../../../../web/page/reload.js").to_vec();
        let module = Asset::new("assets/", "reader", "js", find("reader", ".js")?);
        let program = Asset::new("assets/", "reader", "wasm", find("reader", ".wasm")?);
        let style = Asset::new("assets/", "app", "css", sheets.all().into());
        let importer = Asset::new("assets/", "importer", "js", file("importer.js")?);
        let importer_program = Asset::new("assets/", "importer", "wasm", file("importer_bg.wasm")?);
        let app = [("js", &module), ("wasm", &program), ("css", &style)];
        let start = start::knowing(&find("start", ".js")?, &file("rest.js")?, &app)?;
        let importers = [("importer", &importer), ("importerWasm", &importer_program)];
        let import_page = start::knowing(
            &file("import-page.js")?,
            &file("import-worker.js")?,
            &[&app[..], &importers].concat(),
        )?;
        let elements = elements::elements(&file, &sheets, &importers)?;
        // In the order of `Part`.
        let mut assets = vec![
            module,
            Asset::new("assets/", "start", "js", start),
            Asset::new("assets/", "print", "css", sheets.print().into()),
            Asset::new("", "icon", "svg", find("icon", ".svg")?),
            program,
            style,
            Asset::new("assets/", "import", "js", import_page),
            importer,
            importer_program,
        ];
        assets.extend(elements);
        assets.push(Asset::new("assets/", "follow", "js", follow_script));
        Ok(Self {
            portal: portal.clone(),
            sheets,
            follow,
            carrier,
            assets,
        })
    }

    /// One of them.
    pub fn asset(&self, part: Part) -> Option<&Asset> {
        self.assets.get(part as usize)
    }

    /// Everything to be written before the pages.
    pub fn assets(&self) -> &[Asset] {
        match self.follow {
            Follow::Yes => &self.assets,
            Follow::No => self.assets.get(..Part::Follow as usize).unwrap_or_default(),
        }
    }

    /// A digest of all that pages take from the app: another one means that every page is another.
    pub fn digest(&self) -> u64 {
        let mut digest = Sha256::new();
        for asset in self.assets() {
            digest.update(asset.path.as_bytes());
            digest.update([0]);
        }
        let digest = digest.finalize();
        let first: Option<[u8; 8]> = digest.get(..8).and_then(|bytes| bytes.try_into().ok());
        first.map_or(0, u64::from_be_bytes)
    }

    /// The hashes of what stands inline in pages with these roots (see [`super::render::root`]).
    pub fn hashes<'r>(&self, roots: impl IntoIterator<Item = &'r str>) -> Hashes {
        let scripts = roots
            .into_iter()
            .map(|root| source_hash(self.import_map(Part::Start, root)))
            .chain([source_hash(self.importer(Part::Start))]);
        // The two pages stand in the site's folder, or in a language's.
        let import = ["../", "../../"].map(|root| source_hash(self.import_map(Part::Import, root)));
        Hashes {
            styles: self.sheets.hashes(),
            scripts: scripts
                .chain(import)
                .chain([source_hash(self.importer(Part::Import))])
                .collect(),
        }
    }

    /// The import map of pages with this root: their start script and the module must have these bytes.
    pub fn import_map(&self, start: Part, root: &str) -> String {
        let line = |part| {
            let module = self.asset(part);
            let path = module.map_or("", |module| module.path.as_str());
            let integrity = module.map_or("", |module| module.integrity.as_str());
            format!(r#""{root}{path}":"{integrity}""#)
        };
        let (start, module) = (line(start), line(Part::Module));
        format!(r#"{{"integrity":{{{start},{module}}}}}"#)
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
        "no app in {}; build it first: trunk build --release --dist {}",
        folder.display(),
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
            <script src="/base/start.js" data-js="/base/reader-56.js" data-wasm="/base/reader-56_bg.wasm">"#;
        let all = |beginning, ending| named(page, beginning, ending).collect::<Vec<_>>();
        assert_eq!(all("", ".css"), ["tokens-12.css", "header-bar-34.css"]);
        assert_eq!(all("reader", ".js"), ["reader-56.js"]);
        assert_eq!(all("reader", ".wasm"), ["reader-56_bg.wasm"]);
        assert_eq!(all("start", ".js"), ["start.js"]);
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
