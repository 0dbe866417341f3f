//! What the header bar lives on: the clock, the notices' times, the weather.

use super::Store;
use crate::browser::clock::{Wake, local_time};
use crate::browser::fetch::{Request, get_json};
use crate::store::Action;
use article::portal::{Region, WeatherProvider};
use article::weather::Weather;
use std::rc::Rc;
use yew::prelude::*;

/// The weather is asked for again after so many milliseconds.
const WEATHER_PERIOD_MS: f64 = 15.0 * 60_000.0;

/// Ticks on the minute and when a notice begins or ends, in the region's zone.
#[hook]
pub(super) fn use_clock(store: &Store) {
    let dispatcher = store.dispatcher();
    let zone = store.region().map(|region| region.time_zone.clone());
    let moments_ms: Vec<f64> = store.portal.ready().map_or_else(Vec::new, |portal| {
        let ends = portal
            .notices
            .iter()
            .flat_map(|notice| [notice.from, notice.until]);
        ends.flatten()
            .map(|at| at.epoch_seconds() as f64 * 1000.0)
            .collect()
    });
    use_effect_with((zone, moments_ms), move |(zone, moments_ms)| {
        let zone = zone.clone();
        let wake = Wake::new(moments_ms.clone(), move |now_ms| {
            let clock = zone.as_ref().and_then(|zone| local_time(zone, now_ms));
            dispatcher.dispatch(Action::Ticked { now_ms, clock });
        });
        move || drop(wake)
    });
}

/// Asks for the region's weather when the region changes, and every quarter of an hour that is seen.
#[hook]
pub(super) fn use_weather(store: &Store) {
    let state = store.clone();
    let period = (store.now_ms / WEATHER_PERIOD_MS).floor() as u64;
    // Before the first tick there is no quarter to speak of; waiting for it saves a second request.
    let region = store
        .region()
        .filter(|_| period > 0)
        .map(|region| region.id.clone());
    use_effect_with((region, period), move |_| {
        let request = state.region().and_then(|region| request(&state, region));
        move || drop(request)
    });
}

fn request(state: &Store, region: &Region) -> Option<Request> {
    let provider = state.portal.ready()?.weather;
    let url = match provider {
        WeatherProvider::None => return None,
        WeatherProvider::Files => state.site.path(&format!("weather/{}.json", region.id)),
        WeatherProvider::OpenMeteo => format!(
            "https://api.open-meteo.com/v1/forecast?latitude={}&longitude={}&current=temperature_2m&timeformat=unixtime",
            region.latitude, region.longitude
        ),
    };
    let (dispatcher, id) = (state.dispatcher(), region.id.clone());
    Some(get_json(url, move |answer| {
        let weather = answer.ok().and_then(|bytes| read(provider, &bytes, &id));
        dispatcher.dispatch(match weather {
            Some(weather) => Action::WeatherArrived(Rc::new(weather)),
            None => Action::WeatherFailed(id),
        });
    }))
}

fn read(provider: WeatherProvider, bytes: &[u8], region: &str) -> Option<Weather> {
    let weather = match provider {
        WeatherProvider::OpenMeteo => article::read_open_meteo(bytes, region)?,
        _ => article::read_weather(bytes).ok()?.0,
    };
    // A file in the wrong place must not show another city's temperature.
    (weather.region == region).then_some(weather)
}
