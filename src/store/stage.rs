//! Two stages: one is seen, on the other a page waits, drawn and out of sight. To open that page is to change stages.

use super::{Document, Page, State};
use crate::route::Route;
use std::mem::replace;

/// Where a page is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Where the app found the page's document.
    #[default]
    First,
    /// One that the app has made.
    Second,
}

/// A page on the stage that is not seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Whose page.
    pub route: Route,
    /// What it shows.
    pub document: Document,
}

impl Stage {
    fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

impl State {
    /// Whether the published page's own nodes are on the stage where the app found them, seen or not.
    pub fn holds_published(&self) -> bool {
        let document = match (self.stage, &self.page, &self.waiting) {
            (Stage::First, Page::Ready(document, _), _) => document,
            (Stage::Second, _, Some(waiting)) => &waiting.document,
            _ => return false,
        };
        matches!(document, Document::Published(..))
    }

    /// Before a page is opened: decides where it is drawn. `kept`: what it showed the last time.
    pub(super) fn take_stage(&mut self, route: &Route, kept: Option<&Document>) {
        // Its nodes are those that the app found, where it found them.
        if matches!(kept, Some(Document::Published(..))) && self.stage == Stage::Second {
            self.change_stage();
            return;
        }
        let is_drawn = |waiting: &Waiting| {
            waiting.route == *route && kept.is_some_and(|kept| kept.is(&waiting.document))
        };
        if self.waiting.as_ref().is_some_and(is_drawn) {
            self.change_stage();
        }
    }

    /// The page that is left stays drawn: going back to it is as quick.
    fn change_stage(&mut self) {
        self.stage = self.stage.other();
        let left = replace(&mut self.page, Page::Idle);
        self.waiting = match (&self.route, left) {
            (Some(route), Page::Ready(document, _)) => Some(Waiting {
                route: route.clone(),
                document,
            }),
            _ => None,
        };
    }
}
