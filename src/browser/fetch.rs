//! Fetching JSON: deadlines that cover the body, a few more tries, and a way to call it off.

use super::property::{self, number, set, value};
use crate::failure::Failure;
use crate::retry::{FIRST_BYTE_MS, WHOLE_MS, retry_after_seconds, wait_ms};
use article::limits::MAX_BYTES;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Date, Math, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, RequestInit, Response};

/// A request on its way. Dropping it calls it off: the transfer ends and no answer comes.
#[derive(Debug)]
pub struct Request(Rc<Call>);

#[derive(Debug, Default)]
struct Call {
    cancelled: Cell<bool>,
    controller: RefCell<Option<AbortController>>,
}

impl Request {
    /// Whether the answer is still to come.
    pub fn is_on_its_way(&self) -> bool {
        // The task holds the other end for as long.
        Rc::strong_count(&self.0) > 1
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.0.cancelled.set(true);
        if let Some(controller) = self.0.controller.borrow_mut().take() {
            controller.abort();
        }
    }
}

/// Why a try failed, and how long the server wants us to wait.
struct Refusal {
    failure: Failure,
    retry_after_ms: Option<u32>,
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self {
            failure,
            retry_after_ms: None,
        }
    }
}

/// Fetches a JSON document and calls `done` once, unless the request is dropped before.
///
/// Boxed on purpose: a copy of all this machinery for each caller costs the first page dearly.
pub fn get_json(url: String, done: Box<dyn FnOnce(Result<Vec<u8>, Failure>)>) -> Request {
    let call = Rc::new(Call::default());
    let request = Request(Rc::clone(&call));
    spawn_local(async move {
        let answer = persist(&url, &call).await;
        if !call.cancelled.get() {
            done(answer);
        }
    });
    request
}

/// Tries, and tries again where that may help. The time spent in transfers is [`WHOLE_MS`] in all;
/// pauses between them do not count.
async fn persist(url: &str, call: &Call) -> Result<Vec<u8>, Failure> {
    let mut spent_ms = 0.0;
    let mut tried = 0;
    loop {
        let began = Date::now();
        let left_ms = (f64::from(WHOLE_MS) - spent_ms).max(0.0) as u32;
        let refusal = match attempt(url, call, left_ms).await {
            Ok(bytes) => return Ok(bytes),
            Err(refusal) => refusal,
        };
        tried += 1;
        spent_ms += (Date::now() - began).max(0.0);
        let wait = wait_ms(
            tried,
            refusal.failure,
            refusal.retry_after_ms,
            Math::random(),
        );
        let Some(wait) = wait.filter(|_| spent_ms < f64::from(WHOLE_MS)) else {
            return Err(refusal.failure);
        };
        TimeoutFuture::new(wait).await;
        if call.cancelled.get() {
            return Err(Failure::Network);
        }
    }
}

async fn attempt(url: &str, call: &Call, left_ms: u32) -> Result<Vec<u8>, Refusal> {
    let controller = AbortController::new().map_err(|_| Failure::Network)?;
    *call.controller.borrow_mut() = Some(controller.clone());
    let late = Rc::new(Cell::new(false));
    let deadline = |ms: u32| {
        let (late, controller) = (Rc::clone(&late), controller.clone());
        Timeout::new(ms, move || {
            late.set(true);
            controller.abort();
        })
    };
    let whole = deadline(left_ms);
    let first_byte = deadline(FIRST_BYTE_MS.min(left_ms));
    let why = |_: JsValue| {
        if late.get() {
            Failure::Timeout
        } else {
            Failure::Network
        }
    };

    let options = RequestInit::new();
    set(&options, "signal", &value(&controller, "signal"));
    // Ask the server whether a kept copy is still good, instead of guessing.
    set(&options, "cache", &"no-cache".into());
    // A worker has it too, and no window.
    let asked = property::call(&js_sys::global(), "fetch", &[&url.into(), options.as_ref()]);
    let asked = asked.ok_or(Failure::Network)?.unchecked_into::<Promise>();
    let response = JsFuture::from(asked).await.map_err(why)?;
    drop(first_byte);
    // What a fetch promises is a response.
    let response: Response = response.unchecked_into();
    accept(&response)?;
    let body = response.array_buffer().map_err(why)?;
    let bytes = Uint8Array::new(&JsFuture::from(body).await.map_err(why)?);
    drop(whole);
    if bytes.length() as usize > MAX_BYTES {
        return Err(Failure::Unreadable.into());
    }
    if stopped_short(&response, bytes.length()) {
        return Err(Failure::Network.into());
    }
    Ok(bytes.to_vec())
}

/// Whether what comes is the document asked for, by its status and its type.
fn accept(response: &Response) -> Result<(), Refusal> {
    let header = |name: &str| response.headers().get(name).ok().flatten();
    match number(response, "status") as u16 {
        200..=299 => {}
        404 | 410 => return Err(Failure::NotFound.into()),
        status => {
            return Err(Refusal {
                failure: Failure::Status(status),
                retry_after_ms: header("retry-after").and_then(|wish| retry_after_ms(&wish)),
            });
        }
    }
    // `trunk serve` and other hosts of apps answer a missing file with a page and 200.
    let is_json = header("content-type").is_some_and(|kind| names_json(&kind));
    if is_json {
        Ok(())
    } else {
        Err(Failure::NotFound.into())
    }
}

/// `application/json`, `application/feed+json; charset=utf-8` and their like.
fn names_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase().ends_with("json")
}

/// Seconds, or the date at which to come back.
fn retry_after_ms(header: &str) -> Option<u32> {
    retry_after_seconds(header).or_else(|| {
        let at = Date::parse(header);
        at.is_finite().then(|| (at - Date::now()).max(0.0) as u32)
    })
}

/// Firefox and WebKit hand out a body that stops short of its length as if it were whole.
fn stopped_short(response: &Response, length: u32) -> bool {
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let announced = header("content-length").and_then(|n| n.parse::<u32>().ok());
    // An encoded body is longer once decoded.
    header("content-encoding").is_none() && announced.is_some_and(|announced| length < announced)
}
