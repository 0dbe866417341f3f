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
        let zone = store.region().map(|region| region.time_zone.clone());
        // The app may have been started with its first tick.
        let is_due = self.zone.is_some() || store.clock.is_none();
        if changed(&mut self.zone, zone.clone()) {
            self.wake = Some(wake(store, zone, is_due));
        }
        let period = (store.now_ms / WEATHER_PERIOD_MS).floor() as u64;
        // Before the first tick there is no quarter to speak of; waiting for it saves a second request.
        let region = store.region().filter(|_| period > 0);
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
    let dispatcher = store.dispatcher();
    let mut moments_ms = Vec::new();
    if let Some(portal) = store.portal.ready() {
        for at in portal
            .notices
            .iter()
            .flat_map(|notice| [notice.from, notice.until])
            .flatten()
        {
            moments_ms.push(at.epoch_seconds() as f64 * 1000.0);
        }
    }
    Wake::new(moments_ms, is_due, move |now_ms| {
        let clock = zone.as_ref().and_then(|zone| local_time(zone, now_ms));
        dispatcher.dispatch(Action::Ticked { now_ms, clock });
    })
}

fn request(state: &Store, region: &Region) -> Option<Request> {
    let provider = state.portal.ready()?.weather;
    let url = match provider {
        WeatherProvider::None => return None,
        WeatherProvider::Files => state.site.path(&format!("weather/{}.json", region.id)),
        WeatherProvider::OpenMeteo => format!(
            "https://api.open-meteo.com/v1/forecast?latitude={}&longitude={}&current=temperature_2m&timeformat=unixtime",
            degrees(region.latitude),
            degrees(region.longitude)
        ),
    };
    let (dispatcher, id) = (state.dispatcher(), region.id.clone());
    let done = move |answer: Result<Vec<u8>, Failure>| {
        let weather = answer.ok().and_then(|bytes| read(provider, &bytes, &id));
        dispatcher.dispatch(match weather {
            Some(weather) => Action::WeatherArrived(Rc::new(weather)),
            None => Action::WeatherFailed(id),
        });
    };
    Some(get_json(url, Box::new(done)))
}

/// Degrees to four places, by whole numbers: writing floats costs 16 KB of wasm.
fn degrees(degrees: f64) -> String {
    let parts = (degrees * 10_000.0).round() as i32;
    let sign = if parts < 0 { "-" } else { "" };
    let parts = parts.unsigned_abs();
    format!("{sign}{}.{:04}", parts / 10_000, parts % 10_000)
}

fn read(provider: WeatherProvider, bytes: &[u8], region: &str) -> Option<Weather> {
    let weather = match provider {
        WeatherProvider::OpenMeteo => article::read_open_meteo(bytes, region)?,
        _ => article::read_weather(bytes).ok()?.0,
    };
    // A file in the wrong place must not show another city's temperature.
    (weather.region == region).then_some(weather)
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn degrees_are_written_without_floats() {
        let check = |given: f64, expected: &str| assert_eq!(degrees(given), expected);
        check(51.05, "51.0500");
        check(-114.07, "-114.0700");
        check(-0.00004, "0.0000");
        check(-0.5, "-0.5000");
    }
}
