//! What a reader does.

use std::time::Duration;

use serde_json::{Value, json};

use super::Page;
use crate::key::Key;
use crate::reader::Scheme;
use crate::trouble::Tried;
use crate::viewport;
use crate::webdriver::Element;

/// The choice of colours that the app itself offers, whatever the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// `<html data-theme="light">`
    Light,
    /// `<html data-theme="dark">`
    Dark,
}

/// Errors of a driver that say: look again, the page has just changed.
const PASSING: &[&str] = &[
    "stale element reference",
    "element click intercepted",
    "element not interactable",
    "no such element",
];

/// # Mouse and keyboard
impl Page {
    /// Clicks the first match that can be seen, once there is one.
    ///
    /// # Errors
    /// Where there is none in time, or something else lies over it.
    pub fn click(&self, selector: &str) -> Tried<()> {
        self.until(|| {
            let element = self.visible_element(selector)?;
            self.click_settled(&element)
        })
    }

    /// Clicks an element once it has stood still for two frames where it can be seen: what is laid out only when it
    /// comes near moves what stands below it, and a driver clicks where it has been.
    fn click_settled(&self, element: &Element) -> Tried<Result<(), String>> {
        let script = "const [it] = arguments;
            it.scrollIntoView({block: 'nearest', behavior: 'instant'});
            const place = () => { const {left, top} = it.getBoundingClientRect(); return `${left} ${top}` };
            const before = place();
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
                done(place() === before ? null : `${before} to ${place()}`))))";
        match self.session()?.run(script, &[element.to_json()]) {
            Ok(Value::Null) => passing(self.session()?.click(element)),
            Ok(moved) => Ok(Err(format!("it moves from {moved}"))),
            trouble => passing(trouble.map(drop)),
        }
    }

    /// Clicks the first match that can be seen and whose whole text is this.
    ///
    /// # Errors
    /// Where there is none in time: the texts that are there.
    pub fn click_text(&self, selector: &str, text: &str) -> Tried<()> {
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

    /// Moves the mouse over the first match that can be seen.
    ///
    /// # Errors
    /// Where there is none.
    pub fn hover(&self, selector: &str) -> Tried<()> {
        let element = self.visible_element(selector)?;
        let session = self.session()?;
        session.run(
            "arguments[0].scrollIntoView({block: 'nearest'})",
            &[element.to_json()],
        )?;
        session.hover(&element)
    }

    /// Presses a key where the focus is.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub fn press(&self, key: Key) -> Tried<()> {
        self.press_with(&[], key)
    }

    /// Presses a key while others are held, for example `press_with(&[Key::Shift], Key::Tab)`.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub fn press_with(&self, held: &[Key], key: Key) -> Tried<()> {
        let keys: Vec<char> = held.iter().chain([&key]).map(|key| key.code()).collect();
        self.session()?.press(&keys)
    }

    /// Types text into the first match that can be seen.
    ///
    /// # Errors
    /// Where there is none, or it takes no text.
    pub fn type_into(&self, selector: &str, text: &str) -> Tried<()> {
        let element = self.visible_element(selector)?;
        self.session()?.type_into(&element, text)
    }
}

/// Tells what is worth another look from what is wrong for good.
fn passing(done: Tried<()>) -> Tried<Result<(), String>> {
    match done {
        Err(trouble) if PASSING.iter().any(|kind| trouble.mentions(kind)) => {
            Ok(Err(trouble.to_string()))
        }
        Err(trouble) => Err(trouble),
        Ok(()) => Ok(Ok(())),
    }
}

/// # Screen, clock, settings
impl Page {
    /// Scrolls so that the page starts this far down.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub fn scroll_to(&self, top_px: u32) -> Tried<()> {
        self.run(
            "scrollTo({top: arguments[0], behavior: 'instant'})",
            &[json!(top_px)],
        )
        .map(drop)
    }

    /// Scrolls until the first match is in the middle of the screen, and stays where it is: parts of a page that are
    /// laid out only when they come near push others away, in some engines a frame later.
    ///
    /// # Errors
    /// Where nothing matches, or it never stays.
    pub fn scroll_into_view(&self, selector: &str) -> Tried<()> {
        let script = "find(arguments[0])[0].scrollIntoView({block: 'center', behavior: 'instant'})";
        let mut last = Value::Null;
        self.until(|| {
            let top = "find(arguments[0])[0].getBoundingClientRect().top";
            self.run_finding(script, &[json!(selector)])
                .map_err(|trouble| trouble.during(&format!("`{selector}`")))?;
            let top = self.run_finding(&format!("return {top}"), &[json!(selector)])?;
            let before = std::mem::replace(&mut last, top.clone());
            Ok(if before == top {
                Ok(())
            } else {
                Err(format!("`{selector}` moves from {before} to {top}"))
            })
        })
    }

    /// Makes the page exactly this large in CSS pixels, down to 320 in every engine.
    ///
    /// # Errors
    /// Where the page has another size afterwards.
    pub fn resize(&self, width_px: u32, height_px: u32) -> Tried<()> {
        viewport::resize(self.session()?, width_px, height_px)
    }

    /// Chooses the app's own colours, as its switch does.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub fn set_theme(&self, theme: Theme) -> Tried<()> {
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

    /// Changes the system's colours under the open page.
    ///
    /// # Errors
    /// In WebKit, which takes them at its start: ask for `Reader::default().in_the_dark()`.
    pub fn set_scheme(&self, scheme: Scheme) -> Tried<()> {
        viewport::change_scheme(self.session()?, scheme, self.motion)
    }

    /// Lets time pass on the page's clock; timers that fall due meanwhile ring.
    ///
    /// # Errors
    /// Where the site sets no clock.
    pub fn advance(&self, by: Duration) -> Tried<()> {
        self.move_clock("__advance", by)
    }

    /// Moves the page's clock alone, as for a machine that slept: no timer rings for it.
    ///
    /// # Errors
    /// Where the site sets no clock.
    pub fn jump(&self, by: Duration) -> Tried<()> {
        self.move_clock("__jump", by)
    }

    fn move_clock(&self, how: &str, by: Duration) -> Tried<()> {
        let ms = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        self.run(&format!("window.{how}(arguments[0])"), &[json!(ms)])
            .map_err(|trouble| trouble.during("Site::clock_at gives a page its clock, and here"))?;
        if let Some(site) = &*self.site.borrow() {
            site.advance(by);
        }
        Ok(())
    }

    /// Tells the page that nobody looks at it, or that somebody does again.
    ///
    /// # Errors
    /// Where the site injects nothing.
    pub fn set_hidden(&self, hidden: bool) -> Tried<()> {
        self.run("window.__hide(arguments[0])", &[json!(hidden)])
            .map(drop)
    }
}
