//! The article format and its readers.
//!
//! This crate defines a newsroom's article ([`model`]), reads untrusted bytes as one ([`read()`], and with the feature
//! `formats` `import`), and reports what is wrong with a document in a way that an editor can act on. It does not
//! depend on browsers, Yew, files or networks, and it never panics, whatever the bytes.
//!
//! [`read()`] reads the native format; it is all that the app in the browser links. `import` reads the formats of other
//! systems.
//!
//! ```
//! let bytes = br#"{
//!     "schema": "action-news/article/1",
//!     "id": "world/lake-talks",
//!     "headline": "Leaders meet at the lake",
//!     "body": [{"type": "paragraph", "text": "They met for two hours."}]
//! }"#;
//! let (article, problems) = article::read(bytes).expect("this is an article");
//! assert_eq!(article.headline.plain(), "Leaders meet at the lake");
//! assert!(problems.is_empty());
//! ```

// These lints of the workspace are not meant for tests.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod model;

pub mod date;
pub mod lang;
mod layout;
pub mod text;
pub mod url;

pub mod caption;
pub mod embed;
pub mod index;
pub mod limits;
pub mod portal;
pub mod problem;
pub mod weather;

mod read;

#[cfg(feature = "schema")]
mod attributes;
#[cfg(feature = "explain")]
pub mod explain;
#[cfg(feature = "formats")]
pub mod import;
#[cfg(feature = "schema")]
pub mod schema;

pub use model::Article;
pub use problem::{Problem, Severity};
pub use read::{
    read, read_index, read_item, read_open_meteo, read_portal, read_portal_value, read_text,
    read_value, read_weather,
};
