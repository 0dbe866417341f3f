//! Publishes a newsroom that is made for one journey.

use crate::sample::DEMO_TIME_S;
use e2e::{Folder, HarnessError, HarnessResult, Site, app_folder, repository};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// The publisher's program: the variable `NEWSROOM`, else the path at which cargo builds it.
pub fn program() -> PathBuf {
    let own = repository().join("target/native/newsroom");
    std::env::var_os("NEWSROOM").map_or(own, PathBuf::from)
}

/// The demo newsroom's portal.
pub fn demo_portal() -> HarnessResult<Value> {
    let text = std::fs::read_to_string(repository().join("content/portal.json"))?;
    serde_json::from_str(&text).map_err(|error| HarnessError::new(error.to_string()))
}

/// A content folder, and the site that is published from it. Both are removed on drop.
pub struct Newsroom(Folder);

impl Newsroom {
    /// With the demo's portal and no articles.
    pub fn new() -> HarnessResult<Self> {
        Self::with_portal(|_| {})
    }

    /// With a changed copy of the demo's portal.
    pub fn with_portal(change: impl FnOnce(&mut Value)) -> HarnessResult<Self> {
        let mut portal = demo_portal()?;
        change(&mut portal);
        let folder = Folder::new("newsroom")?;
        folder.write("content/portal.json", &portal.to_string())?;
        Self(folder).demo_file("images/logo.svg")
    }

    /// Adds an article; its id is the file's path.
    pub fn article(self, article: &Value) -> HarnessResult<Self> {
        let id = article["id"].as_str().unwrap_or_default();
        let path = format!("content/articles/{id}.json");
        self.0.write(&path, &article.to_string())?;
        Ok(self)
    }

    /// Adds a file of the demo's content, for example `images/lake-ice.jpg`.
    pub fn demo_file(self, path: &str) -> HarnessResult<Self> {
        let (from, to) = (
            repository().join("content").join(path),
            self.0.path().join("content").join(path),
        );
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::copy(from, to)?;
        Ok(self)
    }

    /// Adds an article of the demo, dated before the time at which [`Self::publish`] publishes.
    pub fn demo_article(self, id: &str) -> HarnessResult<Self> {
        let path = repository().join(format!("content/articles/{id}.json"));
        let mut article: Value = serde_json::from_slice(&std::fs::read(path)?)?;
        article["published"] = "2024-11-23T08:00:00-07:00".into();
        self.article(&article)
    }

    /// Adds all pictures of the demo.
    pub fn demo_images(mut self) -> HarnessResult<Self> {
        for entry in std::fs::read_dir(repository().join("content/images"))? {
            let name = entry?.file_name();
            self = self.demo_file(&format!("images/{}", name.to_string_lossy()))?;
        }
        Ok(self)
    }

    /// Publishes at the time [`crate::sample::DEMO_TIME`], without converting pictures.
    pub fn publish(&self) -> HarnessResult<Site> {
        let folder = self.0.path();
        let output = Command::new(program())
            .args(["publish", "--no-compress", "--no-pictures", "--content"])
            .arg(folder.join("content"))
            .arg("--app")
            .arg(app_folder())
            .arg("--out")
            .arg(folder.join("site"))
            .env("SOURCE_DATE_EPOCH", DEMO_TIME_S.to_string())
            .output()?;
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr);
            return Err(HarnessError::new(format!("newsroom publish: {words}")));
        }
        Site::published(folder.join("site"))
    }
}
