//! The scripts of framed articles, of the pages that embed them, and of `/embed/`. They are compiled into `newsroom`, so if one
//! changes, all pages are written again, as after any change of the program.

use crate::build::digest;
use crate::publish::app::{Asset, source_hash};

const FRAME: &str = include_str!("../../../../../web/frames/frame.js");
const HOST: &str = include_str!("../../../../../web/frames/frames.js");
const SNIPPETS: &str = include_str!("../../../../../web/frames/snippet.js");

/// All of these scripts.
pub fn extra_assets() -> Vec<Asset> {
    vec![frame(), snippets(), host()]
}

/// The script of framed articles.
pub fn frame() -> Asset {
    named("frame", FRAME)
}

/// The script of `/embed/`.
pub fn snippets() -> Asset {
    named("snippet", SNIPPETS)
}

/// The script of the pages that embed frames. Its name must not change: other people's pages have it.
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
