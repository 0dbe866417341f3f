//! The app as Trunk built it: its files, and the names under which they are published.
//!
//! Trunk names files by a hash from before `wasm-opt`, so two different files can have the same name. Here the hash in a
//! file's name is that of its final bytes, and pages have the integrity of the files that they load.

use super::policy::Carrier;
use super::sheets::Sheets;
use crate::data::fetched_languages;
use crate::failure::Failure;
use article::portal::Portal;
use sha2::{Digest, Sha256};

mod assets;
mod elements;
mod files;
mod inline;
mod placeholders;

pub use assets::{Asset, Assets, source_hash};
pub use files::AppFiles;

/// The name of the app's binary in `index.html`.
const PROGRAM: &str = "action-news";

/// Whether open pages reload when they are published again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// `newsroom publish --watch`.
    Yes,
    /// They do not.
    No,
}

/// The built app.
pub struct App {
    /// The portal: its theme and its origins for the content security policy.
    pub portal: Portal,
    /// All stylesheets.
    pub sheets: Sheets,
    /// Whether pages contain the content security policy.
    pub carrier: Carrier,
    /// The files.
    pub assets: Assets,
    /// The inline scripts that do not depend on the page.
    pub scripts: InlineScripts,
}

/// The inline scripts that do not depend on the page.
pub struct InlineScripts {
    /// Imports the page's script (`web/page/head.js`).
    pub head: String,
    /// Hides dismissed notices, on pages with notices (`web/page/dismissed.js`).
    pub dismissed: String,
    /// The speculation rules, as JSON (`web/page/speculation-rules.json`).
    pub rules: String,
}

impl App {
    /// Reads the files of the built app.
    ///
    /// # Errors
    /// If one is missing or cannot be read.
    pub fn open(
        files: &AppFiles,
        portal: &Portal,
        follow: Follow,
        carrier: Carrier,
    ) -> Result<Self, Failure> {
        let page = files.read("index.html").map_err(|_| not_built(files))?;
        let page = String::from_utf8_lossy(&page);
        let find = |what: &str, ending: &str| {
            let name = named(&page, what, ending).next();
            let name = name.ok_or_else(|| {
                Failure::new(format!(
                    "the app's index.html names no {what}…{ending}; is it the app's page?"
                ))
            })?;
            files.read(name)
        };
        let file = |name: &str| files.read(name);
        let sheets = Sheets::new(portal);
        let text =
            |name: &str| file(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let module = Asset::new("assets/", "action-news", "js", find(PROGRAM, ".js")?);
        let program = Asset::new("assets/", "action-news", "wasm", find(PROGRAM, ".wasm")?);
        let style = Asset::new("assets/", "app", "css", sheets.all().into());
        let importer = Asset::new("assets/", "importer", "js", file("importer.js")?);
        let importer_program = Asset::new("assets/", "importer", "wasm", file("importer_bg.wasm")?);
        let app = [("js", &module), ("wasm", &program), ("css", &style)];
        let loader = placeholders::with_files(&text("program.js")?, "PROGRAM_FILES", &app)?;
        let loader = Asset::new("assets/", "program", "js", loader.into());
        let page = Asset::new("assets/", "page", "js", file("page.js")?);
        let importers = [("importer", &importer), ("importerWasm", &importer_program)];
        let import_worker = Asset::new("assets/", "import-worker", "js", file("import-worker.js")?);
        let import_files = [("worker", &import_worker)];
        let import_files = [&import_files[..], &importers].concat();
        let import_page = text("import-page.js")?;
        let import_page = placeholders::with_files(&import_page, "IMPORT_FILES", &import_files)?;
        let element_files = [&importers[..], &[("importWorker", &import_worker)]].concat();
        let follow_script = || include_bytes!("../../../../web/page/reload.js").to_vec();
        let assets = Assets {
            elements: elements::elements(
                &file,
                &sheets,
                &element_files,
                &fetched_languages(portal)?,
            )?,
            print: Asset::new("assets/", "print", "css", sheets.print().into()),
            icon: Asset::new("", "icon", "svg", find("icon", ".svg")?),
            import_page: Asset::new("assets/", "import", "js", import_page.into()),
            follow: (follow == Follow::Yes)
                .then(|| Asset::new("assets/", "follow", "js", follow_script())),
            page,
            loader,
            module,
            program,
            style,
            import_worker,
            importer,
            importer_program,
        };
        Ok(Self {
            portal: portal.clone(),
            sheets,
            carrier,
            assets,
            scripts: InlineScripts {
                head: text("head.js")?,
                dismissed: text("dismissed.js")?,
                rules: placeholders::rules()?,
            },
        })
    }

    /// A digest of the parts of the app that pages contain or load. If it changes, all pages have to be written again.
    pub fn digest(&self) -> u64 {
        let mut digest = Sha256::new();
        for asset in self.assets.all() {
            digest.update(asset.path.as_bytes());
            digest.update([0]);
        }
        let InlineScripts {
            head,
            dismissed,
            rules,
        } = &self.scripts;
        for script in [head, dismissed, rules] {
            digest.update(script);
        }
        let digest = digest.finalize();
        let first: Option<[u8; 8]> = digest.get(..8).and_then(|bytes| bytes.try_into().ok());
        first.map_or(0, u64::from_be_bytes)
    }
}

/// The names of the files in a page's HTML that have this beginning and ending, each once.
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

fn not_built(files: &AppFiles) -> Failure {
    let folder = files.folder().map(|folder| folder.display().to_string());
    Failure::new(format!(
        "no app in {}; build it first: cargo xtask build",
        folder.as_deref().unwrap_or("this program")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_in_a_page_are_found_once_each() {
        let page = r#"<link href="/base/icon-12.svg"><link href='/base/icon-34.svg'><link rel=a href=/base/icon-12.svg>
            <script>import init from "/base/action-news-56.js"; init("/base/action-news-56_bg.wasm")</script>"#;
        let all = |beginning, ending| named(page, beginning, ending).collect::<Vec<_>>();
        assert_eq!(all("icon", ".svg"), ["icon-12.svg", "icon-34.svg"]);
        assert_eq!(all("action-news", ".js"), ["action-news-56.js"]);
        assert_eq!(all("action-news", ".wasm"), ["action-news-56_bg.wasm"]);
    }
}
