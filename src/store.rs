//! The state and what happens to it: one pure reducer.
//!
//! Actions are named by what happened. An answer names the page it was asked for and is dropped if that page
//! is no longer open. Returning `self` says that nothing changed, and nothing is rendered.

use crate::failure::Failure;
use crate::route::{Route, Site};
use crate::text::{Language, LocalTime};
use article::Article;
use article::index::Index;
use article::portal::{Notice, Portal, Region};
use article::weather::Weather;
use std::rc::Rc;
use yew::Reducible;

mod shelf;

use shelf::Shelf;

/// Everything the app knows.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The portal's configuration.
    pub portal: Loadable<Rc<Portal>>,
    /// What of it decides paths.
    pub site: Rc<Site>,
    /// The page asked for. `None`: until the portal has come.
    pub route: Option<Route>,
    /// How far it has come.
    pub page: Page,
    /// The reader's region: chosen, remembered, or the portal's own.
    pub region: Option<String>,
    /// The moment of the last tick, in milliseconds since 1970; 0 before the first.
    pub now_ms: f64,
    /// What the clocks of the region show.
    pub clock: Option<LocalTime>,
    /// The region's temperature.
    pub weather: Loadable<Rc<Weather>>,
    /// Ids of the notices that the reader has dismissed.
    pub dismissed: Vec<String>,
    /// Whether the reader has just followed a link that a notice declares unavailable.
    pub told_unavailable: bool,
    shelf: Shelf,
}

/// Something that is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loadable<T> {
    /// Not asked for.
    #[default]
    Idle,
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// Not to be had.
    Failed(Failure),
}

impl<T> Loadable<T> {
    /// The value, if it is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }
}

/// How far the page asked for has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    /// Nothing is asked for.
    Idle,
    /// On its way.
    Loading,
    /// Here.
    Ready(Document, Freshness),
    /// Not to be had.
    Failed(Failure),
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// An article.
    Article(Rc<Article>),
    /// A front.
    Front(Rc<Index>),
}

/// How new the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// As fetched for this visit of the page.
    Fresh,
    /// From an earlier visit; a newer one is on its way.
    Refreshing,
    /// From an earlier visit; a newer one could not be had.
    Stale,
}

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
    Opened(Route),
    /// A page's document came.
    Arrived(Route, Document),
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

impl Default for State {
    fn default() -> Self {
        Self {
            portal: Loadable::Idle,
            site: Rc::new(Site::plain("/")),
            route: None,
            page: Page::Idle,
            region: None,
            now_ms: 0.0,
            clock: None,
            weather: Loadable::Idle,
            dismissed: Vec::new(),
            told_unavailable: false,
            shelf: Shelf::default(),
        }
    }
}

impl State {
    /// The language of the page: the article's where it is offered, else the path's.
    pub fn language(&self) -> Language {
        if let Page::Ready(Document::Article(article), _) = &self.page
            && let Some(language) = Language::of(article.lang.as_str())
            && self.site.languages.contains(&language)
        {
            return language;
        }
        match &self.route {
            Some(route) => route.language(&self.site),
            None => self.site.language,
        }
    }

    /// The reader's region.
    pub fn region(&self) -> Option<&Region> {
        let portal = self.portal.ready()?;
        let id = self.region.as_ref()?;
        portal.regions.iter().find(|region| region.id == *id)
    }

    /// The notices that last now, the dismissed ones among them.
    pub fn lasting_notices(&self) -> impl Iterator<Item = &Notice> {
        let notices = self.portal.ready().map(|p| p.notices.as_slice());
        notices
            .unwrap_or_default()
            .iter()
            .filter(|notice| self.now_ms > 0.0 && notice.lasts_at(self.now_ms))
    }

    /// Whether a notice that lasts now declares an address unavailable.
    pub fn is_unavailable(&self, address: &str) -> bool {
        self.lasting_notices().any(|notice| notice.covers(address))
    }

    fn opened(&self, route: Route) -> Self {
        let page = match (&route, self.shelf.find(&route)) {
            (Route::NotFound(_), _) => Page::Failed(Failure::NotFound),
            (_, Some(document)) => Page::Ready(document, Freshness::Refreshing),
            (_, None) => Page::Loading,
        };
        let chosen = route
            .region()
            .filter(|id| self.knows_region(id))
            .map(str::to_owned);
        let state = Self {
            page,
            route: Some(route),
            told_unavailable: false,
            ..self.clone()
        };
        match chosen {
            Some(region) => state.in_region(region),
            None => state,
        }
    }

    fn knows_region(&self, id: &str) -> bool {
        self.portal
            .ready()
            .is_some_and(|portal| portal.regions.iter().any(|region| region.id == id))
    }

    /// In another region, the old one's clock and temperature are wrong at once.
    fn in_region(mut self, region: String) -> Self {
        if self.region.as_ref() != Some(&region) {
            self.region = Some(region);
            self.weather = Loadable::Loading;
            self.clock = None;
        }
        self
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let is_open = |route: &Route| self.route.as_ref() == Some(route);
        match action {
            Action::PortalAsked => Rc::new(Self {
                portal: Loadable::Loading,
                ..(*self).clone()
            }),
            Action::PortalArrived { portal, root } => {
                let site = Rc::new(Site::of(&portal, &root));
                let default = portal.default_region.clone();
                let mut state = Self {
                    site,
                    portal: Loadable::Ready(portal),
                    ..(*self).clone()
                };
                // A remembered region may be gone from the portal since.
                let remembered = state.region.take().filter(|id| state.knows_region(id));
                match remembered.or(default) {
                    Some(region) => Rc::new(state.in_region(region)),
                    None => Rc::new(state),
                }
            }
            Action::PortalFailed(failure) => Rc::new(Self {
                portal: Loadable::Failed(failure),
                page: Page::Failed(failure),
                ..(*self).clone()
            }),
            Action::Opened(route)
                if is_open(&route) && matches!(self.page, Page::Loading | Page::Ready(..)) =>
            {
                self
            }
            Action::Opened(route) => Rc::new(self.opened(route)),
            Action::Arrived(route, document) => {
                if !is_open(&route) {
                    return self;
                }
                // The same document again: the one on the page stays, so that nothing is drawn anew.
                let document = match &self.page {
                    Page::Ready(shown, _) if *shown == document => shown.clone(),
                    _ => document,
                };
                let shelf = self.shelf.with(route, document.clone());
                Rc::new(Self {
                    page: Page::Ready(document, Freshness::Fresh),
                    shelf,
                    ..(*self).clone()
                })
            }
            Action::Failed(route, failure) => {
                if !is_open(&route) {
                    return self;
                }
                let page = match &self.page {
                    Page::Ready(document, _) if failure != Failure::NotFound => {
                        Page::Ready(document.clone(), Freshness::Stale)
                    }
                    _ => Page::Failed(failure),
                };
                Rc::new(Self {
                    page,
                    ..(*self).clone()
                })
            }
            Action::Retried => {
                let page = match &self.page {
                    Page::Ready(document, Freshness::Stale) => {
                        Page::Ready(document.clone(), Freshness::Refreshing)
                    }
                    Page::Failed(_) => Page::Loading,
                    _ => return self,
                };
                let portal = match &self.portal {
                    Loadable::Failed(_) => Loadable::Idle,
                    other => other.clone(),
                };
                Rc::new(Self {
                    page,
                    portal,
                    ..(*self).clone()
                })
            }
            Action::RegionRemembered(region) => Rc::new(Self {
                region: Some(region),
                ..(*self).clone()
            }),
            Action::Ticked { now_ms, clock } => Rc::new(Self {
                now_ms,
                clock,
                ..(*self).clone()
            }),
            Action::WeatherArrived(weather) => {
                if self.region.as_ref() != Some(&weather.region) {
                    return self;
                }
                Rc::new(Self {
                    weather: Loadable::Ready(weather),
                    ..(*self).clone()
                })
            }
            Action::WeatherFailed(region) => {
                // The last good value stays, with its age.
                if self.region != Some(region) || self.weather.ready().is_some() {
                    return self;
                }
                Rc::new(Self {
                    weather: Loadable::Failed(Failure::Network),
                    ..(*self).clone()
                })
            }
            Action::NoticeDismissed(id) => {
                if self.dismissed.contains(&id) {
                    return self;
                }
                let mut dismissed = self.dismissed.clone();
                dismissed.push(id);
                Rc::new(Self {
                    dismissed,
                    told_unavailable: false,
                    ..(*self).clone()
                })
            }
            Action::UnavailableFollowed => Rc::new(Self {
                told_unavailable: true,
                ..(*self).clone()
            }),
        }
    }
}

#[cfg(test)]
mod tests;
