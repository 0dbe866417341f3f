//! The app's state, and the reducer that applies actions to it. Pure.
//!
//! Actions are named by what happened. A response carries the route it was requested for, so that a late one does not
//! replace another page. The reducer returns `self` if nothing changed, and Yew does not render again.
//! More than 300 lines, because one function handles all actions.

use crate::failure::Failure;
use crate::route::{Route, Site};
use crate::text::{Language, LocalTime};
use article::portal::{Notice, Portal, Region};
use article::weather::Weather;
use std::rc::Rc;
use yew::Reducible;

mod action;
mod document_cache;
mod page;

pub use action::Action;
pub use page::{Document, Freshness, Loadable, Page};

use document_cache::{DocumentCache, Entry};

/// The state of the app.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The portal's configuration.
    pub portal: Loadable<Rc<Portal>>,
    /// The part of the configuration that URLs depend on.
    pub site: Rc<Site>,
    /// The open page; `None` until the portal has been loaded.
    pub route: Option<Route>,
    /// The load state of the open page.
    pub page: Page,
    /// Whether the first page has been painted: until then, only the first screen of a long article is rendered.
    pub is_painted: bool,
    /// The id of the reader's region: chosen, saved on an earlier visit, or the portal's default.
    pub region: Option<String>,
    /// Time of the last tick, in milliseconds since 1970; 0 before the first.
    pub now_ms: f64,
    /// The local time in the region, once known.
    pub clock: Option<LocalTime>,
    /// The region's temperature.
    pub weather: Loadable<Rc<Weather>>,
    /// Ids of the notices that the reader has dismissed.
    pub dismissed: Vec<String>,
    /// Whether the reader has just followed a link that a notice declares unavailable.
    pub unavailable_link_followed: bool,
    cache: DocumentCache,
}

impl Default for State {
    fn default() -> Self {
        Self {
            portal: Loadable::Idle,
            site: Rc::new(Site::plain("/")),
            route: None,
            page: Page::Idle,
            is_painted: false,
            region: None,
            now_ms: 0.0,
            clock: None,
            weather: Loadable::Idle,
            dismissed: Vec::new(),
            unavailable_link_followed: false,
            cache: DocumentCache::default(),
        }
    }
}

impl State {
    /// The state of a loaded page, for server-side rendering. `now_ms`: decides which notices are active.
    pub fn of_page(
        portal: Rc<Portal>,
        site: Rc<Site>,
        route: Route,
        page: Page,
        now_ms: f64,
    ) -> Self {
        let default = portal.default_region.clone();
        let mut state = Self {
            portal: Loadable::Ready(portal),
            site,
            now_ms,
            page,
            is_painted: true,
            ..Self::default()
        };
        let front = route.region().filter(|id| state.knows_region(id));
        state.region = front.map(str::to_owned).or(default);
        state.route = Some(route);
        state
    }

    /// The interface's language: the article's if the site offers it, else that of the path.
    pub fn language(&self) -> Language {
        match (&self.page, &self.route) {
            (Page::Ready(document, _), Some(route)) => document.language(route, &self.site),
            (_, Some(route)) => route.language(&self.site),
            (_, None) => self.site.language,
        }
        .loaded()
    }

    /// The reader's region.
    pub fn region(&self) -> Option<&Region> {
        let portal = self.portal.ready()?;
        let id = self.region.as_ref()?;
        portal.regions.iter().find(|region| region.id == *id)
    }

    /// The notices that are active at `now_ms`, including dismissed ones.
    pub fn active_notices(&self) -> impl Iterator<Item = &Notice> {
        let notices = self.portal.ready().map(|p| p.notices.as_slice());
        notices
            .unwrap_or_default()
            .iter()
            .filter(|notice| self.now_ms > 0.0 && notice.lasts_at(self.now_ms))
    }

    /// Opens a page. A cached document that is at most `reuse_ms` old is not fetched again.
    fn open(&mut self, route: Route, now_ms: f64, reuse_ms: f64) {
        self.cache = self.cache.used(&route);
        self.page = match (&route, self.cache.find(&route)) {
            (Route::NotFound(_), _) => Page::Failed(Failure::NotFound),
            (_, Some(entry)) => {
                let is_fresh = now_ms - entry.fetched_ms <= reuse_ms;
                let freshness = if is_fresh {
                    Freshness::Fresh
                } else {
                    Freshness::Refreshing
                };
                Page::Ready(entry.document.clone(), freshness)
            }
            (_, None) => Page::Loading,
        };
        self.unavailable_link_followed = false;
        if let Some(region) = route.region().filter(|id| self.knows_region(id)) {
            self.set_region(region.to_owned());
        }
        self.route = Some(route);
    }

    fn knows_region(&self, id: &str) -> bool {
        let portal = self.portal.ready();
        portal.is_some_and(|portal| portal.regions.iter().any(|region| region.id == id))
    }

    /// Changes the region, and drops the clock and temperature of the previous one.
    fn set_region(&mut self, region: String) {
        if self.region.as_ref() != Some(&region) {
            self.region = Some(region);
            self.weather = Loadable::Loading;
            self.clock = None;
        }
    }

    fn is_open(&self, route: &Route) -> bool {
        self.route.as_ref() == Some(route)
    }

    /// Applies an action. `None` if it changes nothing.
    fn apply(&mut self, action: Action) -> Option<()> {
        match action {
            Action::PortalRequested => self.portal = Loadable::Loading,
            Action::PortalArrived { portal, root } => {
                self.site = Rc::new(Site::of(&portal, &root));
                let default = portal.default_region.clone();
                self.portal = Loadable::Ready(portal);
                // The portal may no longer have the saved region.
                let saved = self.region.take().filter(|id| self.knows_region(id));
                if let Some(region) = saved.or(default) {
                    self.set_region(region);
                }
            }
            Action::PortalFailed(failure) => {
                self.portal = Loadable::Failed(failure);
                self.page = Page::Failed(failure);
            }
            Action::Opened {
                route,
                now_ms,
                reuse_ms,
            } => {
                let is_shown = matches!(self.page, Page::Loading | Page::Ready(..));
                if is_shown && self.is_open(&route) {
                    return None;
                }
                self.open(route, now_ms, reuse_ms);
            }
            Action::Arrived {
                route,
                document,
                digest,
                now_ms,
            } => {
                // The same bytes keep the same `Rc`, so that the page is not rendered again.
                let document = match self.cache.find(&route) {
                    Some(entry) if entry.digest == digest => entry.document.clone(),
                    _ => document,
                };
                if self.is_open(&route) {
                    self.page = Page::Ready(document.clone(), Freshness::Fresh);
                }
                self.cache = self.cache.with(Entry {
                    route,
                    document,
                    digest,
                    fetched_ms: now_ms,
                });
            }
            Action::Painted => self.is_painted = true,
            Action::Failed(route, failure) => {
                if !self.is_open(&route) {
                    return None;
                }
                self.page = match &self.page {
                    Page::Ready(document, _) if failure != Failure::NotFound => {
                        Page::Ready(document.clone(), Freshness::Stale)
                    }
                    _ => Page::Failed(failure),
                };
            }
            Action::Retried => {
                self.page = match &self.page {
                    Page::Ready(document, Freshness::Stale) => {
                        Page::Ready(document.clone(), Freshness::Refreshing)
                    }
                    Page::Failed(_) => Page::Loading,
                    _ => return None,
                };
                if let Loadable::Failed(_) = self.portal {
                    self.portal = Loadable::Idle;
                }
            }
            Action::RegionRemembered(region) => {
                // The front of a region takes precedence. The portal may no longer have the saved region.
                let front = self.route.as_ref().and_then(Route::region);
                if front.is_some_and(|id| self.knows_region(id)) {
                    return None;
                }
                if self.portal.ready().is_none() {
                    self.region = Some(region);
                } else if self.knows_region(&region) {
                    self.set_region(region);
                }
            }
            Action::Ticked { now_ms, clock } => {
                self.now_ms = now_ms;
                self.clock = clock;
            }
            Action::WeatherArrived(weather) => {
                if self.region.as_ref() != Some(&weather.region) {
                    return None;
                }
                self.weather = Loadable::Ready(weather);
            }
            Action::WeatherFailed(region) => {
                // Keep the last value: it is shown with its age.
                if self.region != Some(region) || self.weather.ready().is_some() {
                    return None;
                }
                self.weather = Loadable::Failed(Failure::Network);
            }
            Action::NoticeDismissed(id) => {
                if self.dismissed.contains(&id) {
                    return None;
                }
                self.dismissed.push(id);
                self.unavailable_link_followed = false;
            }
            Action::UnavailableLinkFollowed => self.unavailable_link_followed = true,
        }
        Some(())
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match next.apply(action) {
            Some(()) => Rc::new(next),
            None => self,
        }
    }
}

#[cfg(test)]
mod tests;
