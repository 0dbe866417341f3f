//! A newsroom for tests, whose app consists of placeholder files.
//! More than 300 lines, because writing the newsroom and checking its site share one folder.

use crate::{Folder, PORTAL, Ran, article};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The time at which the newsroom is published, in seconds since 1970.
pub const NOW: u64 = 1_732_400_000;

pub type Times = BTreeMap<String, SystemTime>;

/// The newsroom: `content`, `app`, and its site in `site`.
pub struct Newsroom {
    pub folder: Folder,
}

impl Newsroom {
    pub fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        folder.write("content/portal.json", PORTAL);
        let newsroom = Self { folder };
        newsroom.app("one");
        newsroom
    }

    /// Writes an app. Its files contain `words`, so that apps with other words have other hashes.
    pub fn app(&self, words: &str) {
        let shell = "'/action-news-0.js' '/action-news-0_bg.wasm' \"/icon-0.svg\"\n";
        let script = |part: &str| format!("export const {part} = \"{words}\";\n").repeat(20);
        self.write("app/index.html", shell)
            .write("app/action-news-0.js", &script("action-news"))
            .write("app/action-news-0_bg.wasm", &script("program"))
            .write("app/head.js", "import('main')")
            .write("app/dismissed.js", "hide()")
            .write("app/page.js", &script("page"))
            .write(
                "app/program.js",
                &format!("{}f(PROGRAM_FILES)", script("loader")),
            )
            .write(
                "app/import-page.js",
                &format!("{}f(IMPORT_FILES)", script("import")),
            )
            .write("app/import-worker.js", &script("worker"))
            .write(
                "app/embed.js",
                &format!(
                    r#"{}document.querySelector("script[data-js]").dataset"#,
                    script("embed")
                ),
            )
            .write("app/elements-main.js", &script("present"))
            .write("app/elements.js", &script("elements"))
            .write("app/elements_bg.wasm", &script("drawing"))
            .write("app/elements-header.js", &script("bars"))
            .write("app/elements-header_bg.wasm", &script("drawing bars"))
            .write("app/importer.js", &script("importer"))
            .write("app/importer_bg.wasm", &script("importers"))
            .write(
                "app/icon-0.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            );
    }

    pub fn write(&self, file: &str, text: &str) -> &Self {
        self.folder.write(file, text);
        self
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.folder.0.join(file)).expect(file);
    }

    pub fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.folder.0.join(file)).unwrap_or_else(|why| panic!("{file}: {why}"))
    }

    pub fn text(&self, file: &str) -> String {
        self.folder.read(file)
    }

    pub fn articles(&self, numbers: Range<usize>) {
        for number in numbers {
            self.article(number, &format!("Story {number}"));
        }
    }

    pub fn article(&self, number: usize, headline: &str) {
        self.write(
            &format!("content/articles/world/n{number:03}.json"),
            &story(number, headline),
        );
    }

    /// Publishes into `site`.
    pub fn publish(&self, more: &[&str]) -> Ran {
        self.publish_at(NOW, more)
    }

    pub fn publish_at(&self, now: u64, more: &[&str]) -> Ran {
        let own = [
            "publish",
            "--content",
            "content",
            "--app",
            "app",
            "--out",
            "site",
        ];
        let variables = [("SOURCE_DATE_EPOCH", &*now.to_string())];
        self.folder.run_with(&[&own, more].concat(), "", &variables)
    }

    /// Publishes into a folder, with a cache.
    pub fn publish_into(&self, out: &str, cache: &str) -> Ran {
        let own = ["publish", "--content", "content", "--app", "app"];
        let variables = [("SOURCE_DATE_EPOCH", &*NOW.to_string())];
        let folders = ["--out", out, "--cache", cache];
        self.folder
            .run_with(&[&own[..], &folders[..]].concat(), "", &variables)
    }

    /// Publishes as if for the first time.
    pub fn publish_fresh(&self, out: &str) -> Ran {
        self.publish_fresh_at(NOW, out)
    }

    pub fn publish_fresh_at(&self, now: u64, out: &str) -> Ran {
        self.publish_fresh_with(now, out, &[])
    }

    pub fn publish_fresh_with(&self, now: u64, out: &str, more: &[&str]) -> Ran {
        for folder in [out.to_owned(), format!("{out}.cache")] {
            let _ = fs::remove_dir_all(self.folder.0.join(folder));
        }
        let own = [
            "publish",
            "--content",
            "content",
            "--app",
            "app",
            "--out",
            out,
        ];
        let variables = [("SOURCE_DATE_EPOCH", &*now.to_string())];
        self.folder.run_with(&[&own, more].concat(), "", &variables)
    }

    /// All files below a folder with their bytes.
    pub fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let root = self.folder.0.join(folder);
        let files = below(&root).into_iter();
        files
            .map(|path| {
                let name = path
                    .strip_prefix(&root)
                    .expect("below")
                    .to_string_lossy()
                    .into_owned();
                (name, fs::read(&path).expect("a file"))
            })
            .collect()
    }

    /// When each file below a folder was written.
    pub fn times(&self, folder: &str) -> Times {
        let root = self.folder.0.join(folder);
        let files = below(&root).into_iter();
        files
            .map(|path| {
                let name = path
                    .strip_prefix(&root)
                    .expect("below")
                    .to_string_lossy()
                    .into_owned();
                let data = fs::metadata(&path).expect("a file");
                (name, data.modified().expect("a time"))
            })
            .collect()
    }

    #[track_caller]
    pub fn same_trees(&self, one: &str, other: &str) {
        same(&self.tree(one), &self.tree(other));
    }

    /// Asserts that `site` is the same as `other`, apart from `CNAME`, which the test wrote.
    #[track_caller]
    pub fn same_but_cname(&self, other: &str) {
        let mut site = self.tree("site");
        site.remove("CNAME").expect("CNAME");
        same(&site, &self.tree(other));
    }

    /// Asserts that every page of `site` is complete and that every file that it loads exists.
    #[track_caller]
    pub fn is_readable(&self) {
        let files = self.tree("site");
        let is_script = |path: &str| path.starts_with("assets/program-") && path.ends_with(".js");
        for (path, bytes) in files.iter().filter(|(path, _)| is_script(path)) {
            let script = String::from_utf8_lossy(bytes);
            let is_asset = |word: &&str| word.starts_with("assets/");
            let mut assets = script.split('"').filter(is_asset).peekable();
            assert!(assets.peek().is_some(), "{path} loads nothing");
            for asset in assets {
                assert!(files.contains_key(asset), "{path} loads {asset}");
            }
        }
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = String::from_utf8_lossy(bytes);
            assert!(html.trim_end().ends_with("</html>"), "{path} is not whole");
            for asset in links(path, &html) {
                let is_page =
                    asset.ends_with(".html") || asset.ends_with(".xml") || asset.ends_with(".json");
                // The manifest is written later, with the feeds; a page can be read without it.
                if !is_page && asset != "site.webmanifest" {
                    assert!(
                        files.contains_key(&asset),
                        "{path} loads {asset}, which is missing"
                    );
                }
            }
        }
    }
}

/// The files of the site that a page loads or links to, as paths below the site's root.
pub fn links(page: &str, html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let in_attributes = ["href=\"", "src=\""]
        .into_iter()
        .flat_map(|name| html.split(name).skip(1))
        .map(|rest| rest.split('"').next().unwrap_or_default());
    // The import map has the URLs of modules.
    let modules = html
        .split('"')
        .filter(|word| word.ends_with(".js") && word.starts_with(['.', '/']));
    for url in in_attributes.chain(modules) {
        let url = url.split(['#', '?']).next().unwrap_or_default();
        let elsewhere = url.is_empty() || url.contains(':') || url.starts_with("//");
        if elsewhere {
            continue;
        }
        let mut folder: Vec<&str> = page.split('/').collect();
        folder.pop();
        if url.starts_with('/') {
            folder.clear();
        }
        for part in url.split('/').filter(|part| !part.is_empty()) {
            match part {
                "." => {}
                ".." => drop(folder.pop()),
                part => folder.push(part),
            }
        }
        if url.ends_with('/') {
            folder.push("index.html");
        }
        found.push(folder.join("/"));
    }
    found
}

/// An article's text. Dates go up with the numbers.
pub fn story(number: usize, headline: &str) -> String {
    let more = r#""section": {"id": "world", "name": "World"}, "regions": ["pass"], "tags": [{"name": "Deep water", "url": "/tag/deep-water/"}]"#;
    let date = format!(
        "2024-{:02}-{:02}T08:00:00Z",
        number / 28 % 11 + 1,
        number % 28 + 1
    );
    let id = format!("world/n{number:03}");
    article(&id, more)
        .replace(&format!("Headline of {id}"), headline)
        .replace("2024-11-23T08:00:00-07:00", &date)
        .replace(
            "Words.",
            &"Words of a story that goes on for a while. ".repeat(20),
        )
}

/// An article in another language.
pub fn french() -> String {
    article(
        "fr/local/neige",
        r#""tags": [{"name": "Eau profonde", "url": "/fr/tag/deep-water/"}]"#,
    )
    .replace("en-CA", "fr-CA")
}

pub fn unzipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut decoder = flate2::read::GzDecoder::new(bytes);
    decoder.read_to_end(&mut out).expect("gzip");
    out
}

#[track_caller]
fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let names = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    for (path, bytes) in one {
        assert!(other[path] == *bytes, "{path} differs");
    }
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => open.push(path),
                false => found.push(path),
            }
        }
    }
    found
}
