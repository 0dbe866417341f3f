//! Clocks: what they show in a zone, how long ago something was, and waking up on the minute.

use super::document;
use super::property::text;
use crate::text::{Language, LocalTime};
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
/// `Intl` knows the zones and their changes; only its numbers are used, the words are ours.
pub fn local_time(time_zone: &str, at_ms: f64) -> Option<LocalTime> {
    let options = Object::new();
    let parts = ["year", "month", "day", "hour", "minute"];
    for part in parts {
        set(&options, part, "numeric");
    }
    set(&options, "timeZone", time_zone);
    set(&options, "hourCycle", "h23");
    set(&options, "calendar", "gregory");
    set(&options, "numberingSystem", "latn");
    let format = construct("DateTimeFormat", "en-US", &options)?;
    let date = Date::new(&JsValue::from_f64(at_ms));
    let shown: Array = call(&format, "formatToParts", &[&date])?.dyn_into().ok()?;
    let number = |name: &str| {
        let of_name = |part: &JsValue| text(part, "type") == name;
        let part = shown.iter().find(of_name)?;
        text(&part, "value").parse::<u16>().ok()
    };
    let small = |name: &str| u8::try_from(number(name)?).ok();
    let day = Day::new(number("year")?, small("month")?, small("day")?)?;
    Some(LocalTime::at(at_ms, day, small("hour")?, small("minute")?))
}

/// "3 hours ago", in a language.
pub fn ago(language: Language, minutes: i64) -> Option<String> {
    let options = Object::new();
    set(&options, "style", "short");
    let tag = format!("{}-u-nu-latn", language.code());
    let format = construct("RelativeTimeFormat", &tag, &options)?;
    let (count, unit) = match minutes {
        ..=90 => (minutes, "minute"),
        91..=2_160 => ((minutes + 30) / 60, "hour"),
        2_161..=64_800 => ((minutes + 720) / 1_440, "day"),
        64_801..=788_400 => ((minutes + 21_900) / 43_800, "month"),
        _ => ((minutes + 262_800) / 525_600, "year"),
    };
    call(
        &format,
        "format",
        &[&JsValue::from_f64(-(count as f64)), &unit.into()],
    )?
    .as_string()
}

/// Calls back at once, then on each minute and at each of some moments, as long as it is kept.
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
    pub fn new(moments_ms: Vec<f64>, on_wake: impl Fn(f64) + 'static) -> Self {
        let state = Rc::new(Alarm {
            on_wake: Box::new(on_wake),
            moments_ms,
            timer: RefCell::new(None),
        });
        let visibility = document().map(|document| {
            let state = Rc::clone(&state);
            EventListener::new(&document, "visibilitychange", move |_| Alarm::look(&state))
        });
        Alarm::look(&state);
        Self {
            _visibility: visibility,
            state,
        }
    }
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
        let next_minute = (now / 60_000.0).floor() * 60_000.0 + 60_000.0;
        let next = alarm
            .moments_ms
            .iter()
            .copied()
            .filter(|at| *at > now)
            .fold(next_minute, f64::min);
        let state = Rc::clone(alarm);
        // Timers may fire a little early: a millisecond more lands in the new minute.
        let timer = Timeout::new((next - now).ceil() as u32 + 1, move || Self::look(&state));
        *alarm.timer.borrow_mut() = Some(timer);
    }
}

/// `new Intl[name](locale, options)`. Reflection, because the bindings of js-sys let an exception
/// (a zone that the browser does not know) end the whole app.
fn construct(name: &str, locale: &str, options: &Object) -> Option<JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&constructor, &Array::of2(&locale.into(), options)).ok()
}

fn call(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    method.apply(object, &arguments.iter().collect()).ok()
}

fn set(object: &Object, key: &str, value: &str) {
    super::property::set(object, key, &value.into());
}
