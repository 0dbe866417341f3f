//! The actions of the store.

use super::page::Document;
use crate::failure::Failure;
use crate::route::Route;
use crate::text::LocalTime;
use article::portal::Portal;
use article::weather::Weather;
use std::rc::Rc;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The portal's configuration was requested.
    PortalRequested,
    /// The portal's configuration was loaded.
    PortalArrived {
        /// The configuration.
        portal: Rc<Portal>,
        /// The site's root path, from `/` to `/`.
        root: String,
    },
    /// The portal's configuration could not be loaded.
    PortalFailed(Failure),
    /// A page was opened by a link, the address bar, or back and forward.
    Opened {
        /// The page.
        route: Route,
        /// Milliseconds since 1970.
        now_ms: f64,
        /// Maximum age, in milliseconds, at which a cached document is not fetched again.
        reuse_ms: f64,
    },
    /// A document was loaded: that of the open page, or a prefetched one.
    Arrived {
        /// The page.
        route: Route,
        /// The document.
        document: Document,
        /// Hash of its bytes: equal hashes mean equal documents.
        digest: u64,
        /// Milliseconds since 1970.
        now_ms: f64,
    },
    /// The first page was painted, or all of it is needed at once.
    Painted,
    /// A page's document could not be loaded.
    Failed(Route, Failure),
    /// The reader pressed "Try again".
    Retried,
    /// The id of a region was saved on an earlier visit.
    RegionRemembered(String),
    /// A minute began, a notice began or ended, the tab became visible, or the region changed.
    Ticked {
        /// Milliseconds since 1970.
        now_ms: f64,
        /// The local time in the region.
        clock: Option<LocalTime>,
    },
    /// A region's temperature was loaded.
    WeatherArrived(Rc<Weather>),
    /// The temperature of the region with this id could not be loaded.
    WeatherFailed(String),
    /// The reader dismissed the notice with this id, now or on an earlier visit.
    NoticeDismissed(String),
    /// The reader followed a link that a notice declares unavailable.
    UnavailableLinkFollowed,
}
