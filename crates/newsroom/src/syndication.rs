//! What others are told of an article: feed readers, search engines, link previews.
//!
//! One [`Entry`] an article, made in one place, so that every feed and every page's head say the same: whole
//! addresses, plain words, one picture with its caption and credit. What leaves here is escaped where it is
//! written ([`escape`]). `newsroom data` and `newsroom publish` write the same feeds.

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
pub use rss::rss;

#[cfg(feature = "publish")]
pub use address::Addresses;
#[cfg(feature = "publish")]
#[cfg(feature = "publish")]
pub use escape::{escaped, push_attribute, push_script_json, push_text};
#[cfg(feature = "publish")]
pub use moment::w3c_date;
#[cfg(feature = "publish")]
pub use picture::{Picture, mime_of};
#[cfg(feature = "publish")]
pub use plain::{cut, plain, plain_line};
