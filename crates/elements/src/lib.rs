//! Articles, headlines and the header bar as custom elements for other people's pages (docs/decisions/016).
//!
//! Renders documents to [nested arrays](js::JsNodes); `web/elements` turns these into DOM nodes. Nothing is mounted
//! and no state is kept. Two programs are built from this crate (`src/bin`), so that a page without a header bar does
//! not download it.
//!
//! Each function takes the element's options as an object and a document's bytes, and returns an object with at least
//! `nodes`, `id`, `title`, `language` (BCP 47), `dir` and `site` (root URL of the site that the document belongs to);
//! or `undefined` if the bytes are not a document of ours.

use action_news::text::Language;
use article::portal::Portal;
use js::JsArgs;

mod article_element;
mod document_site;
mod header_element;
mod headlines_element;
pub mod host_attributes;
mod js;
pub mod parts;
mod vnode_to_js;

pub use article_element::article;
pub use header_element::header;
pub use headlines_element::{headlines, stories};

/// The interface's language: the element's own, else the document's, else the host page's.
fn language(options: &JsArgs<'_>, document: &str) -> Language {
    let own = Language::of(&options.text("language"));
    own.or_else(|| Language::of(document))
        .or_else(|| Language::of(&options.text("hostLanguage")))
        .unwrap_or_default()
}

/// The level of the uppermost heading, 1 to 6.
fn heading_level(options: &JsArgs<'_>) -> u8 {
    options
        .text("headingLevel")
        .parse()
        .unwrap_or(2)
        .clamp(1, 6)
}

/// The configuration of the site that published the script, if `bytes` are one.
fn read_portal(bytes: Option<Vec<u8>>) -> Option<Portal> {
    article::read_portal(&bytes?).ok().map(|(portal, _)| portal)
}
