//! The browser app: a news portal rendered from article JSON.
//!
//! In reading order: load errors and the retry policy ([`failure`], [`retry`]), URLs ([`route`]), interface strings
//! ([`text`]), theme colours ([`theme`]), the state ([`store`]) and the components ([`components`]). They are combined by
//! [`app`] (the client-rendered app), [`islands`] (components inside published pages) and [`page`] (server-side
//! rendering). Browser APIs are called in [`browser`].
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
