//! Any text as the body of a WordPress post gives a valid article.

#![no_main]

use article::import::{ImportError, Options, import};
use libfuzzer_sys::fuzz_target;
use serde_json::json;
use valid::assert_valid;

#[path = "../../tests/valid/mod.rs"]
mod valid;

fuzz_target!(|html: &str| {
    let post = json!({
        "id": 1, "link": "https://n.example/fog", "title": {"rendered": "Fog"}, "content": {"rendered": html},
    });
    match import(post.to_string().as_bytes(), &Options::default()) {
        Ok(imported) => imported.iter().for_each(|one| assert_valid(html, one)),
        // Over the limits of an article.
        Err(ImportError::Unreadable(_)) => {}
        Err(error) => panic!("{error:?}"),
    }
});
