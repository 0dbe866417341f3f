//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>), newest first.
//!
//! `content_html` is the picture with its alternative text, caption and credit, and the deck. As in the RSS feed, the text
//! is left out.

use super::address::Addresses;
use super::entry::{Entry, MAX_ITEMS};
use super::escape::{push_attribute, push_text};
use super::moment::rfc3339;
use super::picture::Picture;
use super::rss::{feed_title, language_tag};
use crate::zone::Zone;
use article::portal::Portal;
use serde::Serialize;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    language: &'a str,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    content_html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    banner_image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<&'a str>,
}

/// The feed of a front; arguments as for [`super::rss`].
pub fn json_feed(
    portal: &Portal,
    title: Option<&str>,
    lang: &str,
    folder: &str,
    entries: &[Entry],
) -> String {
    let (addresses, zone) = (Addresses::of(portal), Zone::of(portal));
    let items = entries.iter().take(MAX_ITEMS);
    let items = items.map(|entry| item(entry, &zone));
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: feed_title(portal, title),
        home_page_url: addresses.below(folder),
        feed_url: addresses.below(&format!("{folder}feed.json")),
        language: language_tag(portal, lang),
        items: items.collect(),
    };
    // Strings and lists can always be written.
    serde_json::to_string(&feed).unwrap_or_default()
}

fn item<'e>(entry: &'e Entry, zone: &Zone) -> Item<'e> {
    let picture = entry.picture.as_ref().map(|picture| picture.src.as_str());
    let authors = entry.authors.iter().map(|author| Author {
        name: &author.name,
        url: author.url.as_deref(),
        avatar: author.image.as_deref(),
    });
    Item {
        id: &entry.page,
        url: &entry.page,
        external_url: Some(entry.canonical.as_str()).filter(|url| *url != entry.page),
        title: &entry.headline,
        content_html: content(entry),
        summary: entry.summary.as_deref(),
        image: picture,
        banner_image: picture,
        date_published: entry.published.map(|at| rfc3339(at, zone)),
        date_modified: entry.updated.map(|at| rfc3339(at, zone)),
        authors: authors.collect(),
        tags: entry
            .section
            .iter()
            .chain(&entry.tags)
            .map(String::as_str)
            .collect(),
        language: Some(entry.lang.as_str()).filter(|lang| *lang != "und"),
    }
}

fn content(entry: &Entry) -> String {
    let mut html = String::new();
    if let Some(picture) = &entry.picture {
        figure(&mut html, picture);
    }
    if let Some(summary) = &entry.summary {
        html.push_str("<p>");
        push_text(&mut html, summary);
        html.push_str("</p>");
    }
    if html.is_empty() {
        html.push_str("<p>");
        push_text(&mut html, &entry.headline);
        html.push_str("</p>");
    }
    html
}

fn figure(html: &mut String, picture: &Picture) {
    html.push_str("<figure><img src=\"");
    push_attribute(html, &picture.src);
    html.push_str("\" alt=\"");
    push_attribute(html, picture.alt.as_deref().unwrap_or_default());
    html.push('"');
    if let (Some(width), Some(height)) = (picture.width, picture.height) {
        html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    }
    html.push('>');
    if picture.caption.is_some() || picture.credit.is_some() {
        html.push_str("<figcaption>");
        push_text(html, picture.caption.as_deref().unwrap_or_default());
        if let Some(credit) = &picture.credit {
            html.push_str(if picture.caption.is_some() {
                " <small>"
            } else {
                "<small>"
            });
            push_text(html, credit);
            html.push_str("</small>");
        }
        html.push_str("</figcaption>");
    }
    html.push_str("</figure>");
}
