//! A portal that serves the npm package of the elements itself, and loads only articles from the newsroom.

use crate::sample::STORY;
use e2e::{
    Browser, HarnessError, HarnessResult, Journey, Missing, Page, Site, journeys, repository,
};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::rc::Rc;

journeys! {
    a_portal_can_serve_the_package;
    a_modified_file_of_the_package_is_refused;
}

const HEADLINE: &str = "action-news-article >>> .article__headline";
/// The package's path on the portal.
const BELOW: &str = "/vendor/action-news-elements/";

fn package() -> HarnessResult<PathBuf> {
    let folder = repository().join("target/package");
    match folder.join("package.json").is_file() {
        true => Ok(folder),
        false => Err(HarnessError::new(
            "target/package/ is not there. Make it: cargo xtask package",
        )),
    }
}

/// The portal's page, with the package's import map: `./` is replaced by the package's path, and the package's name is added,
/// as its README describes.
fn portal_page(news: &Site) -> HarnessResult<String> {
    let integrity = std::fs::read(package()?.join("integrity.json"))?;
    let mut map = serde_json::from_slice::<Value>(&integrity)?["importmap"].take();
    let about = std::fs::read(package()?.join("package.json"))?;
    let about: Value = serde_json::from_slice(&about)?;
    let entry = about.pointer("/exports/./default");
    let (Some(name), Some(entry)) = (about["name"].as_str(), entry) else {
        return Err(HarnessError::new("the package has no name, or no entry"));
    };
    map["imports"] = json!({ name: entry });
    let map = map.to_string().replace("\"./", &format!("\"{BELOW}"));
    let story = news.url(STORY.trim_end_matches('/'));
    Ok(format!(
        "<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href=data:,><title>Portal</title>\
         <script type=importmap>{map}</script><script type=module>import \"{name}\"</script><h1>Portal</h1>\
         <action-news-article loading=eager src=\"{story}.json\"><p id=fallback>Read it there.</p></action-news-article>"
    ))
}

/// The newsroom's site, and the portal's, whose page is not opened yet.
struct Portal {
    news: Site,
    site: Site,
    page: Rc<Page>,
}

impl Portal {
    fn new(browser: &Browser) -> HarnessResult<Self> {
        let news = Site::dist()?;
        let site = Site::serve(package()?)?
            .below(BELOW)
            .missing(Missing::NotFound);
        let html = portal_page(&news)?;
        site.put("/portal.html", "text/html; charset=utf-8", html);
        let page = browser.page()?;
        Ok(Self { news, site, page })
    }

    fn open(&self) -> HarnessResult<()> {
        self.page.open(&self.site, "/portal.html")
    }
}

fn a_portal_can_serve_the_package(browser: &Browser) -> Journey {
    let portal = Portal::new(browser)?;
    portal.open()?;
    let page = &portal.page;
    page.wait_for_text(HEADLINE, "Putin and Obama differ")?;
    assert!(!page.sees("#fallback")?);
    // Articles and pictures come from the newsroom, all scripts from the portal.
    let asked = portal.news.requests("/");
    let is_data = |path: &str| path.ends_with(".json") || path.starts_with("/images/");
    let others: Vec<_> = asked.iter().filter(|one| !is_data(&one.path)).collect();
    assert!(others.is_empty(), "{others:?}");
    let programs = portal.site.requests("/assets/");
    let programs = programs.iter().filter(|one| one.path.ends_with(".wasm"));
    assert_eq!(programs.count(), 1);
    Ok(())
}

/// The import map has the hash of each module, which the browser checks.
fn a_modified_file_of_the_package_is_refused(browser: &Browser) -> Journey {
    for start in ["present-", "elements-"] {
        let portal = Portal::new(browser)?;
        let name = module(start)?;
        let mut bytes = std::fs::read(package()?.join(&name))?;
        bytes.extend_from_slice(b"\nwindow.isRun = true;\n");
        portal
            .site
            .put(&format!("/{name}"), "text/javascript", bytes);
        portal.open()?;
        let page = &portal.page;
        page.wait_until(
            "document.querySelector('action-news-article').ready.then((isShown) => !isShown)",
        )?;
        assert!(page.sees("#fallback")?, "{name}");
        assert_eq!(page.eval("window.isRun ?? false")?, json!(false), "{name}");
        page.take_errors()?;
        browser.close(portal.page)?;
    }
    Ok(())
}

/// The package's module whose name is `start` followed by a hash.
fn module(start: &str) -> HarnessResult<String> {
    for entry in std::fs::read_dir(package()?.join("assets"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let hash = name
            .strip_prefix(start)
            .and_then(|rest| rest.strip_suffix(".js"));
        if hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            return Ok(format!("assets/{name}"));
        }
    }
    Err(HarnessError::new(format!(
        "the package has no module {start}"
    )))
}
