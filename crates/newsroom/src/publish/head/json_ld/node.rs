//! The nodes of structured data, key by key in the order in which they are written
//! (<https://schema.org/NewsArticle>).

use super::image::Image;
use super::live::Post;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Graph<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) nodes: (NewsArticle<'a>, Breadcrumbs),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NewsArticle<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    pub(super) context: Option<&'static str>,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    /// The page on this site, if the canonical page is elsewhere.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub(super) page: Option<&'a str>,
    pub(super) url: &'a str,
    pub(super) identifier: &'a str,
    pub(super) headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<Image>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) author: Vec<Person>,
    /// The byline, if no author is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) credit_text: Option<String>,
    pub(super) publisher: Organization,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article_section: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) keywords: Vec<Keyword>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dateline: Option<String>,
    pub(super) is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) copyright_notice: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) correction: Vec<Comment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) coverage_start_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) coverage_end_time: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) live_blog_update: Vec<Post>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) job_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Organization {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) logo: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Keyword {
    Words(String),
    /// A single string with a comma would be read as a list.
    Term {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: String,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Comment {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Breadcrumbs {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) item_list_element: [Crumb; 2],
}

#[derive(Serialize)]
pub(super) struct Crumb {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) position: u8,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    pub(super) context: Option<&'static str>,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<Organization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_part_of: Option<Box<Page<'a>>>,
}
