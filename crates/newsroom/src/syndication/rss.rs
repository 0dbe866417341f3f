//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), with Dublin Core for authors and Media RSS
//! (<https://www.rssboard.org/media-rss>) for the picture, newest first.

use super::address::Addresses;
use super::entry::{Entry, MAX_ITEMS};
use super::escape::{push_attribute, push_text};
use super::moment::{rfc822, rfc3339};
use super::picture::Picture;
use crate::zone::Zone;
use article::portal::Portal;

/// The feed of a front. `title`: its title, `None` for a home front; `lang`: its language's primary subtag; `folder`: its path
/// below the site, empty or with a slash at its end; `entries`: the newest stories, newest first.
pub fn rss(
    portal: &Portal,
    title: Option<&str>,
    lang: &str,
    folder: &str,
    entries: &[Entry],
) -> String {
    let (addresses, zone) = (Addresses::of(portal), Zone::of(portal));
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\">\n<channel>\n",
    );
    let title = feed_title(portal, title);
    element(&mut xml, "title", &title);
    element(&mut xml, "link", &addresses.below(folder));
    element(&mut xml, "description", &title);
    element(&mut xml, "language", language_tag(portal, lang));
    if let Some(rights) = portal.rights.as_ref().and_then(|rights| rights.get(lang)) {
        element(&mut xml, "copyright", rights);
    }
    let entries = entries.get(..MAX_ITEMS).unwrap_or(entries);
    let newest = entries
        .iter()
        .filter_map(|entry| entry.updated.or(entry.published))
        .max_by_key(|at| zone.seconds(*at));
    if let Some(date) = newest.and_then(|at| rfc822(at, &zone)) {
        element(&mut xml, "lastBuildDate", &date);
    }
    xml.push_str("<atom:link href=\"");
    push_attribute(&mut xml, &addresses.below(&format!("{folder}feed.xml")));
    xml.push_str("\" rel=\"self\" type=\"application/rss+xml\"/>\n");
    for entry in entries {
        item(&mut xml, entry, &zone);
    }
    xml.push_str("</channel>\n</rss>\n");
    xml
}

/// The title of a feed: `World – Action News`, or the portal's name.
pub fn feed_title(portal: &Portal, title: Option<&str>) -> String {
    match title {
        Some(title) => format!("{title} – {}", portal.name),
        None => portal.name.clone(),
    }
}

/// The portal's tag of a language, given by its primary subtag: `fr-CA` for `fr`.
pub(super) fn language_tag<'a>(portal: &'a Portal, lang: &'a str) -> &'a str {
    let own = portal.languages.iter().find(|own| own.primary() == lang);
    own.map_or(lang, |own| own.as_str())
}

fn item(xml: &mut String, entry: &Entry, zone: &Zone) {
    xml.push_str("<item>\n");
    element(xml, "title", &entry.headline);
    element(xml, "link", &entry.page);
    element(xml, "guid", &entry.page);
    if let Some(summary) = &entry.summary {
        element(xml, "description", summary);
    }
    for author in &entry.authors {
        element(xml, "dc:creator", &author.name);
    }
    for category in entry.section.iter().chain(&entry.tags) {
        element(xml, "category", category);
    }
    if let Some(date) = entry.published.and_then(|at| rfc822(at, zone)) {
        element(xml, "pubDate", &date);
    }
    if let Some(updated) = entry.updated {
        element(xml, "atom:updated", &rfc3339(updated, zone));
    }
    if let Some(picture) = &entry.picture {
        media(xml, picture);
    }
    xml.push_str("</item>\n");
}

fn media(xml: &mut String, picture: &Picture) {
    xml.push_str("<media:content medium=\"image\"");
    attribute(xml, "url", &picture.src);
    if let Some(mime) = &picture.mime {
        attribute(xml, "type", mime);
    }
    if let (Some(width), Some(height)) = (picture.width, picture.height) {
        attribute(xml, "width", &width.to_string());
        attribute(xml, "height", &height.to_string());
    }
    xml.push_str(">\n");
    if let Some(caption) = picture.caption.as_ref().or(picture.alt.as_ref()) {
        element(xml, "media:description", caption);
    }
    if let Some(credit) = &picture.credit {
        element(xml, "media:credit", credit);
    }
    xml.push_str("</media:content>\n");
}

fn element(xml: &mut String, name: &str, text: &str) {
    xml.push_str(&format!("<{name}>"));
    push_text(xml, text);
    xml.push_str(&format!("</{name}>\n"));
}

fn attribute(xml: &mut String, name: &str, value: &str) {
    xml.push_str(&format!(" {name}=\""));
    push_attribute(xml, value);
    xml.push('"');
}
