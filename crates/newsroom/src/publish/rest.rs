//! The files that belong to no article or front: `portal.json`, `404.html`, `/read`, `/preview` and `/embed`, feeds, sitemaps,
//! temperatures, icons, and the configuration of hosts.

use super::articles::All;
use super::deploy;
use super::feeds::{
    self, Entry, MAX_ITEMS, NewsEntry, Sitemap, SitemapEntry, json_feed, news_sitemap, rss,
};
use super::fronts::Fronts;
use super::head;
use super::import_pages::ImportPage;
use super::pictures::Pictures;
use super::policy;
use super::render::{self, Renderer};
use super::shell::{self, Kind as Shell};
use super::site::Site;
use super::summary::Tally;
use crate::build::{Kind, Ledger, Made, Snapshot, digest, site_path};
use crate::failure::Failure;
use crate::files;
use crate::places::data_path;
use action_news::text::Language;
use article::index::Index;
use std::path::Path;

mod icons;
mod map;
mod weather;

pub use map::map_line;

/// Maximum age of the stories that are read for the news sitemap, in seconds: more than its two days in any time zone.
const NEWS_SECONDS: i64 = 4 * 86_400;

/// Writes the files.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(
    site: &Site,
    articles: &All,
    fronts: &Fronts,
    notes: &Snapshot,
    ledger: &mut Ledger,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let mut rest = Rest {
        site,
        articles,
        newest: articles.placements.newest_first(),
        notes,
        ledger,
        tally,
    };
    rest.portal()?;
    rest.missing()?;
    rest.import_pages()?;
    rest.snippets()?;
    rest.feeds()?;
    rest.sitemap(fronts)?;
    rest.news()?;
    rest.put("robots.txt", &feeds::robots(&site.portal))?;
    let icons = icons::icons(&site.app, &site.content.images());
    rest.put("site.webmanifest", &feeds::manifest(&site.portal, &icons))?;
    rest.touch_icon()?;
    weather::copy(site, |made| rest.keep(&made))?;
    rest.hosts(fronts)
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

fn renderer(site: &Site) -> Result<Renderer, Failure> {
    Renderer::new(&site.portal, site.now)
        .map_err(|why| Failure::new(format!("pages cannot be drawn: {why}")))
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
        match picture.is_file() {
            true => self.put_bytes("apple-touch-icon.png", &files::read(&picture)?),
            false => Ok(()),
        }
    }

    fn portal(&mut self) -> Result<(), Failure> {
        let json = serde_json::to_string(&self.site.portal);
        let json = json.map_err(|why| Failure::new(format!("cannot write portal.json: {why}")))?;
        self.put("portal.json", &json)
    }

    fn missing(&mut self) -> Result<(), Failure> {
        let site = self.site;
        let language = site.routes.language;
        let rendered = renderer(site)?.missing(language);
        let head = head::missing(&site.portal, language);
        let base = render::base(&site.portal);
        let html = shell::page(&site.app, Shell::Missing, &base, &head, &rendered);
        self.put("404.html", &html)
    }

    /// `/read` and `/preview`, in each language.
    fn import_pages(&mut self) -> Result<(), Failure> {
        let site = self.site;
        let mut renderer = renderer(site)?;
        for (lang, prefix) in site.languages.prefixes() {
            let language = Language::of(lang).unwrap_or(site.routes.language);
            for page in ImportPage::ALL {
                let path = format!("{prefix}{}/", page.name());
                let rendered = renderer.import_page(page, language, &path);
                let head = head::missing(&site.portal, language);
                let root = render::root(&path);
                let html = shell::page(&site.app, Shell::Import, &root, &head, &rendered);
                self.put(&format!("{path}index.html"), &html)?;
            }
        }
        Ok(())
    }

    /// `/embed`, in each language.
    fn snippets(&mut self) -> Result<(), Failure> {
        let site = self.site;
        let mut renderer = renderer(site)?;
        for (lang, prefix) in site.languages.prefixes() {
            let language = Language::of(lang).unwrap_or(site.routes.language);
            let path = format!("{prefix}embed/");
            let rendered = renderer.snippets(language, &path);
            let head = head::missing(&site.portal, language);
            let html = shell::page(
                &site.app,
                Shell::Snippets,
                &render::root(&path),
                &head,
                &rendered,
            );
            self.put(&format!("{path}index.html"), &html)?;
        }
        Ok(())
    }

    /// Feeds of the newest stories in each language. The articles are read again, because the fronts' items do not have
    /// everything that feeds contain.
    fn feeds(&mut self) -> Result<(), Failure> {
        let site = self.site;
        for (number, (lang, prefix)) in (0..).zip(site.languages.prefixes()) {
            let placements = &self.articles.placements;
            let own = self.newest.iter().copied();
            let own = own.filter(|story| placements.language(*story) == Some(number));
            let newest = self.index(own.take(MAX_ITEMS))?;
            let mut entries = Vec::with_capacity(MAX_ITEMS);
            for item in &newest.items {
                let path = data_path(item.id.as_str());
                let bytes = files::read(&site.build.on_disk(&site_path(path)?))?;
                if let Ok((article, _)) = article::read(&bytes) {
                    entries.push(Entry::of(&site.portal, &article));
                }
            }
            let (xml, json) = (
                rss(&site.portal, lang, &prefix, &entries),
                json_feed(&site.portal, lang, &prefix, &entries),
            );
            self.put(&format!("{prefix}feed.xml"), &xml)?;
            self.put(&format!("{prefix}feed.json"), &json)?;
        }
        Ok(())
    }

    /// The index of these stories, as fronts have it.
    fn index(&self, stories: impl Iterator<Item = u32>) -> Result<Index, Failure> {
        let mut json = format!(
            "{{\"schema\":\"{}\",\"older\":0,\"items\":[",
            article::index::INDEX_SCHEMA
        )
        .into_bytes();
        for (at, number) in stories.enumerate() {
            if at > 0 {
                json.push(b',');
            }
            self.articles.shown(self.notes, number, |shown| {
                json.extend_from_slice(shown.item)
            })?;
        }
        json.extend_from_slice(b"]}");
        let index = article::read_index(&json).map(|(index, _)| index);
        index.map_err(|_| {
            Failure::new("what fronts show of articles was damaged on disk; publish again")
        })
    }

    fn sitemap(&mut self, fronts: &Fronts) -> Result<(), Failure> {
        let portal = &self.site.portal;
        let mut sitemap = Sitemap::new(portal);
        let fronts = fronts.first_pages.iter();
        for front in fronts.filter(|front| front.newest.is_some()) {
            let newest = front
                .newest
                .and_then(article::date::Timestamp::from_epoch_seconds);
            let entry = SitemapEntry::of_front(portal, &front.route, newest);
            if let Some((name, text)) = sitemap.push(&entry) {
                self.put(&name, &text)?;
            }
        }
        for number in 0..self.articles.len() {
            let entry = self
                .articles
                .shown(self.notes, number, |shown| map::entry(shown.map))?;
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
        let now = self.site.now;
        let articles = self.articles;
        let is_near = |story: &u32| {
            let published = articles.placements.published(*story);
            published.is_some_and(|at| now.saturating_sub(at).abs() <= NEWS_SECONDS)
        };
        // Articles with a canonical URL elsewhere are in no sitemap of this site.
        let is_listed = |story: &u32| {
            let listed = articles.shown(self.notes, *story, |shown| !shown.map.is_empty());
            matches!(listed, Ok(Some(true)))
        };
        let near = self.newest.iter().copied();
        let index = self.index(near.filter(is_near).filter(is_listed))?;
        let entries = index.items.iter().filter_map(NewsEntry::of_item);
        let xml = news_sitemap(&self.site.portal, entries, now);
        self.put("news-sitemap.xml", &xml)
    }

    fn hosts(&mut self, fronts: &Fronts) -> Result<(), Failure> {
        let site = self.site;
        let mut roots = fronts.roots.clone();
        roots.insert(render::base(&site.portal));
        let depths = self.articles.depths.iter();
        roots.extend(depths.map(|depth| "../".repeat(*depth)));
        // Of `/embed`.
        roots.extend(["../", "../../"].map(str::to_owned));
        let hashes = site.app.hashes(roots.iter().map(String::as_str));
        let policy = policy::header(&site.portal, &hashes);
        let pictures = site
            .pictures
            .as_ref()
            .map(Pictures::files)
            .unwrap_or_default();
        let pictures: Vec<String> = pictures.into_iter().map(|picture| picture.path).collect();
        for file in deploy::files(&site.portal, &policy, &pictures) {
            if file.in_site {
                self.put(file.name, &file.text)?;
                continue;
            }
            let mut beside = site.build.root().as_os_str().to_owned();
            beside.push(".deploy");
            files::write(&Path::new(&beside).join(file.name), file.text.as_bytes())?;
        }
        Ok(())
    }
}
