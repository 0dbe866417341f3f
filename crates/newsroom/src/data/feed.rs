//! The front pages' feeds: `feed.xml` and `feed.json`, made as `newsroom publish` makes them.

use crate::failure::Failure;
use crate::files;
use crate::syndication::{Entry, MAX_ITEMS, json_feed, rss};
use article::index::Index;
use article::portal::Portal;
use std::path::Path;

/// Writes the feeds of a language's front page. `prefix` is the language's path below the site: empty or `fr/`.
/// An index does not hold all that a feed says: the newest articles are read again, as they were written.
///
/// # Errors
/// If an article cannot be read or a feed cannot be written.
pub fn write(
    out: &Path,
    portal: &Portal,
    lang: &str,
    prefix: &str,
    index: &Index,
) -> Result<(), Failure> {
    let mut entries = Vec::with_capacity(MAX_ITEMS);
    for item in index.items.iter().take(MAX_ITEMS) {
        let bytes = files::read(&out.join(format!("{}.json", item.id)))?;
        if let Ok((article, _)) = article::read(&bytes) {
            entries.push(Entry::of(portal, &article));
        }
    }
    let xml = rss(portal, lang, prefix, &entries);
    files::write(&out.join(format!("{prefix}feed.xml")), xml.as_bytes())?;
    let json = json_feed(portal, lang, prefix, &entries);
    files::write(&out.join(format!("{prefix}feed.json")), json.as_bytes())
}
