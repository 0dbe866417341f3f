//! Actions of a reader.

use std::time::Duration;

use serde_json::{Value, json};

use super::Page;
use crate::harness_error::HarnessResult;
use crate::key::Key;
use crate::reader::Scheme;
use crate::viewport;
use crate::webdriver::Element;

/// The color scheme chosen in the app itself, whatever the system's scheme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// `<html data-theme="light">`
    Light,
    /// `<html data-theme="dark">`
    Dark,
}

/// Errors of drivers after which an action is retried, because the page has just changed.
const PASSING: &[&str] = &[
    "stale element reference",
    "element click intercepted",
    "element not interactable",
    "no such element",
];

/// # Mouse and keyboard
impl Page {
    /// Waits for a visible match, and clicks the first.
    ///
    /// # Errors
    /// If there is none in time, or another element covers it.
    pub fn click(&self, selector: &str) -> HarnessResult<()> {
        self.until(|| {
            let element = self.visible_element(selector)?;
            self.click_settled(&element)
        })
    }

    /// Scrolls to an element, and clicks it if it has not moved for two frames. Elements above it may be laid out only when
    /// they are near, and a driver clicks where the element was before.
    fn click_settled(&self, element: &Element) -> HarnessResult<Result<(), String>> {
        let script = "const [it] = arguments;
            it.scrollIntoView({block: 'nearest', behavior: 'instant'});
            const place = () => { const {left, top} = it.getBoundingClientRect(); return `${left} ${top}` };
            const before = place();
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
                done(place() === before ? null : `${before} to ${place()}`))))";
        match self.session()?.run(script, &[element.to_json()]) {
            Ok(Value::Null) => passing(self.session()?.click(element)),
            Ok(moved) => Ok(Err(format!("it moved from {moved}"))),
            error => passing(error.map(drop)),
        }
    }

    /// Clicks the first visible match with exactly this text.
    ///
    /// # Errors
    /// If there is none in time; the message has the texts found.
    pub fn click_text(&self, selector: &str, text: &str) -> HarnessResult<()> {
        self.until(|| {
            let script = "const all = find(arguments[0]).filter(isVisible);
                return all.find((one) => words(one) === arguments[1]) ?? all.map(words).slice(0, 20)";
            let found = self.run_finding(script, &[json!(selector), json!(text)])?;
            match Element::from_json(&found) {
                Some(element) => self.click_settled(&element),
                None => Ok(Err(format!("no `{selector}` says {text:?}: {found}"))),
            }
        })
    }

    /// Moves the mouse over the first visible match.
    ///
    /// # Errors
    /// If there is none.
    pub fn hover(&self, selector: &str) -> HarnessResult<()> {
        let element = self.visible_element(selector)?;
        let session = self.session()?;
        session.run(
            "arguments[0].scrollIntoView({block: 'nearest'})",
            &[element.to_json()],
        )?;
        session.hover(&element)
    }

    /// Presses a key on the focused element.
    ///
    /// # Errors
    /// If the driver refuses.
    pub fn press(&self, key: Key) -> HarnessResult<()> {
        self.press_with(&[], key)
    }

    /// Presses a key while others are held: `press_with(&[Key::Shift], Key::Tab)`.
    ///
    /// # Errors
    /// If the driver refuses.
    pub fn press_with(&self, held: &[Key], key: Key) -> HarnessResult<()> {
        let keys: Vec<char> = held.iter().chain([&key]).map(|key| key.code()).collect();
        self.session()?.press(&keys)
    }

    /// Types text into the first visible match.
    ///
    /// # Errors
    /// If there is none, or it is not a text field.
    pub fn type_into(&self, selector: &str, text: &str) -> HarnessResult<()> {
        let element = self.visible_element(selector)?;
        self.session()?.type_into(&element, text)
    }
}

/// Separates errors after which to retry (`Ok(Err(…))`) from permanent ones.
fn passing(done: HarnessResult<()>) -> HarnessResult<Result<(), String>> {
    match done {
        Err(error) if PASSING.iter().any(|kind| error.mentions(kind)) => Ok(Err(error.to_string())),
        Err(error) => Err(error),
        Ok(()) => Ok(Ok(())),
    }
}

/// # Scrolling, screen, clock, settings
impl Page {
    /// Scrolls the page vertically to this position.
    ///
    /// # Errors
    /// If the page does not answer.
    pub fn scroll_to(&self, top_px: u32) -> HarnessResult<()> {
        self.run(
            "scrollTo({top: arguments[0], behavior: 'instant'})",
            &[json!(top_px)],
        )
        .map(drop)
    }

    /// Scrolls until the first match stays in the middle of the screen: elements that are laid out only when they are near
    /// move others, in some engines a frame later.
    ///
    /// # Errors
    /// If nothing matches, or it keeps moving.
    pub fn scroll_into_view(&self, selector: &str) -> HarnessResult<()> {
        let script = "find(arguments[0])[0].scrollIntoView({block: 'center', behavior: 'instant'})";
        let mut last = Value::Null;
        self.until(|| {
            let top = "find(arguments[0])[0].getBoundingClientRect().top";
            self.run_finding(script, &[json!(selector)])
                .map_err(|error| error.context(&format!("`{selector}`")))?;
            let top = self.run_finding(&format!("return {top}"), &[json!(selector)])?;
            let before = std::mem::replace(&mut last, top.clone());
            Ok(if before == top {
                Ok(())
            } else {
                Err(format!("`{selector}` moved from {before} to {top}"))
            })
        })
    }

    /// Sets the page's exact size in CSS pixels. Works down to a width of 320 in all engines.
    ///
    /// # Errors
    /// If the page has another size afterwards.
    pub fn resize(&self, width_px: u32, height_px: u32) -> HarnessResult<()> {
        viewport::resize(self.session()?, width_px, height_px)
    }

    /// Chooses a color scheme in the app itself.
    ///
    /// # Errors
    /// If the page does not answer.
    pub fn set_theme(&self, theme: Theme) -> HarnessResult<()> {
        let name = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        self.run(
            "document.documentElement.dataset.theme = arguments[0]",
            &[json!(name)],
        )
        .map(drop)
    }

    /// Changes the system's color scheme while the page is open.
    ///
    /// # Errors
    /// In WebKit, where the scheme is set when the browser starts: use `Reader::default().with_dark_scheme()`.
    pub fn set_scheme(&self, scheme: Scheme) -> HarnessResult<()> {
        viewport::change_scheme(self.session()?, scheme, self.motion)
    }

    /// Advances the page's clock, and fires the timers that become due.
    ///
    /// # Errors
    /// If the site sets no clock.
    pub fn advance(&self, by: Duration) -> HarnessResult<()> {
        self.move_clock("__advance", by)
    }

    /// Changes the page's clock without firing timers, as after the machine has slept.
    ///
    /// # Errors
    /// If the site sets no clock.
    pub fn jump(&self, by: Duration) -> HarnessResult<()> {
        self.move_clock("__jump", by)
    }

    fn move_clock(&self, how: &str, by: Duration) -> HarnessResult<()> {
        let ms = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        self.run(&format!("window.{how}(arguments[0])"), &[json!(ms)])
            .map_err(|error| error.context("the page has no simulated clock (Site::clock_at)"))?;
        if let Some(site) = &*self.site.borrow() {
            site.advance(by);
        }
        Ok(())
    }

    /// Simulates that the page is hidden, or visible again.
    ///
    /// # Errors
    /// If the site injects nothing.
    pub fn set_hidden(&self, hidden: bool) -> HarnessResult<()> {
        self.run("window.__hide(arguments[0])", &[json!(hidden)])
            .map(drop)
    }
}
