//! The clock: ticks on each minute, and when a notice begins or ends.

use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::Store;
use crate::browser::clock::{MinuteTimer, local_time};
use crate::store::{Action, State};
use crate::text::LocalTime;
use yew::prelude::*;

/// Dispatches [`Action::Ticked`] with the time in the region's time zone.
#[hook]
pub(super) fn use_clock(store: &Store) {
    let zone = store.region().map(|region| region.time_zone.clone());
    let extra_ticks_ms = notice_times_ms(store);
    let dispatcher = store.dispatcher();
    let mut key = zone.clone().unwrap_or_default();
    for at_ms in &extra_ticks_ms {
        key.push(' ');
        key.push_str(&(*at_ms as i64).to_string());
    }
    let effect = move || -> EffectGuard {
        Box::new(MinuteTimer::new(extra_ticks_ms, move |now_ms| {
            let clock = zone.as_ref().and_then(|zone| {
                local_time(zone, now_ms).or_else(|| {
                    let utc = local_time("UTC", now_ms)?;
                    Some(LocalTime {
                        is_utc: true,
                        ..utc
                    })
                })
            });
            dispatcher.dispatch(Action::Ticked { now_ms, clock });
        }))
    };
    use_keyed_effect(key, Box::new(effect));
}

/// The times at which notices begin and end, in milliseconds since 1970.
fn notice_times_ms(state: &State) -> Vec<f64> {
    let notices = state.portal.ready().map(|portal| portal.notices.as_slice());
    let notices = notices.unwrap_or_default().iter();
    notices
        .flat_map(|notice| [notice.from, notice.until])
        .flatten()
        .map(|at| at.epoch_seconds() as f64 * 1000.0)
        .collect()
}
