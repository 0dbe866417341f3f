//! The present: on each minute, and when a notice begins or ends.

use super::Store;
use crate::browser::clock::{MinuteTimer, local_time};
use crate::store::{Action, State};
use yew::prelude::*;

/// Ticks in the region's time zone.
#[hook]
pub(super) fn use_clock(store: &Store) {
    let zone = store.region().map(|region| region.time_zone.clone());
    let moments_ms = notice_moments_ms(store);
    let dispatcher = store.dispatcher();
    use_effect_with((zone, moments_ms), move |(zone, moments_ms)| {
        let zone = zone.clone();
        let timer = MinuteTimer::new(moments_ms.clone(), move |now_ms| {
            let clock = zone.as_ref().and_then(|zone| local_time(zone, now_ms));
            dispatcher.dispatch(Action::Ticked { now_ms, clock });
        });
        move || drop(timer)
    });
}

/// When notices begin and end, in milliseconds since 1970.
fn notice_moments_ms(state: &State) -> Vec<f64> {
    let notices = state.portal.ready().map(|portal| portal.notices.as_slice());
    let notices = notices.unwrap_or_default().iter();
    notices
        .flat_map(|notice| [notice.from, notice.until])
        .flatten()
        .map(|at| at.epoch_seconds() as f64 * 1000.0)
        .collect()
}
