//! What the reader chose on this device: found again at the start, and remembered.

use super::Store;
use super::effects::changed;
use crate::browser::storage::Drawer;
use crate::store::Action;

const REGION: &str = "region";
const DISMISSED: &str = "dismissed";

pub(super) struct Choices {
    /// Whether what was remembered is in the state.
    found: bool,
    region: Option<String>,
    n_dismissed: Option<usize>,
}

impl Choices {
    pub(super) fn new(found: bool) -> Self {
        Self {
            found,
            region: None,
            n_dismissed: None,
        }
    }

    pub(super) fn follow(&mut self, store: &Store) {
        if !self.found {
            self.found = true;
            remembered(|action| store.dispatch(action));
            return;
        }
        let state = store.state();
        // Only a region's front chooses; the portal's default and an unknown region do not.
        let chosen = state.route.as_ref().and_then(|route| route.region());
        if let Some(region) = state
            .region
            .as_ref()
            .filter(|region| chosen == Some(region.as_str()))
            && changed(&mut self.region, region.clone())
        {
            Drawer::Device.set(REGION, region);
        }
        if !state.dismissed.is_empty() && changed(&mut self.n_dismissed, state.dismissed.len()) {
            let mut lines = String::new();
            for id in &state.dismissed {
                lines.push_str(id);
                lines.push('\n');
            }
            Drawer::Device.set(DISMISSED, &lines);
        }
    }
}

/// What this device remembers of earlier visits.
pub(super) fn remembered(tell: impl FnMut(Action)) {
    let found = |name| Drawer::Device.get(name).unwrap_or_default();
    retell(found(REGION), &found(DISMISSED), tell);
}

/// What was remembered, as it is kept: a region's id, and the ids of the dismissed notices, each on a line.
pub(super) fn retell(region: String, dismissed: &str, mut tell: impl FnMut(Action)) {
    if !region.is_empty() {
        tell(Action::RegionRemembered(region));
    }
    for id in dismissed.lines() {
        tell(Action::NoticeDismissed(id.to_owned()));
    }
}
