//! Clocks: what they show in a zone, how long ago something was, and waking up on the minute.

use super::document;
use super::property::{call, number, text, value};
use crate::text::LocalTime;
use article::date::Date as Day;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    Date::now()
}

/// What a clock in an IANA time zone shows; `None` if the browser does not know the zone.
/// The browser knows the zones and their changes; only its numbers are used, the words are ours.
pub fn local_time(time_zone: &str, at_ms: f64) -> Option<LocalTime> {
    by_temporal(time_zone, at_ms).or_else(|| by_intl(time_zone, at_ms))
}

/// `Temporal`, where the browser has it: an `Intl` formatter takes ten times as long to make, most of what the
/// app's start spends in scripts.
fn by_temporal(time_zone: &str, at_ms: f64) -> Option<LocalTime> {
    let temporal = value(&js_sys::global(), "Temporal");
    let instant = call(
        &value(&temporal, "Instant"),
        "fromEpochMilliseconds",
        &[&at_ms.into()],
    )?;
    let shown = call(&instant, "toZonedDateTimeISO", &[&time_zone.into()])?;
    let small = |name: &str| number(&shown, name) as u8;
    let day = Day::new(number(&shown, "year") as u16, small("month"), small("day"))?;
    Some(LocalTime::at(at_ms, day, small("hour"), small("minute")))
}

fn by_intl(time_zone: &str, at_ms: f64) -> Option<LocalTime> {
    let options = Object::new();
    let parts = ["year", "month", "day", "hour", "minute"];
    for part in parts {
        set(&options, part, "numeric");
    }
    set(&options, "timeZone", time_zone);
    set(&options, "hourCycle", "h23");
    set(&options, "calendar", "gregory");
    set(&options, "numberingSystem", "latn");
    let format = formatter(&options)?;
    let date = Date::new(&JsValue::from_f64(at_ms));
    let shown: Array = call(&format, "formatToParts", &[&date])?.dyn_into().ok()?;
    let part = |name: &str| {
        let of_name = |part: &JsValue| text(part, "type") == name;
        let part = shown.iter().find(of_name)?;
        text(&part, "value").parse::<u16>().ok()
    };
    let small = |name: &str| u8::try_from(part(name)?).ok();
    let day = Day::new(part("year")?, small("month")?, small("day")?)?;
    Some(LocalTime::at(at_ms, day, small("hour")?, small("minute")?))
}

/// Calls back on each minute and at each of some moments, as long as it is kept, and at once where that is due.
/// A hidden tab sleeps; it is called back when it is seen again.
pub struct Wake {
    _visibility: Option<EventListener>,
    state: Rc<Alarm>,
}

struct Alarm {
    on_wake: Box<dyn Fn(f64)>,
    moments_ms: Vec<f64>,
    timer: RefCell<Option<Timeout>>,
}

impl Wake {
    /// `moments_ms`: when else than on the minute, in milliseconds since 1970.
    pub fn new(moments_ms: Vec<f64>, is_due: bool, on_wake: impl Fn(f64) + 'static) -> Self {
        let state = Rc::new(Alarm {
            on_wake: Box::new(on_wake),
            moments_ms,
            timer: RefCell::new(None),
        });
        let visibility = document().map(|document| {
            let state = Rc::clone(&state);
            EventListener::new(&document, "visibilitychange", move |_| Alarm::look(&state))
        });
        if is_due {
            Alarm::look(&state);
        } else {
            Alarm::sleep(&state, now_ms());
        }
        Self {
            _visibility: visibility,
            state,
        }
    }
}

/// The next minute, or the first of some moments before it.
pub fn next_ms(now_ms: f64, moments_ms: &[f64]) -> f64 {
    let next_minute = (now_ms / 60_000.0).floor() * 60_000.0 + 60_000.0;
    let later = moments_ms.iter().copied().filter(|at| *at > now_ms);
    later.fold(next_minute, f64::min)
}

impl Drop for Wake {
    fn drop(&mut self) {
        // The timer holds the alarm, so it would outlive us.
        self.state.timer.borrow_mut().take();
    }
}

impl Alarm {
    fn look(alarm: &Rc<Self>) {
        let hidden = document().is_some_and(|d| text(&d, "visibilityState") == "hidden");
        if hidden {
            alarm.timer.borrow_mut().take();
            return;
        }
        let now = now_ms();
        (alarm.on_wake)(now);
        Self::sleep(alarm, now);
    }

    fn sleep(alarm: &Rc<Self>, now: f64) {
        let next = next_ms(now, &alarm.moments_ms);
        let state = Rc::clone(alarm);
        // Timers may fire a little early: a millisecond more lands in the new minute.
        let timer = Timeout::new((next - now).ceil() as u32 + 1, move || Self::look(&state));
        *alarm.timer.borrow_mut() = Some(timer);
    }
}

/// `new Intl.DateTimeFormat("en-US", options)`. Reflection, because the bindings of js-sys let an exception
/// (a zone that the browser does not know) end the whole app.
fn formatter(options: &Object) -> Option<JsValue> {
    let intl = value(&js_sys::global(), "Intl");
    let constructor: Function = value(&intl, "DateTimeFormat").dyn_into().ok()?;
    Reflect::construct(&constructor, &Array::of2(&"en-US".into(), options)).ok()
}

fn set(object: &Object, key: &str, value: &str) {
    super::property::set(object, key, &value.into());
}
