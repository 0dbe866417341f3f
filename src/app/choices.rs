//! What the reader chose on this device: found again at the start, and remembered.

use super::Store;
use super::effects::changed;
use crate::browser::storage::Drawer;
use crate::store::Action;

const REGION: &str = "region";
const DISMISSED: &str = "dismissed";

#[derive(Default)]
pub(super) struct Choices {
    found: bool,
    region: Option<String>,
    n_dismissed: Option<usize>,
}

impl Choices {
    pub(super) fn follow(&mut self, store: &Store) {
        if !self.found {
            self.found = true;
            find(store);
            return;
        }
        // Only a region's front chooses; the portal's default and an unknown region do not.
        let chosen = store.route.as_ref().and_then(|route| route.region());
        if let Some(region) = store
            .region
            .as_ref()
            .filter(|region| chosen == Some(region.as_str()))
            && changed(&mut self.region, region.clone())
        {
            Drawer::Device.set(REGION, region);
        }
        if !store.dismissed.is_empty() && changed(&mut self.n_dismissed, store.dismissed.len()) {
            let mut lines = String::new();
            for id in &store.dismissed {
                lines.push_str(id);
                lines.push('\n');
            }
            Drawer::Device.set(DISMISSED, &lines);
        }
    }
}

fn find(store: &Store) {
    if let Some(region) = Drawer::Device.get(REGION) {
        store.dispatch(Action::RegionRemembered(region));
    }
    for id in Drawer::Device.get(DISMISSED).unwrap_or_default().lines() {
        store.dispatch(Action::NoticeDismissed(id.to_owned()));
    }
}
