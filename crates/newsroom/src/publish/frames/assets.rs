//! The scripts of frames, of the pages around them, and of the page that makes snippets. They stand in the program, so
//! another one of them is another program, and every page is made anew.

use crate::publish::app::{Asset, source_hash};
use crate::publish::digest;

const FRAME: &str = include_str!("../../../../../web/frames/frame.js");
const HOST: &str = include_str!("../../../../../web/frames/frames.js");
const SNIPPETS: &str = include_str!("../../../../../web/frames/snippet.js");

/// All of them.
pub fn extra_assets() -> Vec<Asset> {
    vec![frame(), snippets(), host()]
}

/// What runs in a frame.
pub fn frame() -> Asset {
    named("frame", FRAME)
}

/// What makes snippets.
pub fn snippets() -> Asset {
    named("snippet", SNIPPETS)
}

/// What runs in the pages around frames. Other people write its name down, so it has to stay.
fn host() -> Asset {
    asset("frames.js".to_owned(), HOST)
}

fn named(stem: &str, script: &str) -> Asset {
    let digest = digest::of(script.as_bytes());
    asset(format!("assets/{stem}-{digest:016x}.js"), script)
}

fn asset(path: String, script: &str) -> Asset {
    Asset {
        path,
        integrity: source_hash(script),
        bytes: script.into(),
    }
}
