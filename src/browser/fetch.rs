//! HTTP GET of JSON with timeouts, bounded retries and cancellation.

use super::window;
use crate::failure::Failure;
use crate::retry::{FIRST_BYTE_TIMEOUT_MS, TOTAL_TIMEOUT_MS, retry_after_seconds, retry_delay_ms};
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

/// A request. Dropping it aborts the transfer, and the callback is not called.
#[derive(Debug)]
pub struct Request(Rc<RequestState>);

#[derive(Debug, Default)]
struct RequestState {
    is_cancelled: Cell<bool>,
    controller: RefCell<Option<AbortController>>,
}

impl Request {
    /// Whether the request has not completed yet.
    pub fn is_pending(&self) -> bool {
        // The task owns the other reference until it completes.
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

/// Why an attempt failed, and the server's `Retry-After`.
struct FailedAttempt {
    failure: Failure,
    retry_after_ms: Option<u32>,
}

impl From<Failure> for FailedAttempt {
    fn from(failure: Failure) -> Self {
        Self {
            failure,
            retry_after_ms: None,
        }
    }
}

/// Fetches a JSON document and calls `done` once, unless the request is dropped before.
///
/// `done` is boxed: monomorphizing this for each caller would cost several kilobytes of wasm.
pub fn get_json(url: String, done: Box<dyn FnOnce(Result<Vec<u8>, Failure>)>) -> Request {
    let state = Rc::new(RequestState::default());
    let request = Request(Rc::clone(&state));
    spawn_local(async move {
        let result = with_retries(&url, &state).await;
        if !state.is_cancelled.get() {
            done(result);
        }
    });
    request
}

/// [`get_json`] for a request that is never cancelled.
pub fn get_to_end(url: String, done: Box<dyn FnOnce(Result<Vec<u8>, Failure>)>) {
    // Dropping a request cancels it.
    std::mem::forget(get_json(url, done));
}

/// [`TOTAL_TIMEOUT_MS`] applies to the transfers of all attempts; delays between them do not count.
async fn with_retries(url: &str, state: &RequestState) -> Result<Vec<u8>, Failure> {
    let mut spent_ms = 0.0;
    let mut attempts = 0;
    loop {
        let began = Date::now();
        let left_ms = (f64::from(TOTAL_TIMEOUT_MS) - spent_ms).max(0.0) as u32;
        let failed = match attempt(url, state, left_ms).await {
            Ok(bytes) => return Ok(bytes),
            Err(failed) => failed,
        };
        attempts += 1;
        spent_ms += (Date::now() - began).max(0.0);
        let wait = retry_delay_ms(
            attempts,
            failed.failure,
            failed.retry_after_ms,
            Math::random(),
        );
        let Some(wait) = wait.filter(|_| spent_ms < f64::from(TOTAL_TIMEOUT_MS)) else {
            return Err(failed.failure);
        };
        TimeoutFuture::new(wait).await;
        if state.is_cancelled.get() {
            return Err(Failure::Network);
        }
    }
}

async fn attempt(url: &str, state: &RequestState, left_ms: u32) -> Result<Vec<u8>, FailedAttempt> {
    let controller = AbortController::new().map_err(|_| Failure::Network)?;
    state.controller.replace(Some(controller.clone()));
    let has_timed_out = Rc::new(Cell::new(false));
    let deadline = |ms: u32| {
        let (has_timed_out, controller) = (Rc::clone(&has_timed_out), controller.clone());
        Timeout::new(ms, move || {
            has_timed_out.set(true);
            controller.abort();
        })
    };
    let _whole = deadline(left_ms);
    let first_byte = deadline(FIRST_BYTE_TIMEOUT_MS.min(left_ms));
    let failure_of = |_: JsValue| {
        if has_timed_out.get() {
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
        .map_err(failure_of)?
        .unchecked_into();
    drop(first_byte);
    check_response(&response)?;
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let content_length = header("content-length").and_then(|n| n.parse::<u32>().ok());
    if content_length.is_some_and(|length| length as usize > MAX_BYTES) {
        controller.abort();
        return Err(Failure::Unreadable.into());
    }
    let bytes = body(&response).await.map_err(failure_of)?;
    let bytes = bytes.ok_or(Failure::Unreadable)?;
    // Firefox and WebKit report a truncated body as complete. `content-length` is that of the encoded body.
    let is_plain = header("content-encoding").is_none();
    if is_plain && content_length.is_some_and(|length| bytes.len() < length as usize) {
        return Err(Failure::Network.into());
    }
    Ok(bytes)
}

/// The response to a request that `index.html` sent before this program was loaded. Each is returned once.
fn early_response(url: &str) -> Option<Promise> {
    let response = take_early_response(url).ok()?;
    (!response.is_undefined()).then(|| response.unchecked_into())
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = window, js_name = takeEarlyResponse)]
    fn take_early_response(url: &str) -> Result<JsValue, JsValue>;
}

/// Reads the body. If more than [`MAX_BYTES`] arrive, cancels the stream and returns `None`.
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
            JsFuture::from(reader.cancel()).await?;
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk.to_vec());
    }
}

/// Checks status and content type.
fn check_response(response: &Response) -> Result<(), FailedAttempt> {
    let header = |name: &str| response.headers().get(name).ok().flatten();
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::NotFound.into()),
        status => {
            return Err(FailedAttempt {
                failure: Failure::Status(status),
                retry_after_ms: header("retry-after").and_then(|wait| retry_after_ms(&wait)),
            });
        }
    }
    // `trunk serve` and other hosts of single-page apps answer a missing file with `index.html` and 200.
    let is_json = header("content-type").is_some_and(|kind| is_json_type(&kind));
    if is_json {
        Ok(())
    } else {
        Err(Failure::NotFound.into())
    }
}

/// Matches `application/json`, `application/feed+json; charset=utf-8` and similar.
fn is_json_type(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase().ends_with("json")
}

/// Parses `Retry-After`, seconds or a date (RFC 9110 §10.2.3); returns milliseconds from now.
fn retry_after_ms(header: &str) -> Option<u32> {
    retry_after_seconds(header).or_else(|| {
        let at = Date::parse(header);
        at.is_finite().then(|| (at - Date::now()).max(0.0) as u32)
    })
}
