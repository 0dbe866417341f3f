//! The publisher: a newsroom's content becomes a site.
//!
//! As a library it has these layers, each of which uses only those before it:
//!
//! - [`build`] makes files from inputs, and only those whose inputs have changed. It does not depend on articles.
//! - [`article_file`] knows how articles are written; [`content`] finds a newsroom's files; [`places`] has the paths of a site; [`syndication`] writes feeds.
//! - [`data`] makes the data of a site: articles, fronts, feeds.
//! - [`publish`] makes a whole site. [`publish::pages`] renders single pages without reading or writing files.
//!
//! The other modules are the commands of `newsroom`: each has its `Arguments`, and a function `run` that does the work and
//! writes to standard output and standard error.

// The workspace's lints are for code that ships: tests may panic.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod article_file;
pub mod article_folder;
pub mod build;
pub mod check;
mod clock;
#[cfg(feature = "publish")]
pub mod completions;
pub mod content;
pub mod convert;
pub mod corpus;
pub mod data;
#[cfg(feature = "publish")]
pub mod export;
pub mod failure;
pub mod fetch;
mod files;
pub mod import;
#[cfg(feature = "publish")]
pub mod init;
#[cfg(feature = "publish")]
pub mod new;
#[cfg(feature = "publish")]
mod own_languages;
pub mod places;
mod progress;
#[cfg(feature = "publish")]
pub mod publish;
pub mod report;
#[cfg(feature = "publish")]
mod saves;
#[cfg(feature = "publish")]
pub mod serve;
mod stamp;
pub mod summary;
pub mod syndication;
pub mod weather;
#[cfg(feature = "publish")]
pub mod words;
mod work;
pub mod zone;

pub use failure::Failure;
