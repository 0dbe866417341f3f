//! Everything that is neither a page nor its data: the portal, the page for what is not there, feeds,
//! sitemaps, temperatures, and what hosts need.

use super::deploy;
use super::feeds::{
    self, Entry, MAX_ITEMS, NewsEntry, Sitemap, SitemapEntry, json_feed, news_sitemap, rss,
};
use super::head;
use super::items::Reader;
use super::pictures::Pictures;
use super::policy;
use super::render::{self, Renderer};
use super::shell::{self, Kind as Shell};
use super::site::Site;
use super::state::{Kind, Other, Page, Published, data_path};
use super::summary::Tally;
use crate::data::front::Stand;
use crate::failure::Failure;
use crate::files;
use crate::publish::fronts::FirstPage;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;

mod icons;
mod map;
mod weather;

pub use map::map_line;

/// The oldest that a story for the news sitemap can be, in seconds, whatever its zone: nothing older is read.
const NEWS_SECONDS: i64 = 4 * 86_400;

/// Writes them; gives the files.
///
/// # Errors
/// If a file cannot be read or written.
pub fn publish(
    site: &Site,
    pages: &[Page],
    fronts: &[FirstPage],
    front_files: &[Other],
    items: &Path,
    tally: &mut Tally,
) -> Result<Vec<Other>, Failure> {
    let published = pages.iter().filter_map(|page| page.published.as_deref());
    let mut stories: Vec<(&Stand, &Published)> = published
        .clone()
        .filter_map(|page| Some((page.stand.as_ref()?, page)))
        .collect();
    stories.sort_by_key(|(stand, _)| (Reverse(stand.published), &stand.id));
    let mut machines = Machines {
        site,
        items: Reader::open(items)?,
        tally,
        files: Vec::new(),
    };
    machines.portal()?;
    machines.missing()?;
    machines.feeds(&stories)?;
    machines.sitemap(published, fronts)?;
    machines.news(&stories)?;
    machines.put("robots.txt", &feeds::robots(&site.portal))?;
    let icons = icons::icons(&site.app, &site.content.images());
    machines.put("site.webmanifest", &feeds::manifest(&site.portal, &icons))?;
    machines.touch_icon()?;
    weather::copy(site, &mut machines.files, &mut machines.tally.rest)?;
    machines.hosts(pages, front_files)?;
    Ok(machines.files)
}

struct Machines<'r> {
    site: &'r Site,
    items: Reader,
    tally: &'r mut Tally,
    files: Vec<Other>,
}

impl<'r> Machines<'r> {
    fn put(&mut self, path: &str, text: &str) -> Result<(), Failure> {
        self.put_bytes(path, text.as_bytes())
    }

    fn put_bytes(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let before = self.site.written_before(path);
        let put = self.site.output.put(path, bytes, before, Kind::Plain)?;
        let (written, change) = put;
        self.tally.rest.count(change);
        self.files.push(Other {
            path: path.into(),
            key: 0,
            kind: Kind::Plain,
            written,
        });
        Ok(())
    }

    /// Where phones look for the icon of a home screen without being told.
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
        let mut renderer = Renderer::new(&site.portal, site.now)
            .map_err(|why| Failure::new(format!("pages cannot be drawn: {why}")))?;
        let rendered = renderer.missing(language);
        let head = head::missing(&site.portal, language);
        let base = render::base(&site.portal);
        let html = shell::page(&site.app, Shell::Missing, &base, &head, &rendered);
        self.put("404.html", &html)
    }

    /// The newest stories of each language, read again as they were written: fronts do not show all that
    /// feeds say.
    fn feeds(&mut self, stories: &[(&Stand, &Published)]) -> Result<(), Failure> {
        let site = self.site;
        for (number, (lang, prefix)) in (0..).zip(site.languages.prefixes()) {
            let own = stories.iter().filter(|(stand, _)| stand.language == number);
            let mut entries = Vec::with_capacity(MAX_ITEMS);
            for (stand, _) in own.take(MAX_ITEMS) {
                let bytes = files::read(&site.output.root().join(data_path(&stand.id)))?;
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

    fn sitemap(
        &mut self,
        published: impl Iterator<Item = &'r Published>,
        fronts: &[FirstPage],
    ) -> Result<(), Failure> {
        let portal = &self.site.portal;
        let mut sitemap = Sitemap::new(portal);
        for front in fronts.iter().filter(|front| front.newest.is_some()) {
            let newest = front
                .newest
                .and_then(article::date::Timestamp::from_epoch_seconds);
            let entry = SitemapEntry::of_front(portal, &front.route, newest);
            if let Some((name, text)) = sitemap.push(&entry) {
                self.put(&name, &text)?;
            }
        }
        for page in published {
            let map = self.items.map(&page.piece)?;
            if let Some(entry) = map::entry(&page.id, &map)
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

    fn news(&mut self, stories: &[(&Stand, &Published)]) -> Result<(), Failure> {
        let now = self.site.now;
        let is_near = |stand: &Stand| now.saturating_sub(stand.published).abs() <= NEWS_SECONDS;
        let mut json = format!(
            "{{\"schema\":\"{}\",\"older\":0,\"items\":[",
            article::index::INDEX_SCHEMA
        )
        .into_bytes();
        // What lives elsewhere says nothing in the sitemap, and is nobody's news here.
        let near = stories
            .iter()
            .filter(|(stand, page)| is_near(stand) && page.piece.map_len > 0);
        for (at, (_, page)) in near.enumerate() {
            if at > 0 {
                json.push(b',');
            }
            self.items.item(&page.piece, &mut json)?;
        }
        json.extend_from_slice(b"]}");
        let Ok((index, _)) = article::read_index(&json) else {
            return Err(Failure::new(
                "what the news sitemap shows was damaged on disk; publish again",
            ));
        };
        let entries = index.items.iter().filter_map(NewsEntry::of_item);
        let xml = news_sitemap(&self.site.portal, entries, now);
        self.put("news-sitemap.xml", &xml)
    }

    fn hosts(&mut self, pages: &[Page], fronts: &[Other]) -> Result<(), Failure> {
        let site = self.site;
        let mut roots = BTreeSet::from([render::base(&site.portal)]);
        for page in pages.iter().filter_map(|page| page.published.as_ref()) {
            let depth = page.id.matches('/').count() + 1;
            roots.insert("../".repeat(depth));
        }
        let fronts = fronts.iter().filter(|file| file.path.ends_with(".html"));
        roots.extend(fronts.map(|file| render::root(&file.path)));
        let hashes = site.app.hashes(roots.iter().map(String::as_str));
        let policy = policy::header(&site.portal, &hashes);
        let pictures = site
            .pictures
            .as_ref()
            .map(Pictures::files)
            .unwrap_or_default();
        let pictures: Vec<String> = pictures.into_iter().map(|(path, _)| path).collect();
        for file in deploy::files(&site.portal, &policy, &pictures) {
            if file.in_site {
                self.put(file.name, &file.text)?;
                continue;
            }
            let mut beside = site.output.root().as_os_str().to_owned();
            beside.push(".deploy");
            files::write(&Path::new(&beside).join(file.name), file.text.as_bytes())?;
        }
        Ok(())
    }
}
