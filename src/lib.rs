//! The browser app: a news portal rendered from article JSON.
//!
//! In reading order: why there may be no document ([`failure`], [`retry`]), where a reader is ([`route`]), the words
//! ([`text`]) and colours ([`theme`]), the state ([`store`]), what is rendered ([`components`]), and what ties them
//! together: [`app`] in a browser, [`page`] for publishing. Only [`browser`] uses web-sys and gloo.
//!
//! ```
//! use action_news::route::{Route, Site};
//! let site = Site::plain("/");
//! let route = Route::parse(&site, "/world/leaders-differ-on-syria/");
//! assert_eq!(route.data_path(&site), Some("world/leaders-differ-on-syria.json".to_owned()));
//! ```

pub mod failure;
pub mod retry;
pub mod route;
pub mod text;
pub mod theme;

pub mod components;
pub mod store;

pub mod app;
pub mod browser;
pub mod islands;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
