//! The sitemap: every page with the day it last changed and its translations
//! (<https://www.sitemaps.org/protocol.html>, <https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap>).

use super::alternates::{Alternate, alternates, folder, front_alternates};
use crate::data::FrontFacts;
use crate::syndication::{Addresses, push_attribute, push_text, w3c_date};
use action_news::route::{FrontRoute, Site};
use article::Article;
use article::date::Timestamp;
use article::portal::Portal;

/// Largest part, in bytes. 50 MB and 50,000 URLs are allowed. A part is in memory as a whole, so the limit is far lower; a
/// part of this size cannot contain 50,000 URLs.
const MAX_BYTES: usize = 1024 * 1024;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
const FOOT: &str = "</urlset>\n";

/// A page in the sitemap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SitemapEntry {
    /// Its folder below the site: `world/story/`, `""` for the front page. Never `index.html`.
    pub path: String,
    /// When it last changed, if that is known.
    pub changed: Option<Timestamp>,
    /// The page in all its languages, including itself; empty if there is only one.
    pub alternates: Vec<Alternate>,
}

impl SitemapEntry {
    /// An article's page. `None` if its canonical page is elsewhere: a sitemap lists canonical pages only.
    pub fn of(portal: &Portal, article: &Article) -> Option<Self> {
        is_canonical(portal, article).then(|| Self {
            path: format!("{}/", article.id),
            changed: article.updated.or(article.published),
            alternates: alternates(article),
        })
    }

    /// A front's page. `changed`: the date of its newest story.
    pub fn of_front(
        portal: &Portal,
        route: &FrontRoute,
        changed: Option<Timestamp>,
        facts: &FrontFacts,
    ) -> Self {
        let site = Site::of(portal, "/");
        Self {
            path: folder(&site, route.clone()),
            changed,
            alternates: front_alternates(portal, &site, route, facts),
        }
    }
}

/// Whether an article's page on this site is the canonical one.
fn is_canonical(portal: &Portal, article: &Article) -> bool {
    let addresses = Addresses::of(portal);
    article.url.is_none() || addresses.canonical(article) == addresses.page(&article.id)
}

/// Writes a sitemap, part by part.
pub struct Sitemap<'p> {
    addresses: Addresses<'p>,
    part: String,
    parts: usize,
}

impl<'p> Sitemap<'p> {
    /// An empty one.
    pub fn new(portal: &'p Portal) -> Self {
        Self {
            addresses: Addresses::of(portal),
            part: String::from(HEAD),
            parts: 0,
        }
    }

    /// Adds a page. If it does not fit into the current part, returns that part's name (`sitemap-1.xml`) and text.
    #[must_use = "a full part is to be written"]
    pub fn push(&mut self, entry: &SitemapEntry) -> Option<(String, String)> {
        let mut url = String::from("<url><loc>");
        push_text(&mut url, &self.addresses.below(&entry.path));
        url.push_str("</loc>");
        if let Some(changed) = entry.changed {
            url.push_str(&format!("<lastmod>{}</lastmod>", w3c_date(changed)));
        }
        for alternate in &entry.alternates {
            url.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            push_attribute(&mut url, &alternate.hreflang);
            url.push_str("\" href=\"");
            push_attribute(&mut url, &self.addresses.below(&alternate.path));
            url.push_str("\"/>");
        }
        url.push_str("</url>\n");
        let is_full = self.part.len() + url.len() + FOOT.len() > MAX_BYTES;
        let full = (is_full && self.part.len() > HEAD.len()).then(|| self.seal());
        self.part.push_str(&url);
        full
    }

    /// Returns the remaining files: `sitemap.xml` alone, or the last part and `sitemap.xml` as the index of all parts.
    pub fn finish(mut self) -> Vec<(String, String)> {
        if self.parts == 0 {
            self.part.push_str(FOOT);
            return vec![("sitemap.xml".to_owned(), self.part)];
        }
        let last = self.seal();
        let mut index = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for part in 1..=self.parts {
            index.push_str("<sitemap><loc>");
            push_text(&mut index, &self.addresses.below(&name(part)));
            index.push_str("</loc></sitemap>\n");
        }
        index.push_str("</sitemapindex>\n");
        vec![last, ("sitemap.xml".to_owned(), index)]
    }

    fn seal(&mut self) -> (String, String) {
        self.parts += 1;
        let mut part = std::mem::replace(&mut self.part, String::from(HEAD));
        part.push_str(FOOT);
        (name(self.parts), part)
    }
}

fn name(part: usize) -> String {
    format!("sitemap-{part}.xml")
}
