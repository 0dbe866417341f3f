//! The metadata in a page's head for search engines, link previews and feed readers.
//!
//! It is between `<title>` and the stylesheets. If all of them read one tag (X reads `og:title`, `og:description` and
//! `og:image` if its own are missing), the others are left out; if two want the same value under two names, one element has
//! both. URLs are absolute, because they are used outside of the site. The structured data (JSON-LD) is separate, for the
//! end of the page.

use super::feeds::{alternates, folder, front_alternates, offered};
use super::frames;
use crate::data::FrontFacts;
use crate::places::Languages;
use crate::syndication::{Addresses, Entry, Picture, cut, feed_title, mime_of, plain, plain_line};
use action_news::route::{Front, FrontRoute, Site};
use action_news::text::Language;
use article::Article;
use article::index::{Index, Item};
use article::portal::Portal;
use std::path::Path;
use tags::{Tags, script};

mod json_ld;
mod tags;
#[cfg(test)]
mod tests;

/// A page's metadata.
pub struct Head {
    /// The tags in its head.
    pub tags: String,
    /// The `<script>` with the structured data; empty if there is none.
    pub structured: String,
}

/// Longest description, in characters: a little more than search results show.
const DESCRIPTION_CHARS: usize = 200;

/// The name of the picture for previews of pages without their own.
pub const SITE_CARD: &str = "card.jpg";

/// The picture for previews of pages without their own: `images/card.jpg`, if the newsroom has it.
pub fn site_card(portal: &Portal, images: &Path) -> Option<Picture> {
    images.join(SITE_CARD).is_file().then(|| Picture {
        src: Addresses::of(portal).below(&format!("images/{SITE_CARD}")),
        mime: Some("image/jpeg".to_owned()),
        alt: Some(portal.name.clone()),
        width: None,
        height: None,
        caption: None,
        credit: None,
    })
}

/// The head of an article's page. `language`: the page's, not the article's; `site_card`: from [`site_card()`].
pub fn article(
    portal: &Portal,
    language: Language,
    article: &Article,
    site_card: Option<&Picture>,
) -> Head {
    let entry = Entry::of(portal, article);
    let mut tags = Tags::new();
    description(&mut tags, entry.summary.as_deref());
    tags.link("canonical", &entry.canonical);
    let addresses = Addresses::of(portal);
    for other in alternates(article) {
        tags.alternate(&other.hreflang, &addresses.below(&other.path));
    }
    feeds(&mut tags, portal, language);
    if frames::are_made(portal) {
        let oembed = addresses.below(&frames::oembed_path(article.id.as_str()));
        tags.feed("application/json+oembed", &entry.headline, &oembed);
    }
    tags.name("robots", "max-image-preview:large");

    tags.property("og:type", "article");
    tags.property("og:site_name", &portal.name);
    tags.property("og:title", &entry.headline);
    tags.property("og:url", &entry.canonical);
    locale(&mut tags, "og:locale", article.lang.as_str());
    for other in &article.translations {
        locale(&mut tags, "og:locale:alternate", other.lang.as_str());
    }
    card(&mut tags, portal, entry.picture.as_ref(), site_card);

    if let Some(at) = entry.published {
        tags.property("article:published_time", &at.to_string());
    }
    if let Some(at) = entry.updated {
        tags.property("article:modified_time", &at.to_string());
    }
    for author in &entry.authors {
        tags.both("author", "article:author", &author.name);
    }
    if let Some(section) = &entry.section {
        tags.property("article:section", section);
    }
    for tag in &entry.tags {
        tags.property("article:tag", tag);
    }
    Head {
        tags: tags.finish(),
        structured: script(&json_ld::article(portal, language, article, &entry)),
    }
}

/// The head of a front's page. `title`: that of the page, without the portal's name.
pub fn front(
    portal: &Portal,
    route: &FrontRoute,
    title: &str,
    index: &Index,
    facts: &FrontFacts,
    site_card: Option<&Picture>,
) -> Head {
    let addresses = Addresses::of(portal);
    let site = Site::of(portal, "/");
    let own = addresses.below(&folder(&site, route.clone()));
    let title = match route.front {
        Front::Home if route.archive_page.is_none() => plain_line(&portal.name),
        _ => plain_line(title),
    };
    let mut tags = Tags::new();
    description(&mut tags, headlines(index).as_deref());
    tags.link("canonical", &own);
    let alternates = front_alternates(portal, &site, route, facts);
    for other in &alternates {
        tags.alternate(&other.hreflang, &addresses.below(&other.path));
    }
    if has_feed(&route.front) && !index.items.is_empty() {
        let newest = FrontRoute {
            archive_page: None,
            ..route.clone()
        };
        let folder = folder(&site, newest);
        feeds_of(&mut tags, portal, Some(&title), &folder);
    }
    feeds(&mut tags, portal, route.language);
    tags.name(
        "robots",
        match facts.is_indexed {
            true => "max-image-preview:large",
            false => "noindex",
        },
    );

    tags.property("og:type", "website");
    tags.property("og:site_name", &portal.name);
    tags.property("og:title", &title);
    tags.property("og:url", &own);
    locale(&mut tags, "og:locale", offered(portal, route.language));
    for other in &site.languages {
        let tag = offered(portal, *other);
        if *other != route.language && alternates.iter().any(|other| other.hreflang == tag) {
            locale(&mut tags, "og:locale:alternate", tag);
        }
    }
    let picture = index
        .items
        .iter()
        .find_map(|item| picture(&addresses, item));
    card(&mut tags, portal, picture.as_ref(), site_card);
    Head {
        tags: tags.finish(),
        structured: script(&json_ld::front(portal, route, &title, &own)),
    }
}

/// The head of pages that are not indexed: that for missing addresses, `/read`, `/preview` and `/embed`.
pub fn missing(portal: &Portal, language: Language) -> Head {
    let mut tags = Tags::new();
    tags.name("robots", "noindex");
    feeds(&mut tags, portal, language);
    Head {
        tags: tags.finish(),
        structured: String::new(),
    }
}

fn description(tags: &mut Tags, text: Option<&str>) {
    if let Some(text) = text {
        tags.both(
            "description",
            "og:description",
            &cut(text, DESCRIPTION_CHARS),
        );
    }
}

/// The feeds of the page's language.
fn feeds(tags: &mut Tags, portal: &Portal, language: Language) {
    let languages = Languages::of(portal);
    let lang = languages.front(language.code());
    let prefix = languages
        .prefixes()
        .find_map(|(own, prefix)| (own == lang).then_some(prefix))
        .unwrap_or_default();
    feeds_of(tags, portal, None, &prefix);
}

/// The feeds of a front. `title`: none for a home front.
fn feeds_of(tags: &mut Tags, portal: &Portal, title: Option<&str>, folder: &str) {
    let addresses = Addresses::of(portal);
    for (mime, file) in [
        ("application/rss+xml", "feed.xml"),
        ("application/feed+json", "feed.json"),
    ] {
        tags.feed(
            mime,
            &feed_title(portal, title),
            &addresses.below(&format!("{folder}{file}")),
        );
    }
}

/// Whether a front has feeds of its own. That of a home front is on every page.
fn has_feed(front: &Front) -> bool {
    matches!(front, Front::Section(_) | Front::Tag(_) | Front::Author(_))
}

/// `en_CA` of `en-CA` (<https://ogp.me/#optional>). A language alone gets the country that previews expect with it.
fn locale(tags: &mut Tags, property: &str, lang: &str) {
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let country = parts
        .find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()))
        .map(str::to_ascii_uppercase)
        .or_else(|| {
            let country = match language.as_str() {
                "en" => "US",
                "fa" => "IR",
                "hi" => "IN",
                "pt" => "BR",
                "uk" => "UA",
                "ur" => "PK",
                "zh" => "CN",
                // The country has the same code. Previews expect `ar_AR` for Arabic.
                "ar" | "de" | "es" | "fr" => return Some(language.to_ascii_uppercase()),
                _ => return None,
            };
            Some(country.to_owned())
        });
    if let Some(country) = country {
        tags.property(property, &format!("{language}_{country}"));
    }
}

/// The preview: a large one with the page's or the site's picture, else a small one with the site's logo, if previews can
/// show that.
fn card(tags: &mut Tags, portal: &Portal, picture: Option<&Picture>, site_card: Option<&Picture>) {
    let shown = picture.filter(|picture| picture.is_for_previews());
    let Some(picture) = shown.or(site_card) else {
        tags.name("twitter:card", "summary");
        let logo = portal.logo.as_ref().filter(|logo| {
            matches!(
                mime_of(logo),
                Some("image/png" | "image/jpeg" | "image/webp" | "image/gif")
            )
        });
        if let Some(logo) = logo {
            tags.property("og:image", &Addresses::of(portal).of_portal(logo));
            tags.both("twitter:image:alt", "og:image:alt", &portal.name);
        }
        return;
    };
    tags.name("twitter:card", "summary_large_image");
    tags.property("og:image", &picture.src);
    if let Some(mime) = &picture.mime {
        tags.property("og:image:type", mime);
    }
    if let (Some(width), Some(height)) = (picture.width, picture.height) {
        tags.property("og:image:width", &width.to_string());
        tags.property("og:image:height", &height.to_string());
    }
    if let Some(alt) = picture.described() {
        tags.both("twitter:image:alt", "og:image:alt", alt);
    }
}

/// A front's description: its newest headlines.
fn headlines(index: &Index) -> Option<String> {
    let headlines: Vec<String> = index
        .items
        .iter()
        .take(4)
        .map(|item| plain(&item.headline))
        .collect();
    (!headlines.is_empty()).then(|| headlines.join(" · "))
}

/// A story's picture on a front, if previews can show it.
fn picture(addresses: &Addresses, item: &Item) -> Option<Picture> {
    let picture = Picture::of_media(addresses, &item.id, item.image.as_ref()?)?;
    Some(picture).filter(Picture::is_for_previews)
}
