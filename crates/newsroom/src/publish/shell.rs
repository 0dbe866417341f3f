//! The page around header bar and document.
//!
//! The order is that in which a browser needs things: what the page is, its stylesheets, the page itself. Scripts stand
//! last: before the first of them a browser makes itself ready for scripts, which takes a slow one 20 ms.

use super::app::{App, Follow, Part};
use super::policy::{self, Hashes};
use super::render::Rendered;
use crate::syndication::push_attribute;
use std::fmt::Write as _;

/// Which stylesheets a page begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An article's page.
    Article,
    /// A front's.
    Front,
    /// The page for what is not there.
    Missing,
}

/// How the structured data begins, which [`super::head`] writes last.
const STRUCTURED: &str = "<script type=\"application/ld+json\">";

/// A whole page. `root`: how it leads to the site's root; `head`: what [`super::head`] wrote.
pub fn page(app: &App, kind: Kind, root: &str, head: &str, rendered: &Rendered) -> String {
    // For machines, which read on; before the text it would only be in its way.
    let (head, structured) = head.split_at(head.find(STRUCTURED).unwrap_or(head.len()));
    let style = match kind {
        Kind::Article => app.sheets.of_article(&rendered.document),
        Kind::Front | Kind::Missing => app.sheets.of_front(),
    };
    let import_map = app.import_map(root);
    let policy = policy::meta(
        &app.portal,
        &Hashes {
            styles: vec![style.hash.clone()],
            scripts: vec![super::app::source_hash(&import_map)],
        },
    );
    let path = |part| app.asset(part).map_or("", |asset| asset.path.as_str());
    let integrity = |part| app.asset(part).map_or("", |asset| asset.integrity.as_str());
    let language = rendered.language;
    let mut html = String::with_capacity(
        4096 + head.len() + style.text.len() + rendered.header.len() + rendered.document.len(),
    );
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"content-security-policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"theme-color\" content=\"{bar}\">\
         <title>{title}</title>{head}\
         <link rel=\"icon\" href=\"{root}{icon}\">\
         <link rel=\"manifest\" href=\"{root}site.webmanifest\">\
         <style>{css}</style>\
         <link rel=\"stylesheet\" media=\"print\" href=\"{root}{print}\">",
        lang = language.code(),
        dir = language.dir().as_str(),
        policy = escape(&policy),
        bar = bar_colour(app),
        title = escape(&rendered.title),
        icon = path(Part::Icon),
        css = style.text,
        print = path(Part::Print),
    );
    if app.follow == Follow::Yes {
        let _ = write!(
            html,
            "<script defer src=\"{root}{}\"></script>",
            path(Part::Follow)
        );
    }
    let _ = write!(
        html,
        "</head><body><header id=\"header\">{header}</header><div id=\"document\" data-published>{document}</div>\
         <p id=\"start-failed\" class=\"start-failed\" role=\"status\">{words} <a href=\"\">{reload}</a></p>\
         <script type=\"importmap\">{import_map}</script>\
         <script defer src=\"{root}{start}\" integrity=\"{start_integrity}\"></script>{structured}</body></html>",
        header = rendered.header,
        document = rendered.document,
        start = path(Part::Start),
        start_integrity = integrity(Part::Start),
        words = language.start_failed(),
        reload = language.reload(),
    );
    html.push('\n');
    html
}

fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push_attribute(&mut out, words);
    out
}

/// What browsers on phones draw around the page: the header bar's colour.
fn bar_colour(app: &App) -> &str {
    let own = app.portal.theme.iter().find(|value| value.token == "bar");
    own.map_or("#14211e", |value| value.light.as_str())
}
