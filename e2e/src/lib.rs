//! Runs journeys, that is end-to-end tests: a journey does what a reader does, in real browsers, and checks what the page
//! then shows.
//!
//! A [`Site`] serves a folder on a free port of this machine and can simulate failures of the network. A [`Browser`] is one
//! of the three engines; the [`Page`]s that it opens are driven over WebDriver. The [`journeys!`] macro makes one test of a
//! journey for each engine.
//!
//! This crate does not depend on the app. `README.md` explains how to write a journey; this is a complete one:
//!
//! ```no_run
//! use e2e::{Browser, Fault, Journey, Site, journeys};
//!
//! fn says_when_an_article_is_missing(browser: &Browser) -> Journey {
//!     let site = Site::dist()?;
//!     site.fail("/world/", Fault::Status(404));
//!     let page = browser.page()?;
//!     page.open(&site, "/world/leaders-differ-on-syria/")?;
//!     page.wait_for_text("main", "not found")?;
//!     Ok(())
//! }
//!
//! journeys! {
//!     says_when_an_article_is_missing;
//! }
//! # fn main() {}
//! ```

mod answer;
mod axe;
mod browser;
mod browser_command;
mod clock;
mod connection;
mod display;
mod engine;
mod fault;
mod folder;
mod harness_error;
mod host;
mod inject;
mod journey;
mod kept;
mod key;
mod locked;
mod media_type;
mod page;
mod picture;
mod polling;
mod pool;
mod reader;
mod request;
mod revalidate;
mod running;
mod server;
mod throttle;
mod traffic;
mod viewport;
mod webdriver;

pub use browser::Browser;
pub use connection::Missing;
pub use display::Display;
pub use engine::Engine;
pub use fault::Fault;
pub use folder::{Folder, repository};
pub use harness_error::{HarnessError, HarnessResult};
pub use journey::{Failed, Journey, Report, run};
pub use key::Key;
pub use page::{Page, Theme};
pub use process_group::ProcessGroup;
pub use reader::{Motion, Reader, Scheme};
pub use request::Request;
pub use server::{Site, app_folder};
pub use throttle::Throttle;
pub use traffic::Traffic;
