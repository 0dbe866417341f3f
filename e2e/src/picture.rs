//! Screenshots: `screenshots/{engine}/{name}.png`, for people to look at.

use std::path::PathBuf;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::folder::repository;
use crate::harness_error::{HarnessError, HarnessResult};
use crate::viewport;
use crate::webdriver::Session;

/// The part of the page that a screenshot shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The visible part.
    Screen,
    /// The whole page.
    Whole,
}

/// Takes a screenshot and returns its path.
pub(crate) fn take(session: &Session, name: &str, extent: Extent) -> HarnessResult<PathBuf> {
    let bytes = match extent {
        Extent::Screen => session.screenshot()?,
        Extent::Whole => whole(session)?,
    };
    let folder = repository()
        .join("screenshots")
        .join(session.engine.to_string());
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.png"));
    std::fs::write(&path, bytes)?;
    Ok(path)
}

fn whole(session: &Session) -> HarnessResult<Vec<u8>> {
    let size = session.run(
        "return [innerWidth, innerHeight, document.documentElement.scrollHeight]",
        &[],
    )?;
    let side = |at: usize| {
        size.get(at)
            .and_then(Value::as_u64)
            .and_then(|side| u32::try_from(side).ok())
            .unwrap_or(0)
    };
    let (width, height, all) = (side(0), side(1), side(2));
    match session.engine {
        Engine::Chromium => {
            let clip = json!({"x": 0, "y": 0, "width": width, "height": all, "scale": 1});
            let wanted = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
            let answer = session.devtools("Page.captureScreenshot", &wanted)?;
            decoded(answer.get("data").unwrap_or(&Value::Null))
        }
        Engine::Firefox => decoded(&session.own("GET", "moz/screenshot/full", None)?),
        // Its screenshots show only the visible part, so the window is enlarged meanwhile.
        Engine::WebKit => {
            viewport::resize(session, width, all.max(height))?;
            let picture = session.screenshot();
            viewport::resize(session, width, height)?;
            picture
        }
    }
}

fn decoded(picture: &Value) -> HarnessResult<Vec<u8>> {
    let bytes = picture
        .as_str()
        .and_then(|text| BASE64_STANDARD.decode(text).ok());
    bytes.ok_or_else(|| HarnessError::new("the driver returned no screenshot"))
}
