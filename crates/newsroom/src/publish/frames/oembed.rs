//! What oEmbed says of an article (<https://oembed.com>, 1.0): how to frame it.
//!
//! A file for each article, found by the link in its page's head (§4, discovery). There is no endpoint that takes an
//! address: a folder of files cannot answer `maxwidth`. The frame takes any width, and the script of hosts
//! (`frames.js`) gives it its height.

use crate::syndication::{Addresses, escaped, plain_line};
use article::Article;
use article::portal::Portal;
use serde::Serialize;

/// What consumers that set a width set, in pixels.
const WIDTH_PX: u32 = 640;
/// The height where no script of the host sets it, in pixels: a screen of a phone; the frame scrolls.
pub(super) const HEIGHT_PX: u32 = 600;
/// How long a consumer may keep the answer, in seconds: only a new headline or other authors change it.
const CACHE_SECONDS: u32 = 86_400;
/// What a frame may do: run scripts without an origin, and open pages of the newsroom as pages of their own.
pub(super) const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// §2.3.4.
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
    let told = OEmbed {
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
    // Words and numbers: it cannot fail.
    serde_json::to_string(&told).unwrap_or_default()
}

/// The element that shows a frame. No `style`: hosts with a strict policy would drop it.
fn iframe(portal: &Portal, id: &str, headline: &str) -> String {
    format!(
        "<iframe src=\"{src}\" data-action-news sandbox=\"{SANDBOX}\" loading=\"lazy\" width=\"100%\" \
         height=\"{HEIGHT_PX}\" title=\"{title}\"></iframe>",
        src = escaped(&Addresses::of(portal).below(&format!("embed/{id}/"))),
        title = escaped(headline),
    )
}

/// Who wrote an article, as one line; nothing where nobody is named.
fn authors(article: &Article) -> Option<String> {
    let names = article
        .authors
        .iter()
        .map(|author| plain_line(&author.name));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
