//! Sets the size of the page and its color scheme, which each engine does in its own way.

use serde_json::json;

use crate::engine::{Engine, scheme_number};
use crate::harness_error::{HarnessError, HarnessResult};
use crate::reader::{Motion, Reader, Scheme};
use crate::webdriver::Session;

/// Applies a reader's settings to a session.
pub(crate) fn prepare(session: &Session, reader: &Reader) -> HarnessResult<()> {
    session.focus_window()?;
    resize(session, reader.width_px, reader.height_px)?;
    match session.engine {
        Engine::Chromium => emulate(session, reader.scheme, reader.motion),
        Engine::Firefox => set_scheme(session, reader.scheme, reader.motion),
        // Color scheme and motion were set when it started.
        Engine::WebKit => Ok(()),
    }
}

/// Sets the page's exact size, and checks it.
///
/// # Errors
/// If the page has another size afterwards.
pub(crate) fn resize(session: &Session, width_px: u32, height_px: u32) -> HarnessResult<()> {
    match session.engine {
        // Headless Chromium's narrowest window is 500 px wide.
        Engine::Chromium => {
            let size = json!({"width": width_px, "height": height_px, "deviceScaleFactor": 1, "mobile": false});
            session.devtools("Emulation.setDeviceMetricsOverride", &size)?;
            // So that concurrent sessions all have the focus.
            let focus = json!({"enabled": true});
            session.devtools("Emulation.setFocusEmulationEnabled", &focus)?;
        }
        // So is Firefox's. Its responsive design mode and BiDi's setViewport do the same.
        Engine::Firefox => {
            let script = "const page = gBrowser.selectedBrowser.style;
                for (const [side, size] of [['width', arguments[0]], ['height', arguments[1]]]) {
                    page.setProperty(side, size + 'px');
                    page.setProperty('min-' + side, size + 'px');
                    page.setProperty('max-' + side, size + 'px');
                }";
            session.run_in_firefox(script, &[json!(width_px), json!(height_px)])?;
        }
        Engine::WebKit => {
            let bars = session
                .run("return outerHeight - innerHeight", &[])?
                .as_u64()
                .unwrap_or(0);
            let bars_px = u32::try_from(bars).unwrap_or(0);
            session.set_window_size(width_px, height_px + bars_px)?;
        }
    }
    verify(session, width_px, height_px)
}

fn verify(session: &Session, width_px: u32, height_px: u32) -> HarnessResult<()> {
    // The page gets its size a little later than the window.
    let script = "const [width, height] = arguments;
        return new Promise((done) => {
            const end = performance.now() + 5000;
            const look = () => {
                const right = innerWidth === width && innerHeight === height;
                if (right || performance.now() > end) done([innerWidth, innerHeight]);
                else setTimeout(look, 10);
            };
            look();
        });";
    let wanted = json!([width_px, height_px]);
    let is = session.run(script, &[json!(width_px), json!(height_px)])?;
    if is == wanted {
        return Ok(());
    }
    Err(HarnessError::new(format!(
        "in {} the page is {is}, not {wanted}",
        session.engine
    )))
}

/// Changes the system's color scheme while a page is open.
///
/// # Errors
/// In WebKit, where the scheme is set when the browser starts.
pub(crate) fn change_scheme(
    session: &Session,
    scheme: Scheme,
    motion: Motion,
) -> HarnessResult<()> {
    match session.engine {
        Engine::Chromium => emulate(session, scheme, motion),
        Engine::Firefox => set_scheme(session, scheme, motion),
        Engine::WebKit => Err(HarnessError::new(
            "in WebKit the color scheme is set when the browser starts: use Browser::page_for",
        )),
    }
}

fn emulate(session: &Session, scheme: Scheme, motion: Motion) -> HarnessResult<()> {
    let scheme = match scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    };
    let motion = match motion {
        Motion::Full => "no-preference",
        Motion::Reduced => "reduce",
    };
    let features = json!({"features": [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": motion},
    ]});
    session
        .devtools("Emulation.setEmulatedMedia", &features)
        .map(drop)
}

fn set_scheme(session: &Session, scheme: Scheme, motion: Motion) -> HarnessResult<()> {
    let script = "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);
        Services.prefs.setIntPref('ui.prefersReducedMotion', arguments[1]);";
    let reduced = i32::from(motion == Motion::Reduced);
    session
        .run_in_firefox(script, &[json!(scheme_number(scheme)), json!(reduced)])
        .map(drop)
}
