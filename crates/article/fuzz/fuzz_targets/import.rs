//! Any bytes in any format give valid articles, or a refusal that can be explained.
//!
//! A first byte that never begins a document selects the format; otherwise it is recognised.

#![no_main]

use article::explain::{explain, refusal};
use article::import::{Format, Options, import};
use libfuzzer_sys::fuzz_target;
use valid::assert_valid;

#[path = "../../tests/valid/mod.rs"]
mod valid;

fuzz_target!(|bytes: &[u8]| {
    let (format, bytes) = match bytes.split_first() {
        Some((first @ ..=8, rest)) => (Format::ALL.get(usize::from(*first)).copied(), rest),
        _ => (None, bytes),
    };
    let options = Options {
        format,
        ..Options::default()
    };
    match import(bytes, &options) {
        Ok(imported) => {
            for one in &imported {
                // A native document may have problems; the target `read` covers it.
                if one.format != Format::Native {
                    assert_valid("", one);
                }
                explain(bytes, &one.problems);
            }
        }
        Err(error) => assert!(!refusal(bytes, &error).is_empty()),
    }
});
