//! The files that belong to no article or front: `portal.json`, `404.html`, `/read`, `/preview` and `/embed`, feeds, sitemaps,
//! temperatures, icons, and the configuration of hosts.

use super::deploy;
use super::feeds::{self, NewsEntry, Sitemap, SitemapEntry, news_sitemap};
use super::import_pages::ImportPage;
use super::pages::Pages;
use super::pictures;
use super::policy;
use super::render;
use super::site::Site;
use crate::build::{Kind, Ledger, Made, Snapshot, digest};
use crate::data::articles::All;
use crate::data::fronts::FrontSummary;
use crate::data::{Data, feed, fetched_languages, portal_json, search_index};
use crate::failure::Failure;
use crate::files::{self, Replacement};
use crate::summary::Tally;
use action_news::text::Language;
use std::collections::BTreeSet;

mod icons;
mod moved;
mod redirects;
mod sitemap_lines;
mod weather;

pub use icons::is_icon;
pub use moved::Moved;
pub use sitemap_lines::sitemap_lines;

/// Maximum age of the stories that are read for the news sitemap, in seconds: more than its two days in any time zone.
const NEWS_SECONDS: i64 = 4 * 86_400;

/// What the files are made from.
pub struct Inputs<'i> {
    /// The site.
    pub site: &'i Site,
    /// Its data.
    pub data: &'i Data<'i>,
    /// Its articles.
    pub articles: &'i All,
    /// Its fronts.
    pub fronts: &'i [FrontSummary],
    /// The paths from its pages to its root.
    pub roots: BTreeSet<String>,
    /// The notes on its articles.
    pub notes: &'i Snapshot,
}

/// Writes the files.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(inputs: Inputs<'_>, ledger: &mut Ledger, tally: &mut Tally) -> Result<(), Failure> {
    let Inputs {
        site,
        data,
        articles,
        fronts,
        roots,
        notes,
    } = inputs;
    let mut rest = Rest {
        site,
        articles,
        newest: articles.placements.newest_first(),
        notes,
        ledger,
        tally,
    };
    rest.put_bytes("portal.json", &portal_json(&site.pages.portal)?)?;
    for language in fetched_languages(&site.pages.portal)? {
        rest.put_bytes(&language.path(), &language.strings)?;
    }
    rest.missing()?;
    rest.import_pages()?;
    rest.snippets()?;
    feed::publish(data, articles, fronts, notes, |made| rest.keep(&made))?;
    search_index::publish(data, articles, notes, |made| rest.keep(&made))?;
    rest.sitemap(fronts)?;
    rest.news()?;
    rest.put("robots.txt", &feeds::robots(&site.pages.portal))?;
    let icons = icons::icons(&site.pages.app, &site.content.images());
    rest.put(
        "site.webmanifest",
        &feeds::manifest(&site.pages.portal, &icons),
    )?;
    rest.touch_icon()?;
    weather::copy(site, |made| rest.keep(&made))?;
    rest.hosts(roots)
}

struct Rest<'r> {
    site: &'r Site,
    articles: &'r All,
    /// The numbers of all stories, newest first.
    newest: Vec<u32>,
    notes: &'r Snapshot,
    ledger: &'r mut Ledger,
    tally: &'r mut Tally,
}

impl Rest<'_> {
    fn put(&mut self, path: &str, text: &str) -> Result<(), Failure> {
        self.put_bytes(path, text.as_bytes())
    }

    /// These files are made in each run: their bytes are their keys.
    fn put_bytes(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let key = digest::of(bytes);
        let made = self
            .site
            .build
            .file(path, key, Kind::Plain, || Ok(bytes.to_vec()))?;
        self.keep(&made)
    }

    fn keep(&mut self, made: &Made) -> Result<(), Failure> {
        self.tally.rest.add(&made.changes);
        self.ledger.keep(&self.site.build, made)
    }

    /// `apple-touch-icon.png`, which phones request without a link to it.
    fn touch_icon(&mut self) -> Result<(), Failure> {
        let picture = self.site.content.images().join(icons::TOUCH);
        // A file that cannot be read is reported with the other pictures.
        match files::read(&picture).ok().filter(|_| picture.is_file()) {
            Some(bytes) => {
                let bytes = pictures::cleaned(&bytes).unwrap_or(bytes);
                self.put_bytes("apple-touch-icon.png", &bytes)
            }
            None => Ok(()),
        }
    }

    fn missing(&mut self) -> Result<(), Failure> {
        let pages = &self.site.pages;
        let html = Pages::new(pages).missing(pages.routes.language);
        self.put("404.html", &html)
    }

    /// `/read` and `/preview`, in each language.
    fn import_pages(&mut self) -> Result<(), Failure> {
        let site = self.site;
        let mut pages = Pages::new(&site.pages);
        for (lang, prefix) in site.languages.prefixes() {
            let language = Language::of(lang).unwrap_or(site.pages.routes.language);
            for page in ImportPage::ALL {
                let folder = format!("{prefix}{}/", page.name());
                let html = pages.import_page(page, language, &folder);
                self.put(&format!("{folder}index.html"), &html)?;
            }
        }
        Ok(())
    }

    /// `/embed`, in each language.
    fn snippets(&mut self) -> Result<(), Failure> {
        let site = self.site;
        let mut pages = Pages::new(&site.pages);
        for (lang, prefix) in site.languages.prefixes() {
            let language = Language::of(lang).unwrap_or(site.pages.routes.language);
            let folder = format!("{prefix}embed/");
            let html = pages.snippets(language, &folder);
            self.put(&format!("{folder}index.html"), &html)?;
        }
        Ok(())
    }

    fn sitemap(&mut self, fronts: &[FrontSummary]) -> Result<(), Failure> {
        let portal = &self.site.pages.portal;
        let mut sitemap = Sitemap::new(portal);
        for front in fronts {
            let Some(route) = self
                .site
                .front(&front.path)
                .filter(|_| front.facts.is_indexed)
            else {
                continue;
            };
            let newest = front
                .newest
                .and_then(article::date::Timestamp::from_epoch_seconds);
            let entry = SitemapEntry::of_front(portal, &route, newest, &front.facts);
            if let Some((name, text)) = sitemap.push(&entry) {
                self.put(&name, &text)?;
            }
        }
        for number in self.articles.numbers() {
            let entry = self.articles.shown(self.notes, number, |shown| {
                sitemap_lines::entry(shown.sitemap_lines)
            });
            if let Some(entry) = entry.flatten()
                && let Some((name, text)) = sitemap.push(&entry)
            {
                self.put(&name, &text)?;
            }
        }
        for (name, text) in sitemap.finish() {
            self.put(&name, &text)?;
        }
        Ok(())
    }

    fn news(&mut self) -> Result<(), Failure> {
        let now = self.site.pages.now;
        let articles = self.articles;
        let is_near = |story: &u32| {
            let published = articles.placements.published(*story);
            published.is_some_and(|at| now.saturating_sub(at).abs() <= NEWS_SECONDS)
        };
        // Articles with a canonical URL elsewhere are in no sitemap of this site.
        let is_listed = |story: &u32| {
            let listed =
                articles.shown(self.notes, *story, |shown| !shown.sitemap_lines.is_empty());
            listed == Some(true)
        };
        let near = self.newest.iter().copied();
        let index = feed::index(articles, self.notes, near.filter(is_near).filter(is_listed))?;
        let entries = index.items.iter().filter_map(NewsEntry::of_item);
        let xml = news_sitemap(&self.site.pages.portal, entries, now);
        self.put("news-sitemap.xml", &xml)
    }

    fn hosts(&mut self, mut roots: BTreeSet<String>) -> Result<(), Failure> {
        let site = self.site;
        roots.insert(render::base(&site.pages.portal));
        let depths = self.articles.depths.iter();
        roots.extend(depths.map(|depth| "../".repeat(*depth)));
        // Those of `/embed`.
        roots.extend(["../", "../../"].map(str::to_owned));
        let hashes = site.pages.app.hashes(roots.iter().map(String::as_str));
        let policy = policy::header(&site.pages.portal, &hashes);
        let icon = &site.pages.app.assets.icon.path;
        // After all other files: their addresses cannot be redirected.
        let redirects =
            redirects::publish(site, self.articles, self.notes, self.ledger, self.tally)?;
        for file in deploy::files(&site.pages.portal, &policy, icon, &redirects) {
            if file.in_site {
                self.put(file.name, &file.text)?;
                continue;
            }
            let path = deploy::folder(site.build.root()).join(file.name);
            let mut replacement = Replacement::begin(&path, site.build.mode().clone())?;
            replacement.write(&file.text)?;
            replacement.finish()?;
        }
        Ok(())
    }
}
