//! The oEmbed description of an article (<https://oembed.com>, 1.0): how to frame it.
//!
//! A file for each article, found by the link in its page's head (§4, discovery). There is no endpoint that takes an
//! address: static files cannot depend on `maxwidth`. The frame adapts to any width, and the script for host pages
//! (`frames.js`) sets its height.

use crate::syndication::{Addresses, escaped, plain_line};
use article::Article;
use article::portal::Portal;
use serde::Serialize;

/// The width for consumers that set one, in pixels.
const WIDTH_PX: u32 = 640;
/// The height if no script of the host page sets it, in pixels: about a phone's screen; the frame scrolls.
pub(super) const HEIGHT_PX: u32 = 600;
/// How long a consumer may cache the description, in seconds: it changes only with the headline and the authors.
const CACHE_SECONDS: u32 = 86_400;
/// What a frame may do: run scripts with an opaque origin, and open pages of the newsroom in tabs outside of the sandbox.
pub(super) const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// A response (§2.3.4).
#[derive(Serialize)]
struct OEmbed<'a> {
    version: &'static str,
    r#type: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    provider_name: String,
    provider_url: &'a str,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
}

pub(super) fn of(portal: &Portal, article: &Article, headline: &str) -> String {
    let description = OEmbed {
        version: "1.0",
        r#type: "rich",
        title: headline,
        author_name: authors(article),
        provider_name: plain_line(&portal.name),
        provider_url: portal.url.as_str(),
        cache_age: CACHE_SECONDS,
        html: iframe(portal, article.id.as_str(), headline),
        width: WIDTH_PX,
        height: HEIGHT_PX,
    };
    // Strings and numbers can always be written.
    serde_json::to_string(&description).unwrap_or_default()
}

/// The element that shows a frame. No `style`: a strict policy of the host page would block it.
fn iframe(portal: &Portal, id: &str, headline: &str) -> String {
    format!(
        "<iframe src=\"{src}\" data-action-news sandbox=\"{SANDBOX}\" loading=\"lazy\" width=\"100%\" \
         height=\"{HEIGHT_PX}\" title=\"{title}\"></iframe>",
        src = escaped(&Addresses::of(portal).below(&format!("embed/{id}/"))),
        title = escaped(headline),
    )
}

/// An article's authors, as one line; none if none is named.
fn authors(article: &Article) -> Option<String> {
    let names = article
        .authors
        .iter()
        .map(|author| plain_line(&author.name));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
