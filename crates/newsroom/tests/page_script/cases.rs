//! Cases of functions in `web/page`, and how Node.js runs them.

use action_news::page;
use action_news::route::{Front, Route, Site};
use action_news::text::Language;
use article::portal::Portal;
use scraper::{Html, Selector};
use serde_json::{Map, Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::{fs, io};

/// Cases of functions: name, arguments, result. `{"shared": NAME}` stands for an argument that many cases have.
#[derive(Default)]
pub struct Cases {
    shared: Map<String, Value>,
    list: Vec<Value>,
}

impl Cases {
    /// Adds a case.
    pub fn push(&mut self, function: &str, arguments: Value, expected: impl Into<Value>) {
        self.list
            .push(json!([function, arguments, expected.into()]));
    }

    /// The attributes of the clock's element, in each language.
    pub fn with_words() -> Self {
        let mut cases = Self::default();
        for language in Language::built_in() {
            cases
                .shared
                .insert(language.code().to_owned(), words(language));
        }
        cases
    }

    /// Runs all.
    #[track_caller]
    pub fn run(self) {
        let Some(node) = node() else { return };
        let count = self.list.len();
        let mut child = Command::new(node)
            .arg(tests().join("run.mjs"))
            .arg(modules())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node.js");
        let input = json!({"shared": self.shared, "list": self.list}).to_string();
        let mut stdin = child.stdin.take().expect("its input");
        stdin.write_all(input.as_bytes()).expect("the cases");
        drop(stdin);
        let output = child.wait_with_output().expect("its output");
        assert!(output.status.success());
        let result: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(result["count"], count);
        assert_eq!(result["wrong"], json!([]));
    }
}

fn node() -> Option<&'static str> {
    let found = Command::new("node").arg("--version").output();
    if found.is_err_and(|why| why.kind() == io::ErrorKind::NotFound) {
        println!("skipped: no Node.js");
        return None;
    }
    Some("node")
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page_script")
}

/// A copy of the modules, with a `package.json` that makes Node.js load them as modules.
fn modules() -> PathBuf {
    let name = format!("page-script-{:?}", std::thread::current().id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace(['(', ')'], "-"));
    fs::create_dir_all(&folder).expect("a folder");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/page");
    for entry in fs::read_dir(page).expect("web/page") {
        let path = entry.expect("a file").path();
        fs::copy(&path, folder.join(path.file_name().expect("a name"))).expect("a copy");
    }
    fs::write(folder.join("package.json"), r#"{"type": "module"}"#).expect("package.json");
    folder
}

/// The demo newsroom's portal.
pub fn portal() -> Rc<Portal> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/portal.json");
    let portal = article::read_portal(&fs::read(path).expect("the demo"));
    Rc::new(portal.expect("a portal").0)
}

/// The texts that a page contains for its script.
fn words(language: Language) -> Value {
    let portal = portal();
    let site = Rc::new(Site::of(&portal, "/"));
    let route = Route::front(Front::Home, language);
    let state = page::state(portal, site, route, None, 0.0);
    let html = Html::parse_fragment(&page::header(&state));
    let selector = Selector::parse(".bar__now").expect("a selector");
    let element = html.select(&selector).next().expect("the clock's element");
    let attributes = element.value().attrs();
    let data = attributes.filter(|(name, _)| name.starts_with("data-"));
    data.map(|(name, value)| (name.to_owned(), Value::from(value)))
        .collect::<Map<_, _>>()
        .into()
}

/// An argument that many cases have.
pub fn shared(name: &str) -> Value {
    json!({"shared": name})
}
