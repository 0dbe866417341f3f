//! What can happen.

use super::page::Document;
use crate::failure::Failure;
use crate::route::Route;
use crate::text::LocalTime;
use article::portal::Portal;
use article::weather::Weather;
use std::rc::Rc;

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The portal's configuration was asked for.
    PortalAsked,
    /// It came; `root` is the path below which the site lives.
    PortalArrived {
        /// The configuration.
        portal: Rc<Portal>,
        /// The site's root path.
        root: String,
    },
    /// It cannot be had.
    PortalFailed(Failure),
    /// A page was opened: a link, the address bar, back or forward.
    Opened {
        /// The page.
        route: Route,
        /// Milliseconds since 1970.
        now_ms: f64,
        /// Up to which age, in milliseconds, a kept document is shown without being asked for again.
        reuse_ms: f64,
    },
    /// The document of a page came: of the open one, or of one that the reader is about to open.
    Arrived {
        /// The page.
        route: Route,
        /// What came.
        document: Document,
        /// Of its bytes: the same one means the same document.
        digest: u64,
        /// Milliseconds since 1970.
        now_ms: f64,
    },
    /// A page's document cannot be had.
    Failed(Route, Failure),
    /// The reader asked for the failed page again.
    Retried,
    /// A saved choice of region was found.
    RegionRemembered(String),
    /// A minute began, the tab woke up, or the region changed.
    Ticked {
        /// Milliseconds since 1970.
        now_ms: f64,
        /// What the region's clocks show.
        clock: Option<LocalTime>,
    },
    /// A region's temperature came.
    WeatherArrived(Rc<Weather>),
    /// A region's temperature cannot be had.
    WeatherFailed(String),
    /// The reader dismissed a notice, now or on an earlier visit.
    NoticeDismissed(String),
    /// The reader followed a link that a notice declares unavailable.
    UnavailableFollowed,
}
