//! Fetching in a browser: a body that arrives in parts, and one that never ends.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used)]

use action_news::browser::fetch::get_json;
use action_news::failure::Failure;
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Provides an early response, as the script of `index.html` does: a stream of `parts` parts, each of `part_bytes` bytes.
/// `window.cancelled` is whether the stream was cancelled.
fn answer_with_stream(parts: &str, part_bytes: u32) {
    let script = format!(
        "let left = {parts};
         window.cancelled = false;
         const body = new ReadableStream({{
           pull: (stream) => left-- > 0 ? stream.enqueue(new Uint8Array({part_bytes}).fill(32)) : stream.close(),
           cancel: () => {{ window.cancelled = true; }},
         }}, {{ highWaterMark: 0 }});
         const response = new Response(body, {{ headers: {{ 'content-type': 'application/json' }} }});
         window.takeEarlyResponse = () => {{ delete window.takeEarlyResponse; return Promise.resolve(response); }};"
    );
    js_sys::Function::new_no_args(&script)
        .call0(&JsValue::NULL)
        .expect("the stream");
}

async fn fetched() -> Result<usize, Failure> {
    let result = Rc::new(RefCell::new(None));
    let done = Promise::new(&mut |resolve, _| {
        let result = Rc::clone(&result);
        let request = get_json(
            "/any.json".to_owned(),
            Box::new(move |bytes| {
                result.replace(Some(bytes.map(|bytes| bytes.len())));
                let _ = resolve.call0(&JsValue::NULL);
            }),
        );
        // Dropping it would cancel the request.
        std::mem::forget(request);
    });
    JsFuture::from(done).await.expect("the request ends");
    result.take().expect("a result")
}

fn is_cancelled() -> bool {
    let window = web_sys::window().expect("a window");
    js_sys::Reflect::get(&window, &"cancelled".into()).expect("a value") == JsValue::TRUE
}

#[wasm_bindgen_test]
async fn a_body_in_parts_is_read_whole() {
    answer_with_stream("1000", 1000);
    assert_eq!(fetched().await, Ok(1_000_000));
    assert!(!is_cancelled());
}

#[wasm_bindgen_test]
async fn a_body_without_an_end_is_cancelled_at_the_limit() {
    answer_with_stream("Infinity", 1_000_000);
    assert_eq!(fetched().await, Err(Failure::Unreadable));
    assert!(is_cancelled());
}
