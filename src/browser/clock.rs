//! Local time in a time zone, and a timer that ticks on the minute.

use super::document;
use super::listener::{Listener, Phase};
use crate::text::LocalTime;
use article::date::Date as Day;
use gloo::timers::callback::Timeout;
use js_sys::{Date, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::VisibilityState;

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    Date::now()
}

/// A number from 0 up to, but not including, 1: for jitter.
pub fn random() -> f64 {
    js_sys::Math::random()
}

/// The local time in an IANA time zone; `None` if the browser does not know the zone. `at_ms`: milliseconds since 1970.
pub fn local_time(time_zone: &str, at_ms: f64) -> Option<LocalTime> {
    by_temporal(time_zone, at_ms).or_else(|| by_intl(time_zone, at_ms))
}

/// Uses `Temporal`, where available: the first use of an `Intl` formatter takes 20 ms, and 90 ms on a processor slowed
/// down four times.
fn by_temporal(time_zone: &str, at_ms: f64) -> Option<LocalTime> {
    let instant = Instant::from_epoch_milliseconds(at_ms).ok()?;
    let shown = instant.to_zoned_date_time_iso(time_zone).ok()?;
    let day = Day::new(shown.year(), shown.month(), shown.day())?;
    Some(LocalTime::at(at_ms, day, shown.hour(), shown.minute()))
}

fn by_intl(time_zone: &str, at_ms: f64) -> Option<LocalTime> {
    let options = Object::new();
    for (name, value) in [
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("timeZone", time_zone),
        ("hourCycle", "h23"),
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
    ] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let instant = LocaleDate::new(at_ms);
    // Month, day, year, hour and minute: "11/23/2026, 17:05".
    let words = instant.to_locale_string("en-US", &options).ok()?;
    let mut numbers = words
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse::<u32>().ok());
    let month = numbers.next()? as u8;
    let day = numbers.next()? as u8;
    let day = Day::new(numbers.next()? as u16, month, day)?;
    let hour = numbers.next()? as u8;
    Some(LocalTime::at(at_ms, day, hour, numbers.next()? as u8))
}

#[wasm_bindgen]
extern "C" {
    /// `Temporal.Instant`, which js-sys does not have.
    #[wasm_bindgen(js_namespace = Temporal)]
    type Instant;
    #[wasm_bindgen(catch, static_method_of = Instant, js_namespace = Temporal, js_name = fromEpochMilliseconds)]
    fn from_epoch_milliseconds(ms: f64) -> Result<Instant, JsValue>;
    #[wasm_bindgen(catch, method, js_name = toZonedDateTimeISO)]
    fn to_zoned_date_time_iso(this: &Instant, time_zone: &str) -> Result<ZonedDateTime, JsValue>;

    /// `Temporal.ZonedDateTime`.
    type ZonedDateTime;
    #[wasm_bindgen(method, getter)]
    fn year(this: &ZonedDateTime) -> u16;
    #[wasm_bindgen(method, getter)]
    fn month(this: &ZonedDateTime) -> u8;
    #[wasm_bindgen(method, getter)]
    fn day(this: &ZonedDateTime) -> u8;
    #[wasm_bindgen(method, getter)]
    fn hour(this: &ZonedDateTime) -> u8;
    #[wasm_bindgen(method, getter)]
    fn minute(this: &ZonedDateTime) -> u8;

    /// `Date`, with a method that js-sys declares without the exception for an unknown time zone.
    #[wasm_bindgen(js_name = Date)]
    type LocaleDate;
    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(ms: f64) -> LocaleDate;
    #[wasm_bindgen(catch, method, js_class = "Date", js_name = toLocaleString)]
    fn to_locale_string(
        this: &LocaleDate,
        locale: &str,
        options: &Object,
    ) -> Result<String, JsValue>;
}

/// Calls back at once, on each minute and at given times, until it is dropped. Pauses while the tab is hidden, and calls
/// back when it becomes visible.
pub struct MinuteTimer {
    _visibility: Option<Listener>,
    schedule: Rc<Schedule>,
}

struct Schedule {
    on_tick: Box<dyn Fn(f64)>,
    extra_ticks_ms: Vec<f64>,
    timeout: RefCell<Option<Timeout>>,
}

impl MinuteTimer {
    /// `extra_ticks_ms`: times to tick at besides each minute. `on_tick` gets the current time. In milliseconds since 1970.
    pub fn new(extra_ticks_ms: Vec<f64>, on_tick: impl Fn(f64) + 'static) -> Self {
        let schedule = Rc::new(Schedule {
            on_tick: Box::new(on_tick),
            extra_ticks_ms,
            timeout: RefCell::new(None),
        });
        let visibility = document().map(|document| {
            let schedule = Rc::clone(&schedule);
            let on_change = Box::new(move |_| schedule.tick());
            Listener::new(
                &document,
                "visibilitychange",
                Phase::Bubble,
                None,
                on_change,
            )
        });
        schedule.tick();
        Self {
            _visibility: visibility,
            schedule,
        }
    }
}

impl Drop for MinuteTimer {
    fn drop(&mut self) {
        // The timeout owns a reference to the schedule, which would keep it running.
        self.schedule.timeout.borrow_mut().take();
    }
}

impl Schedule {
    fn tick(self: &Rc<Self>) {
        self.timeout.borrow_mut().take();
        if document().is_some_and(|page| page.visibility_state() == VisibilityState::Hidden) {
            return;
        }
        let now = now_ms();
        (self.on_tick)(now);
        let next = next_ms(now, &self.extra_ticks_ms);
        let schedule = Rc::clone(self);
        // Timeouts may fire slightly early: one millisecond more is safely in the new minute.
        let timeout = Timeout::new((next - now).ceil() as u32 + 1, move || schedule.tick());
        self.timeout.replace(Some(timeout));
    }
}

/// The next minute, or the first of the extra ticks before it.
fn next_ms(now_ms: f64, extra_ticks_ms: &[f64]) -> f64 {
    let next_minute = (now_ms / 60_000.0).floor() * 60_000.0 + 60_000.0;
    let later = extra_ticks_ms.iter().copied().filter(|at| *at > now_ms);
    later.fold(next_minute, f64::min)
}

#[cfg(test)]
mod tests {
    use super::next_ms;

    #[test]
    fn extra_ticks_within_the_minute_come_first() {
        let check = |now: f64, extra: &[f64], expected: f64| {
            assert_eq!(next_ms(now, extra), expected);
        };
        check(0.0, &[], 60_000.0);
        check(59_999.0, &[], 60_000.0);
        check(10_000.0, &[5_000.0, 20_000.0, 30_000.0], 20_000.0);
        check(20_000.0, &[20_000.0, 90_000.0], 60_000.0);
    }
}
