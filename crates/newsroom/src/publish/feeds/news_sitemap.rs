//! The news sitemap: the stories of the last two days
//! (<https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>).

use crate::syndication::{Addresses, plain, push_text, w3c_date};
use article::date::Timestamp;
use article::index::Item;
use article::lang::LangTag;
use article::model::ArticleId;
use article::portal::Portal;
use article::text::Text;
use std::cmp::Reverse;

/// Maximum age of a story, in seconds.
const MAX_AGE_SECONDS: i64 = 2 * 86_400;

/// A day without a time begins up to fourteen hours before it does in UTC.
const EARLIEST_ZONE_SECONDS: i64 = 14 * 3600;

/// Most stories in a news sitemap.
const MAX_ENTRIES: usize = 1000;

/// A story in a news sitemap.
#[derive(Debug, Clone, Copy)]
pub struct NewsEntry<'a> {
    /// The article. One with a canonical URL elsewhere (without a [`super::SitemapEntry`]) does not belong here.
    pub id: &'a ArticleId,
    /// Its language.
    pub lang: &'a LangTag,
    /// Its headline.
    pub headline: &'a Text,
    /// When it was first published.
    pub published: Timestamp,
}

impl<'a> NewsEntry<'a> {
    /// A story of a front, if it has a date.
    pub fn of_item(item: &'a Item) -> Option<Self> {
        Some(Self {
            id: &item.id,
            lang: &item.lang,
            headline: &item.headline,
            published: item.published?,
        })
    }

    /// Whether it is news at a moment, in seconds since 1970.
    pub fn is_news(&self, now_seconds: i64) -> bool {
        let early = match self.published.known_time() {
            Some(_) => 0,
            None => EARLIEST_ZONE_SECONDS,
        };
        let age = now_seconds.saturating_sub(self.published.epoch_seconds());
        (-early..=MAX_AGE_SECONDS).contains(&age)
    }
}

/// A language as news sitemaps name it: two or three letters, but `zh-cn` or `zh-tw` for Chinese.
fn language(lang: &LangTag) -> String {
    let is_traditional = |subtag: &str| {
        let traditional = ["hant", "tw", "hk", "mo"];
        traditional.contains(&subtag.to_ascii_lowercase().as_str())
    };
    match lang.primary().as_str() {
        "zh" if lang.as_str().split('-').any(is_traditional) => "zh-tw".to_owned(),
        "zh" => "zh-cn".to_owned(),
        other => other.to_owned(),
    }
}

/// `news-sitemap.xml`: the stories that are news at `now_seconds` (since 1970), newest first, at most a thousand. The order
/// of `entries` does not matter.
pub fn news_sitemap<'a>(
    portal: &Portal,
    entries: impl IntoIterator<Item = NewsEntry<'a>>,
    now_seconds: i64,
) -> String {
    let addresses = Addresses::of(portal);
    let mut news: Vec<NewsEntry> = entries
        .into_iter()
        .filter(|entry| entry.is_news(now_seconds))
        .collect();
    news.sort_by_key(|entry| (Reverse(entry.published.epoch_seconds()), entry.id));
    news.truncate(MAX_ENTRIES);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n",
    );
    for entry in news {
        let lang = match entry.lang.primary().as_str() {
            "und" => language(&portal.lang),
            _ => language(entry.lang),
        };
        xml.push_str("<url><loc>");
        push_text(&mut xml, &addresses.page(entry.id));
        xml.push_str("</loc><news:news><news:publication><news:name>");
        push_text(&mut xml, &portal.name);
        xml.push_str("</news:name><news:language>");
        push_text(&mut xml, &lang);
        xml.push_str("</news:language></news:publication><news:publication_date>");
        xml.push_str(&w3c_date(entry.published));
        xml.push_str("</news:publication_date><news:title>");
        push_text(&mut xml, &plain(entry.headline));
        xml.push_str("</news:title></news:news></url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}
