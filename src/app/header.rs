//! What the header bar lives on: the clock, the notices' times, the weather.

use super::Store;
use super::effects::changed;
use crate::browser::clock::{Wake, local_time};
use crate::browser::fetch::{Request, get_json};
use crate::failure::Failure;
use crate::store::{Action, State};
use article::portal::{Region, WeatherProvider};
use article::weather::Weather;
use std::rc::Rc;

/// The weather is asked for again after so many milliseconds.
const WEATHER_PERIOD_MS: f64 = 15.0 * 60_000.0;

#[derive(Default)]
pub(super) struct Header {
    zone: Option<Option<String>>,
    wake: Option<Wake>,
    weather_of: Option<(Option<String>, u64)>,
    weather: Option<Request>,
}

impl Header {
    /// Ticks in the region's zone, and asks for its weather when the region changes and every quarter of an
    /// hour that is seen.
    pub(super) fn follow(&mut self, store: &Store) {
        let state = store.state();
        let zone = state.region().map(|region| region.time_zone.clone());
        // The app may have been started with its first tick.
        let is_due = self.zone.is_some() || state.clock.is_none();
        if changed(&mut self.zone, zone.clone()) {
            self.wake = Some(wake(store, zone, is_due));
        }
        let period = (state.now_ms / WEATHER_PERIOD_MS).floor() as u64;
        // Before the first tick there is no quarter to speak of; waiting for it saves a second request.
        let region = state.region().filter(|_| period > 0);
        if changed(
            &mut self.weather_of,
            (region.map(|region| region.id.clone()), period),
        ) {
            self.weather = region.and_then(|region| request(store, region));
        }
    }
}

/// The clock's first tick, where it need not wait for the first render.
pub(super) fn tick(state: &State, now_ms: f64) -> Action {
    let zone = state.region().map(|region| region.time_zone.as_str());
    let clock = zone.and_then(|zone| local_time(zone, now_ms));
    Action::Ticked { now_ms, clock }
}

/// Wakes on the minute and when a notice begins or ends.
fn wake(store: &Store, zone: Option<String>, is_due: bool) -> Wake {
    let dispatcher = store.clone();
    let moments_ms = moments_ms(&store.state());
    Wake::new(moments_ms, is_due, move |now_ms| {
        let clock = zone.as_ref().and_then(|zone| local_time(zone, now_ms));
        dispatcher.dispatch(Action::Ticked { now_ms, clock });
    })
}

fn request(store: &Store, region: &Region) -> Option<Request> {
    let state = store.state();
    let provider = state.portal.ready()?.weather;
    let (dispatcher, id) = (store.clone(), region.id.clone());
    let done = move |answer: Result<Vec<u8>, Failure>| {
        let weather = answer.ok().and_then(|bytes| read(provider, &bytes, &id));
        dispatcher.dispatch(match weather {
            Some(weather) => Action::WeatherArrived(Rc::new(weather)),
            None => Action::WeatherFailed(id),
        });
    };
    Some(get_json(address(&state, region)?, Box::new(done)))
}

/// When notices begin and end, in milliseconds since 1970.
pub(super) fn moments_ms(state: &State) -> Vec<f64> {
    let notices = state.portal.ready().map(|portal| portal.notices.as_slice());
    let notices = notices.unwrap_or_default().iter();
    notices
        .flat_map(|notice| [notice.from, notice.until])
        .flatten()
        .map(|at| at.epoch_seconds() as f64 * 1000.0)
        .collect()
}

/// Where a region's temperature is asked for; `None` where nobody is.
pub(super) fn address(state: &State, region: &Region) -> Option<String> {
    let provider = state.portal.ready()?.weather;
    state.site.weather_url(provider, region)
}

/// What has been fetched for the state's region already.
pub(super) fn arrived(state: &State, bytes: &[u8]) -> Option<Action> {
    let provider = state.portal.ready()?.weather;
    let weather = read(provider, bytes, &state.region()?.id)?;
    Some(Action::WeatherArrived(Rc::new(weather)))
}

fn read(provider: WeatherProvider, bytes: &[u8], region: &str) -> Option<Weather> {
    let weather = match provider {
        WeatherProvider::OpenMeteo => article::read_open_meteo(bytes, region)?,
        _ => article::read_weather(bytes).ok()?.0,
    };
    // A file in the wrong place must not show another city's temperature.
    (weather.region == region).then_some(weather)
}
