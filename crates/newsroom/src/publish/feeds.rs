//! Files for programs: RSS 2.0, JSON Feed 1.1, sitemaps, robots.txt, the web app manifest.
//!
//! Pure functions: nothing here reads a file or the clock.
//!
//! ```text
//! let entries: Vec<Entry> = newest.iter().map(|article| Entry::of(portal, article)).collect();
//! write("fr/feed.xml", syndication::rss(portal, None, "fr", "fr/", &entries));
//! write("fr/feed.json", syndication::json_feed(portal, None, "fr", "fr/", &entries));
//!
//! let mut sitemap = Sitemap::new(portal);
//! for page in pages {
//!     if let Some((name, text)) = sitemap.push(&page) { write(name, text) }   // a full part
//! }
//! for (name, text) in sitemap.finish() { write(name, text) }                  // the last one, and the index
//! ```

mod alternates;
mod manifest;
mod news_sitemap;
mod robots;
mod sitemap;
#[cfg(test)]
mod tests;

pub use alternates::{Alternate, alternates, folder, front_alternates, offered};
pub use manifest::{Icon, Purpose, manifest};
pub use news_sitemap::{NewsEntry, news_sitemap};
pub use robots::robots;
pub use sitemap::{Sitemap, SitemapEntry};
