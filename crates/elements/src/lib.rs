//! Articles, headlines and the header bar as custom elements for other people's pages (docs/decisions/016).
//!
//! Renders documents to [nested arrays](js::JsNodes); `web/elements` turns these into DOM nodes. Nothing is mounted
//! and no state is kept. Two programs are built from this crate (`src/bin`), so that a page without a header bar does
//! not download it.
//!
//! Each function takes the element's options as an object and a document's bytes, and returns an object with at least
//! `nodes`, `id`, `title`, `language` (BCP 47), `dir`, `site` (root URL of the site that the document belongs to) and
//! `strings` (the code of a preferred language whose strings are not loaded, or `""`); or `undefined` if the bytes are
//! not a document of ours.

mod article_element;
mod document_site;
mod header_element;
mod headlines_element;
pub mod host_attributes;
mod js;
mod options;
pub mod parts;
mod vnode_to_js;

pub use article_element::article;
pub use header_element::header;
pub use headlines_element::{headlines, stories};
