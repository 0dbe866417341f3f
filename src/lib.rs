//! The browser app: a news portal rendered from article JSON.
//!
//! In reading order: what can go wrong on the way to a page ([`failure`], [`retry`]), where a reader is
//! ([`route`]), the words ([`text`]) and colours ([`theme`]), the state ([`store`]), what is drawn ([`components`]), and the two places
//! that tie them together: [`app`] in a browser, [`page`] for publishing. [`browser`] is the only room that
//! touches web-sys and gloo.
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

pub mod store;
pub mod components;

pub mod app;
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
