//! Reads an article's metadata back from each outlet, with independent parsers.
//!
//! More than 300 lines, because six formats are read back, each in its own way.

use super::super::super::feeds;
use crate::syndication::{Entry, json_feed, rss};
use crate::zone::Zone;
use action_news::route::{Route, Site};
use article::Article;
use article::date::Timestamp;
use article::model::{BlockKind, Lead};
use article::portal::Portal;
use article::text::Text;
use scraper::{Html, Selector};
use serde_json::Value;

/// The metadata in an outlet. `None`: its format has no place for it.
#[derive(Debug, Default)]
pub struct Metadata {
    pub page: Option<String>,
    pub headline: Option<String>,
    pub summary: Option<Option<String>>,
    pub published: Option<Option<i64>>,
    pub changed: Option<Option<i64>>,
    pub authors: Option<Vec<String>>,
    pub section: Option<Option<String>>,
    pub tags: Option<Vec<String>>,
    pub picture: Option<Option<String>>,
    pub alt: Option<Option<String>>,
    pub caption: Option<Option<String>>,
    pub credit: Option<Option<String>>,
}

impl Metadata {
    /// The expected metadata, from the article itself. Only the picture's file is taken from the page's head.
    pub fn of(portal: &Portal, article: &Article) -> Self {
        let text = |text: &Option<Text>| text.as_ref().map(|text| folded(&text.plain()));
        let picture = figure(article);
        let words = picture.map(article::caption::CaptionParts::of);
        let media = picture.map(|figure| &figure.media);
        let src = Head::of(portal, article).meta("og:image");
        let page = format!("{}{}/", portal.url, article.id);
        Self {
            page: Some(article.url.as_ref().map_or(page, |url| url.to_string())),
            headline: Some(folded(&article.headline.plain())),
            summary: article
                .deck
                .as_ref()
                .map(|deck| Some(folded(&deck.plain()))),
            published: Some(article.published.map(moment)),
            changed: Some(
                article
                    .updated
                    .filter(|at| Some(*at) != article.published)
                    .map(moment),
            ),
            authors: Some(
                article
                    .authors
                    .iter()
                    .map(|author| folded(&author.name))
                    .collect(),
            ),
            section: Some(
                article
                    .section
                    .as_ref()
                    .map(|section| folded(&section.name)),
            ),
            tags: Some(article.tags.iter().map(|tag| folded(&tag.name)).collect()),
            picture: Some(src),
            alt: Some(
                media
                    .filter(|media| !media.decorative)
                    .and_then(|media| media.alt.as_deref())
                    .map(folded),
            ),
            caption: Some(words.as_ref().and_then(|words| text(&words.caption))),
            credit: Some(words.as_ref().and_then(|words| text(&words.credit))),
        }
    }

    /// Asserts that everything in it is as expected.
    pub fn assert_is(&self, expected: &Self, place: &str) {
        fn same<T: PartialEq + std::fmt::Debug>(
            found: &Option<T>,
            expected: &Option<T>,
            what: &str,
            place: &str,
        ) {
            if let (Some(found), Some(expected)) = (found, expected) {
                assert_eq!(found, expected, "{what} of {place}");
            }
        }
        same(&self.page, &expected.page, "page", place);
        same(&self.headline, &expected.headline, "headline", place);
        same(&self.summary, &expected.summary, "summary", place);
        same(&self.published, &expected.published, "date", place);
        same(&self.changed, &expected.changed, "last change", place);
        same(&self.authors, &expected.authors, "authors", place);
        same(&self.section, &expected.section, "section", place);
        same(&self.tags, &expected.tags, "tags", place);
        // If previews can show no file of the picture, the head has none.
        if expected.picture.as_ref().is_some_and(Option::is_some) {
            same(&self.picture, &expected.picture, "picture", place);
        }
        same(&self.alt, &expected.alt, "alternative text", place);
        same(&self.caption, &expected.caption, "caption", place);
        same(&self.credit, &expected.credit, "credit", place);
    }
}

/// The article's picture, by the rule of the fronts.
pub fn figure(article: &Article) -> Option<&article::model::Figure> {
    let lead = match &article.lead {
        Some(Lead::Figure(figure)) => Some(&**figure),
        _ => None,
    };
    let body = article.body.iter().flat_map(|block| match &block.kind {
        BlockKind::Figure(figure) => vec![&**figure],
        BlockKind::Gallery(gallery) => gallery.figures.iter().collect(),
        _ => Vec::new(),
    });
    lead.into_iter()
        .chain(body)
        .find(|figure| match figure.media.kind {
            article::model::MediaKind::Image => true,
            article::model::MediaKind::Video => figure.media.poster.is_some(),
            article::model::MediaKind::Audio => false,
        })
}

/// The addresses of all files of the article's picture.
pub fn picture_files(article: &Article) -> Vec<String> {
    let media = figure(article).map(|figure| &figure.media);
    let files = media.into_iter().flat_map(|media| {
        let others = media.sources.iter().map(|source| source.src.to_string());
        std::iter::once(media.src.to_string()).chain(others)
    });
    files.collect()
}

/// The text with collapsed white space, without characters that XML cannot contain.
pub fn folded(text: &str) -> String {
    let kept = |c: &char| {
        (!c.is_control() || c.is_whitespace())
            && u32::from(*c) & 0xfffe != 0xfffe
            && !matches!(*c, '\u{fdd0}'..='\u{fdef}')
    };
    let text: String = text.chars().filter(kept).collect();
    let is_space = |c: char| c.is_whitespace() && !"\u{a0}\u{202f}\u{2007}".contains(c);
    let words: Vec<&str> = text
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").trim().to_owned()
}

/// A page's head as a browser reads it.
pub struct Head {
    html: Html,
}

impl Head {
    pub fn of(portal: &Portal, article: &Article) -> Self {
        let language = Route::Article(article.id.clone()).language(&Site::of(portal, "/"));
        let super::super::Head { tags, structured } =
            super::super::article(portal, language, article, None);
        Self::read(&format!(
            "<!doctype html><html><head><title>T</title>\n{tags}{structured}</head><body><p>text</p></body></html>"
        ))
    }

    pub fn read(page: &str) -> Self {
        Self {
            html: Html::parse_document(page),
        }
    }

    fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let found = self.html.select(&selector);
        found
            .filter_map(|element| element.attr(attribute))
            .map(str::to_owned)
            .collect()
    }

    /// All values of a `meta` of a name or property.
    pub fn metas(&self, name: &str) -> Vec<String> {
        self.attributes(
            &format!("head > meta[property='{name}'], head > meta[name='{name}']"),
            "content",
        )
    }

    pub fn meta(&self, name: &str) -> Option<String> {
        let all = self.metas(name);
        assert!(all.len() < 2, "{name} is there twice: {all:?}");
        all.into_iter().next()
    }

    pub fn links(&self, selector: &str) -> Vec<String> {
        self.attributes(&format!("head > link{selector}"), "href")
    }

    /// The structured data's text.
    pub fn structured(&self) -> String {
        let selector = Selector::parse("script[type='application/ld+json']").expect("a selector");
        let mut scripts = self.html.select(&selector);
        let script = scripts.next().expect("structured data");
        assert!(scripts.next().is_none(), "structured data twice");
        script.text().collect()
    }

    /// The names of all elements, and of all their attributes.
    pub fn names(&self) -> Vec<String> {
        let all = Selector::parse("*").expect("a selector");
        let names = self.html.select(&all).map(|element| {
            let attributes: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
            format!("{} {attributes:?}", element.value().name())
        });
        names.collect()
    }

    fn found(&self) -> Metadata {
        Metadata {
            page: self.links("[rel=canonical]").into_iter().next(),
            headline: self.meta("og:title"),
            summary: self
                .meta("description")
                .filter(|words| !words.ends_with('…'))
                .map(Some),
            published: Some(self.meta("article:published_time").map(|at| seconds(&at))),
            changed: Some(self.meta("article:modified_time").map(|at| seconds(&at))),
            authors: Some(self.metas("author")),
            section: Some(self.meta("article:section")),
            tags: Some(self.metas("article:tag")),
            picture: Some(self.meta("og:image")),
            ..Metadata::default()
        }
    }
}

/// The metadata of an article in every outlet.
pub fn in_all_outlets(portal: &Portal, article: &Article) -> Vec<(&'static str, Metadata)> {
    let head = Head::of(portal, article);
    let entries = [Entry::of(portal, article)];
    let rss = rss(portal, None, "en", "", &entries);
    let json_feed = json_feed(portal, None, "en", "", &entries);
    let mut found = vec![
        ("the head", head.found()),
        ("JSON-LD", structured(&head.structured())),
        ("RSS", rss_item(&rss, article)),
        ("JSON Feed", json_item(&json_feed, article)),
    ];
    let Some(entry) = feeds::SitemapEntry::of(portal, article) else {
        assert!(article.url.is_some(), "{} is missing", article.id);
        return found;
    };
    let mut sitemap = feeds::Sitemap::new(portal);
    assert!(sitemap.push(&entry).is_none());
    let files = sitemap.finish();
    found.push(("the sitemap", sitemap_url(&files[0].1, article)));
    if let Some(published) = article.published {
        let entry = feeds::NewsEntry {
            id: &article.id,
            lang: &article.lang,
            headline: &article.headline,
            published,
        };
        let xml = feeds::news_sitemap(portal, [entry], published.epoch_seconds() + 3600);
        found.push(("the news sitemap", news_url(&xml)));
    }
    found
}

fn seconds(at: &str) -> i64 {
    moment(Timestamp::parse(at).expect("RFC 3339"))
}

/// Days without a time begin in the portal's zone.
fn moment(at: Timestamp) -> i64 {
    Zone::of(&super::portal()).seconds(at)
}

/// A text of JSON-LD as its readers decode it.
fn read_once(words: &str) -> String {
    words.replace("&amp;", "&")
}

fn structured(json: &str) -> Metadata {
    let value: Value = serde_json::from_str(json).expect("JSON");
    let node = value.pointer("/@graph/0").unwrap_or(&value);
    let words = |value: &Value, key: &str| value[key].as_str().map(read_once);
    let image = &node["image"];
    let list = |key: &str| node[key].as_array().cloned().unwrap_or_default();
    let named = |value: &Value| {
        value
            .as_str()
            .map(read_once)
            .or_else(|| words(value, "name"))
            .expect("a name")
    };
    Metadata {
        page: words(node, "url"),
        headline: words(node, "headline"),
        summary: words(node, "description").map(Some),
        published: Some(words(node, "datePublished").map(|at| seconds(&at))),
        changed: Some(words(node, "dateModified").map(|at| seconds(&at))),
        authors: Some(list("author").iter().map(named).collect()),
        section: Some(words(node, "articleSection")),
        tags: Some(list("keywords").iter().map(named).collect()),
        picture: Some(image["url"].as_str().map(str::to_owned)),
        alt: Some(words(image, "description")),
        caption: Some(words(image, "caption")),
        credit: Some(words(image, "creditText")),
    }
}

fn rss_item(xml: &str, article: &Article) -> Metadata {
    let document = roxmltree::Document::parse(xml).expect("XML");
    let item = document
        .descendants()
        .find(|node| node.has_tag_name("item"))
        .expect("an item");
    let all = |name: &str| -> Vec<String> {
        let found = item
            .descendants()
            .filter(|node| node.tag_name().name() == name);
        found
            .map(|node| node.text().unwrap_or_default().to_owned())
            .collect()
    };
    let one = |name: &str| {
        let all = all(name);
        assert!(all.len() < 2, "{name} twice: {all:?}");
        all.into_iter().next()
    };
    let media = item
        .descendants()
        .find(|node| node.tag_name().name() == "content");
    let mut categories = all("category").into_iter();
    let section = article.section.as_ref().and_then(|_| categories.next());
    let described = media.and_then(|media| {
        let node = media
            .children()
            .find(|node| node.tag_name().name() == "description")?;
        node.text().map(str::to_owned)
    });
    let own = item
        .children()
        .find(|node| node.has_tag_name("description"));
    let has_caption = figure(article)
        .is_some_and(|figure| article::caption::CaptionParts::of(figure).caption.is_some());
    assert_eq!(one("guid"), one("link"));
    Metadata {
        page: one("link").filter(|_| article.url.is_none()),
        headline: item
            .children()
            .find(|node| node.has_tag_name("title"))
            .and_then(|node| node.text())
            .map(str::to_owned),
        summary: own
            .and_then(|node| node.text())
            .map(|text| Some(text.to_owned())),
        published: date_only_if_unknown(article, one("pubDate").map(|at| mail_seconds(&at))),
        changed: Some(one("updated").map(|at| seconds(&at))),
        authors: Some(all("creator")),
        section: Some(section),
        tags: Some(categories.collect()),
        picture: Some(
            media
                .and_then(|media| media.attribute("url"))
                .map(str::to_owned),
        ),
        caption: has_caption.then_some(described),
        credit: Some(one("credit")),
        ..Metadata::default()
    }
}

/// In feeds, an unknown time is midnight, and a leap second is the second before it.
fn date_only_if_unknown(article: &Article, found: Option<i64>) -> Option<Option<i64>> {
    match article.published {
        Some(at)
            if at
                .time
                .is_some_and(|time| time.offset_minutes.is_none() || time.second == 60) =>
        {
            let apart = moment(at) - found.expect("a date");
            assert!((0..86_400).contains(&apart), "{apart} s");
            None
        }
        _ => Some(found),
    }
}

/// Seconds since 1970 of an e-mail's date, by conversion to RFC 3339.
fn mail_seconds(at: &str) -> i64 {
    let parts: Vec<&str> = at.split(' ').collect();
    let [_, day, month, year, time, offset] = parts[..] else {
        panic!("{at}")
    };
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = months
        .iter()
        .position(|name| *name == month)
        .expect("a month")
        + 1;
    let (hours, minutes) = offset.split_at(3);
    seconds(&format!("{year}-{month:02}-{day}T{time}{hours}:{minutes}"))
}

fn json_item(json: &str, article: &Article) -> Metadata {
    let value: Value = serde_json::from_str(json).expect("JSON");
    let item = &value["items"][0];
    let words = |key: &str| item[key].as_str().map(str::to_owned);
    let list = |key: &str| item[key].as_array().cloned().unwrap_or_default();
    let html = Html::parse_fragment(item["content_html"].as_str().expect("content"));
    let select = |selector: &str| {
        html.select(&Selector::parse(selector).expect("a selector"))
            .next()
    };
    let text = |selector: &str| select(selector).map(|element| element.text().collect::<String>());
    let image = select("figure > img");
    let mut tags = list("tags")
        .into_iter()
        .map(|tag| tag.as_str().expect("a tag").to_owned());
    let section = article.section.as_ref().and_then(|_| tags.next());
    assert_eq!(
        image.and_then(|image| image.attr("src")),
        item["image"].as_str()
    );
    let alt = image
        .and_then(|image| image.attr("alt"))
        .filter(|alt| !alt.is_empty());
    let credit = text("figcaption small");
    let caption = text("figcaption").map(|all| match &credit {
        Some(credit) => all
            .strip_suffix(credit.as_str())
            .expect("the credit last")
            .trim()
            .to_owned(),
        None => all,
    });
    Metadata {
        page: words("external_url").or_else(|| words("url")),
        headline: words("title"),
        summary: words("summary").map(Some),
        published: date_only_if_unknown(article, words("date_published").map(|at| seconds(&at))),
        changed: Some(words("date_modified").map(|at| seconds(&at))),
        authors: Some(
            list("authors")
                .iter()
                .map(|author| author["name"].as_str().expect("a name").to_owned())
                .collect(),
        ),
        section: Some(section),
        tags: Some(tags.collect()),
        picture: Some(words("image")),
        alt: Some(alt.map(str::to_owned)),
        caption: Some(caption.filter(|caption| !caption.is_empty())),
        credit: Some(credit),
    }
}

fn sitemap_url(xml: &str, article: &Article) -> Metadata {
    let document = roxmltree::Document::parse(xml).expect("XML");
    let one = |name: &str| {
        document
            .descendants()
            .find(|node| node.tag_name().name() == name)
            .and_then(|node| node.text())
    };
    let lastmod = one("lastmod").map(seconds);
    let is_known =
        |at: &Timestamp| at.known_time().is_some() && at.time.is_none_or(|time| time.second < 60);
    if let Some(at) = article.updated.or(article.published).filter(is_known) {
        assert_eq!(lastmod, Some(moment(at)));
    }
    Metadata {
        page: one("loc").map(str::to_owned),
        ..Metadata::default()
    }
}

fn news_url(xml: &str) -> Metadata {
    let document = roxmltree::Document::parse(xml).expect("XML");
    let one = |name: &str| {
        document
            .descendants()
            .find(|node| node.tag_name().name() == name)
            .and_then(|node| node.text())
            .map(str::to_owned)
    };
    let date = one("publication_date").expect("a date");
    assert_eq!(one("name").as_deref(), Some("Action News"));
    Metadata {
        page: one("loc"),
        headline: one("title"),
        published: date
            .contains('T')
            .then(|| Some(seconds(&date)))
            .filter(|_| !xml.contains("23:59:59")),
        ..Metadata::default()
    }
}
