//! The present: on each minute, and when a notice begins or ends.

use super::effect::{Held, use_keyed_effect};
use super::handle::Store;
use crate::browser::clock::{MinuteTimer, local_time};
use crate::store::{Action, State};
use yew::prelude::*;

/// Ticks in the region's time zone.
#[hook]
pub(super) fn use_clock(store: &Store) {
    let zone = store.region().map(|region| region.time_zone.clone());
    let moments_ms = notice_moments_ms(store);
    let dispatcher = store.dispatcher();
    let mut key = zone.clone().unwrap_or_default();
    for moment in &moments_ms {
        key.push(' ');
        key.push_str(&(*moment as i64).to_string());
    }
    let effect = move || -> Held {
        Box::new(MinuteTimer::new(moments_ms, move |now_ms| {
            let clock = zone.as_ref().and_then(|zone| local_time(zone, now_ms));
            dispatcher.dispatch(Action::Ticked { now_ms, clock });
        }))
    };
    use_keyed_effect(key, Box::new(effect));
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
