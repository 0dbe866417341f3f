//! HTTP GET of JSON with timeouts, bounded retries and cancellation.

use super::window;
use crate::failure::Failure;
use crate::retry::{FIRST_BYTE_MS, WHOLE_MS, retry_after_seconds, wait_ms};
use article::limits::MAX_BYTES;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Date, Math, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

/// A request on its way. Dropping it cancels it: the transfer ends and no answer comes.
#[derive(Debug)]
pub struct Request(Rc<Call>);

#[derive(Debug, Default)]
struct Call {
    is_cancelled: Cell<bool>,
    controller: RefCell<Option<AbortController>>,
}

impl Request {
    /// Whether the answer is still to come.
    pub fn is_pending(&self) -> bool {
        // The task holds the other reference for as long.
        Rc::strong_count(&self.0) > 1
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.0.is_cancelled.set(true);
        if let Some(controller) = self.0.controller.borrow_mut().take() {
            controller.abort();
        }
    }
}

/// Why a try failed, and how long the server asks clients to wait.
struct FailedTry {
    failure: Failure,
    retry_after_ms: Option<u32>,
}

impl From<Failure> for FailedTry {
    fn from(failure: Failure) -> Self {
        Self {
            failure,
            retry_after_ms: None,
        }
    }
}

/// Fetches a JSON document and calls `done` once, unless the request is dropped before.
///
/// `done` is boxed: one copy of this code for each caller would cost the program several kilobytes.
pub fn get_json(url: String, done: Box<dyn FnOnce(Result<Vec<u8>, Failure>)>) -> Request {
    let call = Rc::new(Call::default());
    let request = Request(Rc::clone(&call));
    spawn_local(async move {
        let answer = with_retries(&url, &call).await;
        if !call.is_cancelled.get() {
            done(answer);
        }
    });
    request
}

/// The time spent in transfers is [`WHOLE_MS`] in all; pauses between tries do not count.
async fn with_retries(url: &str, call: &Call) -> Result<Vec<u8>, Failure> {
    let mut spent_ms = 0.0;
    let mut tries = 0;
    loop {
        let began = Date::now();
        let left_ms = (f64::from(WHOLE_MS) - spent_ms).max(0.0) as u32;
        let failed = match once(url, call, left_ms).await {
            Ok(bytes) => return Ok(bytes),
            Err(failed) => failed,
        };
        tries += 1;
        spent_ms += (Date::now() - began).max(0.0);
        let wait = wait_ms(tries, failed.failure, failed.retry_after_ms, Math::random());
        let Some(wait) = wait.filter(|_| spent_ms < f64::from(WHOLE_MS)) else {
            return Err(failed.failure);
        };
        TimeoutFuture::new(wait).await;
        if call.is_cancelled.get() {
            return Err(Failure::Network);
        }
    }
}

async fn once(url: &str, call: &Call, left_ms: u32) -> Result<Vec<u8>, FailedTry> {
    let controller = AbortController::new().map_err(|_| Failure::Network)?;
    call.controller.replace(Some(controller.clone()));
    let is_late = Rc::new(Cell::new(false));
    let deadline = |ms: u32| {
        let (is_late, controller) = (Rc::clone(&is_late), controller.clone());
        Timeout::new(ms, move || {
            is_late.set(true);
            controller.abort();
        })
    };
    let _whole = deadline(left_ms);
    let first_byte = deadline(FIRST_BYTE_MS.min(left_ms));
    let why = |_: JsValue| {
        if is_late.get() {
            Failure::Timeout
        } else {
            Failure::Network
        }
    };

    let response = match early_response(url) {
        Some(response) => response,
        None => {
            let options = RequestInit::new();
            options.set_signal(Some(&controller.signal()));
            // Revalidate with the server instead of guessing whether a cached copy is still good.
            options.set_cache(RequestCache::NoCache);
            let window = window().ok_or(Failure::Network)?;
            window.fetch_with_str_and_init(url, &options)
        }
    };
    let response: Response = JsFuture::from(response)
        .await
        .map_err(why)?
        .unchecked_into();
    drop(first_byte);
    check_answer(&response)?;
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let announced = header("content-length").and_then(|n| n.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_BYTES) {
        controller.abort();
        return Err(Failure::Unreadable.into());
    }
    let bytes = match body(&response).await.map_err(why)? {
        Some(bytes) => bytes,
        None => {
            controller.abort();
            return Err(Failure::Unreadable.into());
        }
    };
    // Firefox and WebKit report a body that stops short of its length as complete. An encoded body is longer
    // once decoded.
    let is_plain = header("content-encoding").is_none();
    if is_plain && announced.is_some_and(|announced| bytes.len() < announced) {
        return Err(Failure::Network.into());
    }
    Ok(bytes)
}

/// What the page asked for before this program was there (`index.html`): given once.
fn early_response(url: &str) -> Option<Promise> {
    take_early_response(url).ok()?.dyn_into().ok()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = window, js_name = takeEarlyResponse)]
    fn take_early_response(url: &str) -> Result<JsValue, JsValue>;
}

/// The body; `None` if it is longer than [`MAX_BYTES`], counted while it arrives.
async fn body(response: &Response) -> Result<Option<Vec<u8>>, JsValue> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else {
        return Ok(Some(bytes));
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let chunk = JsFuture::from(reader.read()).await?;
        let value = Reflect::get(&chunk, &"value".into())?;
        if value.is_undefined() {
            return Ok(Some(bytes));
        }
        let chunk: Uint8Array = value.unchecked_into();
        let length = bytes.len() + chunk.length() as usize;
        if length > MAX_BYTES {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk.to_vec());
    }
}

/// Whether the answer is the document asked for, by its status and its type.
fn check_answer(response: &Response) -> Result<(), FailedTry> {
    let header = |name: &str| response.headers().get(name).ok().flatten();
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::NotFound.into()),
        status => {
            return Err(FailedTry {
                failure: Failure::Status(status),
                retry_after_ms: header("retry-after").and_then(|wait| retry_after_ms(&wait)),
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

/// Seconds, or the date at which to come back (RFC 9110 §10.2.3), in milliseconds from now.
fn retry_after_ms(header: &str) -> Option<u32> {
    retry_after_seconds(header).or_else(|| {
        let at = Date::parse(header);
        at.is_finite().then(|| (at - Date::now()).max(0.0) as u32)
    })
}
