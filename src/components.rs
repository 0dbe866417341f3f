//! What is drawn: data in, `Html` out.
//!
//! Each view writes its part of the page to a `Writer`; the header bar and the document are Yew's
//! components.
//!
//! Views know articles, routes and words; nothing of the store, of browsers, of clocks. They carry no
//! listeners: what a click does hangs on `data-action` and on `href`, which `browser` reads, so that a
//! published page and a rendered one are the same document.

mod article_foot;
mod article_view;
mod block;
mod card;
mod classes;
mod document;
mod embed;
pub mod embedded;
mod failure_view;
mod figure;
mod footer;
mod front_view;
mod header_bar;
mod inline;
mod list;
mod masthead;
mod notice;
mod picture;
mod same;
mod setting;
mod table;
mod updates;
mod writer;

pub use document::{Content, DocumentView, DocumentViewProps};
pub use front_view::title as front_title;
pub use header_bar::{HeaderBar, HeaderBarProps, Temperature, now};
pub use setting::Setting;

/// The id of the page's heading: where focus goes when a page opens.
pub const HEADING_ID: &str = "headline";
/// The id of the content: where the skip link leads.
pub const MAIN_ID: &str = "main";
