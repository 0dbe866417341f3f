//! Structured data (<https://schema.org/NewsArticle>,
//! <https://developers.google.com/search/docs/appearance/structured-data/article>), which our own importer can read.
//!
//! It does not contain the article's text, which search engines read on the page
//! (`docs/decisions/006-structured-data-without-the-text.md`). It does contain the posts of a live article: programs that
//! show single posts require them.

use crate::publish::feeds::offered;
use crate::syndication::{Addresses, Entry, plain, plain_line};
use action_news::route::{Front, FrontRoute, Route, Site};
use action_news::text::Language;
use article::Article;
use article::model::{Access, Author};
use article::portal::Portal;
use image::Image;
use json_text::json_text;
use node::{Breadcrumbs, Comment, Crumb, Graph, Keyword, NewsArticle, Organization, Page, Person};
use serde::Serialize;

mod image;
mod json_text;
mod live;
mod node;

const CONTEXT: &str = "https://schema.org";

/// The structured data of an article: the article and, if it is in a section of the portal, its breadcrumbs.
pub(super) fn article(
    portal: &Portal,
    language: Language,
    article: &Article,
    entry: &Entry,
) -> String {
    let mut node = news_article(portal, article, entry);
    match breadcrumbs(portal, language, article, entry) {
        Some(breadcrumbs) => json(&Graph {
            context: CONTEXT,
            nodes: (node, breadcrumbs),
        }),
        None => {
            node.context = Some(CONTEXT);
            json(&node)
        }
    }
}

/// The structured data of a front. `url`: its own.
pub(super) fn front(portal: &Portal, route: &FrontRoute, title: &str, url: &str) -> String {
    let site = |url: String| Page {
        context: None,
        kind: "WebSite",
        name: json_text(&portal.name),
        url,
        in_language: None,
        publisher: None,
        is_part_of: None,
    };
    let lang = Some(offered(portal, route.language));
    let is_home = route.front == Front::Home && route.archive_page.is_none();
    json(&match is_home {
        true => Page {
            context: Some(CONTEXT),
            in_language: lang,
            publisher: Some(ours(portal)),
            ..site(url.to_owned())
        },
        false => Page {
            context: Some(CONTEXT),
            kind: "CollectionPage",
            name: json_text(title),
            url: url.to_owned(),
            in_language: lang,
            publisher: None,
            is_part_of: Some(Box::new(site(Addresses::of(portal).below("")))),
        },
    })
}

fn news_article<'a>(portal: &Portal, article: &'a Article, entry: &'a Entry) -> NewsArticle<'a> {
    let addresses = Addresses::of(portal);
    let coverage = live::coverage(article);
    NewsArticle {
        context: None,
        kind: match coverage {
            Some(_) => "LiveBlogPosting",
            None => "NewsArticle",
        },
        page: Some(entry.page.as_str()).filter(|page| *page != entry.canonical),
        url: &entry.canonical,
        identifier: article.id.as_str(),
        headline: json_text(&entry.headline),
        description: entry.deck.as_deref().map(json_text),
        image: entry.picture.as_ref().map(Image::of),
        date_published: entry.published.map(|at| at.to_string()),
        date_modified: entry.updated.map(|at| at.to_string()),
        author: article
            .authors
            .iter()
            .filter_map(|author| person(&addresses, article, author))
            .collect(),
        credit_text: article
            .byline
            .as_ref()
            .filter(|_| entry.authors.is_empty())
            .map(|byline| json_text(&plain(byline))),
        publisher: publisher(portal, article),
        article_section: entry.section.as_deref().map(json_text),
        keywords: keywords(&entry.tags),
        in_language: Some(article.lang.as_str()).filter(|lang| *lang != "und"),
        dateline: article
            .dateline
            .as_deref()
            .map(|line| json_text(&plain_line(line))),
        is_accessible_for_free: article.access == Access::Free,
        copyright_notice: article
            .rights
            .as_deref()
            .map(|line| json_text(&plain_line(line))),
        correction: article
            .corrections
            .iter()
            .map(|correction| Comment {
                kind: "CorrectionComment",
                text: json_text(&plain(&correction.text)),
                date_published: correction.date.map(|at| at.to_string()),
            })
            .collect(),
        coverage_start_time: coverage.and_then(|c| c.starts).map(|at| at.to_string()),
        coverage_end_time: coverage.and_then(|c| c.ends).map(|at| at.to_string()),
        live_blog_update: live::posts(&addresses, article, entry),
    }
}

fn person(addresses: &Addresses, article: &Article, author: &Author) -> Option<Person> {
    let absolute = |url: &Option<_>| {
        let url = url.as_ref();
        url.map(|url| addresses.absolute(url, &article.id))
    };
    let name = plain_line(&author.name);
    (!name.is_empty()).then(|| Person {
        kind: "Person",
        name: json_text(&name),
        job_title: author
            .role
            .as_deref()
            .map(|role| json_text(&plain_line(role))),
        url: absolute(&author.url),
        image: absolute(&author.image),
        description: author.bio.as_ref().map(|bio| json_text(&plain(bio))),
    })
}

/// The article's publisher, else the site's.
fn publisher(portal: &Portal, article: &Article) -> Organization {
    match &article.publisher {
        Some(publisher) if publisher.name != portal.name => Organization {
            kind: "NewsMediaOrganization",
            name: json_text(&plain_line(&publisher.name)),
            url: publisher
                .url
                .as_ref()
                .map(|url| Addresses::of(portal).absolute(url, &article.id)),
            logo: None,
        },
        _ => ours(portal),
    }
}

fn ours(portal: &Portal) -> Organization {
    let addresses = Addresses::of(portal);
    Organization {
        kind: "NewsMediaOrganization",
        name: json_text(&plain_line(&portal.name)),
        url: Some(addresses.below("")),
        logo: portal.logo.as_ref().map(|logo| addresses.of_portal(logo)),
    }
}

fn keywords(tags: &[String]) -> Vec<Keyword> {
    match tags {
        [only] if only.contains(',') => vec![Keyword::Term {
            kind: "DefinedTerm",
            name: json_text(only),
        }],
        tags => tags
            .iter()
            .map(|tag| Keyword::Words(json_text(tag)))
            .collect(),
    }
}

/// Section, story. `None` if the portal has no front for the section.
fn breadcrumbs(
    portal: &Portal,
    language: Language,
    article: &Article,
    entry: &Entry,
) -> Option<Breadcrumbs> {
    let section = article.section.as_ref()?;
    let site = Site::of(portal, "/");
    if !site.sections.contains(&section.id) {
        return None;
    }
    let front = Route::front(Front::Section(section.id.clone()), language);
    let crumb = |position, name: &str, item| Crumb {
        kind: "ListItem",
        position,
        name: json_text(name),
        item,
    };
    let item = Addresses::of(portal).below(&front.path(&site));
    Some(Breadcrumbs {
        kind: "BreadcrumbList",
        item_list_element: [
            crumb(1, &plain_line(&section.name), Some(item)),
            crumb(2, &entry.headline, None),
        ],
    })
}

fn json(value: &impl Serialize) -> String {
    // Strings and lists can always be written.
    serde_json::to_string(value).unwrap_or_default()
}
