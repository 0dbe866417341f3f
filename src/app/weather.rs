//! Fetches the region's temperature: when the region changes, and every 15 minutes while the page is visible.

use super::effect::{EffectGuard, use_keyed_effect};
use super::handle::Store;
use crate::browser::clock::random;
use crate::browser::fetch::{Request, get_json};
use crate::failure::Failure;
use crate::store::Action;
use article::portal::WeatherProvider;
use article::weather::Weather;
use std::rc::Rc;
use yew::prelude::*;

const PERIOD_MS: f64 = 15.0 * 60_000.0;

/// Fetches the region's temperature.
#[hook]
pub(super) fn use_weather(store: &Store) {
    // Jitter: without it all clients would send the request in the same second.
    let offset_ms = use_memo((), |()| random() * PERIOD_MS);
    // The clock does not tick while the page is hidden, so nothing is fetched then.
    let period = period(store.now_ms, *offset_ms);
    let period_and_region = period.zip(store.region().map(|region| region.id.as_str()));
    let key = period_and_region.map(|(period, region)| [region, " ", &period.to_string()].concat());
    let (store, is_known) = (store.clone(), key.is_some());
    let effect = move || -> EffectGuard { Box::new(is_known.then(|| request(&store)).flatten()) };
    use_keyed_effect(key.unwrap_or_default(), Box::new(effect));
}

fn request(store: &Store) -> Option<Request> {
    let (region, provider) = (store.region()?, store.portal.ready()?.weather);
    let (dispatcher, id) = (store.dispatcher(), region.id.clone());
    let done = move |response: Result<Vec<u8>, Failure>| {
        let weather = response.ok().and_then(|bytes| read(provider, &bytes, &id));
        dispatcher.dispatch(match weather {
            Some(weather) => Action::WeatherArrived(Rc::new(weather)),
            None => Action::WeatherFailed(id),
        });
    };
    let url = store.site.weather_url(provider, region)?;
    Some(get_json(url, Box::new(done)))
}

/// The number of the current 15-minute period; `None` before the first tick.
fn period(now_ms: f64, offset_ms: f64) -> Option<u64> {
    (now_ms > 0.0).then(|| ((now_ms + offset_ms) / PERIOD_MS) as u64)
}

fn read(provider: WeatherProvider, bytes: &[u8], region: &str) -> Option<Weather> {
    let weather = match provider {
        WeatherProvider::OpenMeteo => article::read_open_meteo(bytes, region)?,
        _ => article::read_weather(bytes).ok()?.0,
    };
    // Reject a file that is for another region.
    (weather.region == region).then_some(weather)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_shifts_the_periods() {
        let minutes = |minutes: f64| minutes * 60_000.0;
        // The minute in which the next period begins.
        let next_period_at = |offset_ms: f64| {
            let first = period(minutes(1.0), offset_ms);
            (1..=15).find(|n| period(minutes(f64::from(n + 1)), offset_ms) != first)
        };
        assert_ne!(next_period_at(minutes(2.0)), next_period_at(minutes(9.0)));
        assert_eq!(period(0.0, 1.0), None);
    }
}
