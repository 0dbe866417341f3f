//! Articles for feed readers, search engines and link previews.
//!
//! An [`Entry`] is an article's metadata for every feed and for its page's head: absolute URLs, plain text, one picture
//! with its caption and credit. All text is escaped when it is written ([`escape`]). `newsroom data` and
//! `newsroom publish` write the same feeds.

mod address;
mod entry;
mod escape;
mod json_feed;
mod moment;
mod picture;
mod plain;
mod rss;

pub use entry::{Entry, MAX_ITEMS};
pub use json_feed::json_feed;
pub use rss::{feed_title, rss};

#[cfg(feature = "publish")]
pub use address::Addresses;
#[cfg(feature = "publish")]
pub use escape::{escaped, push_attribute, push_script_json, push_text};
#[cfg(feature = "publish")]
pub use moment::w3c_date;
#[cfg(feature = "publish")]
pub use picture::{Picture, mime_of};
#[cfg(feature = "publish")]
pub use plain::{cut, plain, plain_line};
