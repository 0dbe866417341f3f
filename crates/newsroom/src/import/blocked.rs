//! Pictures of other sites in imported articles, which the newsroom's policy blocks.

use crate::check::{blocked, remedy};
use crate::content::Content;
use crate::files;
use crate::report::counted;
use article::Article;
use article::portal::Portal;
use std::collections::BTreeMap;
use std::path::Path;

/// The origins of blocked pictures.
pub struct Blocked {
    /// None without a newsroom: nothing is known of its policy.
    portal: Option<Portal>,
    /// The numbers of files by their origins.
    origins: BTreeMap<String, usize>,
}

impl Blocked {
    /// For the newsroom around the folder that articles are written to, or, if they are not written to a folder, that
    /// in `content`.
    pub fn for_folder(out: Option<&Path>) -> Self {
        let content = match out {
            Some(out) => std::path::absolute(out.join("article.json"))
                .ok()
                .and_then(|file| Content::around(&file)),
            None => Content::open(Path::new("content")).ok(),
        };
        let portal = content.and_then(|content| {
            let bytes = files::read(&content.portal_file()).ok()?;
            article::read_portal(&bytes).ok()
        });
        Self {
            portal: portal.map(|(portal, _)| portal),
            origins: BTreeMap::new(),
        }
    }

    /// Adds those of an article.
    pub fn add(&mut self, article: &Article) {
        let Some(portal) = &self.portal else {
            return;
        };
        let value = serde_json::to_value(article).unwrap_or_default();
        for (origin, (_, count)) in blocked(&value, portal) {
            *self.origins.entry(origin).or_default() += count;
        }
    }

    /// Prints a warning for each origin to standard error, with what to do.
    pub fn print(&self) {
        for (origin, count) in &self.origins {
            eprintln!(
                "newsroom: warning: pages do not show {} of {origin}: {}",
                counted(*count, "file"),
                remedy(origin)
            );
        }
    }
}
