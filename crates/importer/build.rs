//! Limits the program's memory. When a document needs more, the program traps, and the page terminates the worker.

/// 256 MiB: thirty times the largest document.
const MAX_BYTES: u32 = 256 * 1024 * 1024;

fn main() {
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory={MAX_BYTES}");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
