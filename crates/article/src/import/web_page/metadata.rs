//! The metadata of a page: JSON-LD, OpenGraph, Dublin Core, `<html lang>`, `<time>`.

use super::json_script;
use crate::import::json_ld::access::is_not_free;
use crate::import::{html, language};
use crate::url::SafeUrl;
use dom_smoothie::Readability;
use serde_json::{Map, Value, json};

/// The metadata of a page.
pub(super) struct Metadata {
    /// The documents of its JSON-LD.
    pub(super) json_ld: Vec<Value>,
    /// The title in the JSON-LD: its name or headline, as Readability chooses.
    pub(super) json_ld_title: Option<String>,
    /// The article's URL: the canonical one, else the page's.
    pub(super) address: Option<SafeUrl>,
    /// Whether its JSON-LD or other metadata say that not all of it is free.
    pub(super) is_paid_for: bool,
    title: String,
    byline: Option<String>,
    lang: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    expires: Option<String>,
    description: Option<String>,
    site: Option<String>,
    image: Option<String>,
    section: Option<String>,
    tags: Vec<String>,
}

impl Metadata {
    pub(super) fn of(page: &Readability, base: Option<&SafeUrl>) -> Self {
        let from_json_ld = page.parse_json_ld();
        let title = from_json_ld.as_ref().map(|it| it.title.clone());
        let json_ld_title = title.and_then(|title| html::words(&title));
        let found = page.get_article_metadata(from_json_ld);
        let look_up = LookUp(page);
        let scripts = page.doc.select(r#"script[type*="ld+json"]"#);
        let scripts = scripts
            .iter()
            .filter_map(|it| json_script::value(&it.text()));
        let json_ld: Vec<Value> = scripts.collect();
        let canonical = look_up
            .attribute(r#"link[rel~="canonical"]"#, "href")
            .or_else(|| look_up.meta("og:url"));
        let canonical = canonical.and_then(|url| SafeUrl::parse(&url).ok());
        let canonical = canonical.map(|url| match base {
            Some(base) => url.resolve(base.as_str()),
            None => url,
        });
        let lang = found.lang.or_else(|| look_up.attribute("html", "xml:lang"));
        let lang = lang.filter(|lang| language::tag(lang).is_some());
        Self {
            is_paid_for: json_ld.iter().any(is_paid_for) || look_up.is_paid_for(),
            json_ld,
            json_ld_title,
            address: canonical
                .filter(|url| url.host().is_some())
                .or_else(|| base.cloned()),
            title: found.title,
            byline: found.byline,
            lang: lang
                .or_else(|| {
                    look_up.attribute(r#"meta[http-equiv="content-language" i]"#, "content")
                })
                .or_else(|| look_up.meta("og:locale"))
                .or_else(|| look_up.meta("language"))
                .or_else(|| look_up.meta("DC.language"))
                .or_else(|| look_up.meta("dc.language")),
            published: found
                .published_time
                .or_else(|| look_up.time("datePublished")),
            modified: found.modified_time.or_else(|| look_up.time("dateModified")),
            expires: look_up
                .meta("article:expiration_time")
                .or_else(|| look_up.unavailable_after()),
            description: found.excerpt,
            site: found.site_name,
            image: found.image,
            section: look_up.meta("article:section"),
            tags: look_up.metas("article:tag"),
        }
    }

    /// The metadata and the text as a `NewsArticle`. `byline`: the byline in the text.
    pub(super) fn as_json_ld(&self, html: String, byline: Option<&str>) -> Value {
        let mut node = Map::new();
        let mut set = |key: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
                node.insert(key.to_owned(), value.into());
            }
        };
        set("@type", Some("NewsArticle"));
        set("headline", Some(&self.title));
        set("url", self.address.as_ref().map(SafeUrl::as_str));
        set("inLanguage", self.lang.as_deref().map(str::trim));
        set("datePublished", self.published.as_deref());
        set("dateModified", self.modified.as_deref());
        set("expires", self.expires.as_deref());
        set("description", self.description.as_deref());
        set("image", self.image.as_deref());
        set("articleSection", self.section.as_deref());
        set("articleBody", Some(&html));
        match &self.byline {
            Some(name) => set("author", Some(name)),
            None => set("creditText", byline),
        }
        if let Some(site) = &self.site {
            node.insert("publisher".to_owned(), json!({"name": site}));
        }
        node.insert("keywords".to_owned(), json!(self.tags));
        Value::Object(node)
    }

    /// Whether a picture is the page's picture for shares.
    pub(super) fn is_preview(&self, picture: &str) -> bool {
        self.image.as_deref() == Some(picture)
    }
}

/// Whether an article of a JSON-LD document is not free (schema.org `isAccessibleForFree`).
fn is_paid_for(document: &Value) -> bool {
    let nodes: Vec<&Value> = match document {
        Value::Array(nodes) => nodes.iter().collect(),
        Value::Object(object) => match object.get("@graph").and_then(Value::as_array) {
            Some(nodes) => nodes.iter().collect(),
            None => vec![document],
        },
        _ => Vec::new(),
    };
    nodes.into_iter().any(is_not_free)
}

/// Looks up elements of a page.
struct LookUp<'p>(&'p Readability);

impl LookUp<'_> {
    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let value = self.0.doc.select_single(selector).attr(name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    fn metas(&self, property: &str) -> Vec<String> {
        let selector = format!(r#"meta[property="{property}"], meta[name="{property}"]"#);
        let found = self.0.doc.select(&selector);
        found
            .iter()
            .filter_map(|it| Some(it.attr("content")?.to_string()))
            .collect()
    }

    fn meta(&self, property: &str) -> Option<String> {
        let all = self.metas(property);
        all.into_iter().find(|content| !content.trim().is_empty())
    }

    /// Whether Facebook's content tier or microdata say that the page is not free.
    fn is_paid_for(&self) -> bool {
        let tier = self.meta("article:content_tier");
        let free = r#"[itemprop~="isAccessibleForFree"]"#;
        let free = self
            .attribute(free, "content")
            .or_else(|| self.attribute(free, "href"));
        let is_no = |free: &String| {
            free.rsplit('/')
                .next()
                .is_some_and(|it| it.eq_ignore_ascii_case("false"))
        };
        tier.is_some_and(|tier| tier.trim() == "locked") || free.as_ref().is_some_and(is_no)
    }

    /// The date of the robots rule `unavailable_after`: search engines do not show the page after it.
    fn unavailable_after(&self) -> Option<String> {
        let rules = self
            .metas("robots")
            .into_iter()
            .chain(self.metas("googlebot"));
        rules.into_iter().find_map(|rule| {
            let rule = rule.to_ascii_lowercase();
            let (_, moment) = rule.split_once("unavailable_after:")?;
            Some(without_rules(moment).trim().to_ascii_uppercase())
        })
    }

    /// A time in microdata. Without one, the time of publication is the first `<time>` that is marked as such, or that
    /// is in the article's element.
    fn time(&self, property: &str) -> Option<String> {
        let property = format!(r#"[itemprop~="{property}"]"#);
        let marked = self
            .attribute(&property, "datetime")
            .or_else(|| self.attribute(&property, "content"));
        if property.contains("Modified") {
            return marked;
        }
        marked
            .or_else(|| self.attribute("time[pubdate][datetime]", "datetime"))
            .or_else(|| {
                self.attribute(
                    "time.published[datetime], time.entry-date[datetime]",
                    "datetime",
                )
            })
            .or_else(|| self.attribute("article time[datetime]", "datetime"))
            .or_else(|| self.attribute("main time[datetime]", "datetime"))
    }
}

/// A moment without the rules that follow it, such as `, noarchive`. Dates of RFC 822 have a comma, too, but a space in what
/// follows it.
fn without_rules(mut moment: &str) -> &str {
    while let Some((rest, last)) = moment.rsplit_once(',') {
        let last = last.trim();
        if last.contains(' ') || !last.starts_with(|c: char| c.is_ascii_alphabetic()) {
            break;
        }
        moment = rest;
    }
    moment
}
