//! The commands of a session.

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use serde_json::{Value, json};

use super::{ANSWER, Element, Session};
use crate::browser_command::BrowserCommand;
use crate::harness_error::HarnessResult;

impl Session {
    pub(crate) fn go(&self, url: &str) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| client.goto(url).await)
    }

    pub(crate) fn back(&self) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| client.back().await)
    }

    pub(crate) fn forward(&self) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| client.forward().await)
    }

    pub(crate) fn refresh(&self) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| client.refresh().await)
    }

    pub(crate) fn forget_cookies(&self) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| client.delete_all_cookies().await)
    }

    /// A screenshot of the visible part, as PNG.
    pub(crate) fn screenshot(&self) -> HarnessResult<Vec<u8>> {
        self.ask(ANSWER, async |client| client.screenshot().await)
    }

    pub(crate) fn set_window_size(&self, width_px: u32, height_px: u32) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| {
            client.set_window_size(width_px, height_px).await
        })
    }

    pub(crate) fn click(&self, element: &Element) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| element.on(client).click().await)
    }

    pub(crate) fn type_into(&self, element: &Element, text: &str) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| {
            element.on(client).send_keys(text).await
        })
    }

    /// Moves the mouse to the middle of an element.
    pub(crate) fn hover(&self, element: &Element) -> HarnessResult<()> {
        self.ask(ANSWER, async |client| {
            let element = element.on(client.clone());
            let there = PointerAction::MoveToElement {
                element,
                duration: None,
                x: 0.0,
                y: 0.0,
            };
            client
                .perform_actions(MouseActions::new("mouse".to_owned()).then(there))
                .await
        })
    }

    /// Presses keys one after the other, then releases them in reverse order.
    pub(crate) fn press(&self, keys: &[char]) -> HarnessResult<()> {
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        let keyboard = KeyActions::new("keyboard".to_owned());
        let actions = down
            .chain(up)
            .fold(keyboard, |keyboard, action| keyboard.then(action));
        self.ask(ANSWER, async |client| client.perform_actions(actions).await)
    }

    /// Sends a command for which fantoccini has no function.
    pub(crate) fn own(
        &self,
        method: &'static str,
        path: &str,
        body: Option<Value>,
    ) -> HarnessResult<Value> {
        let command = BrowserCommand {
            method,
            path: path.to_owned(),
            body,
        };
        self.ask(ANSWER, async |client| client.issue_cmd(command).await)
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> HarnessResult<Value> {
        let body = json!({"cmd": command, "params": parameters});
        self.own("POST", "goog/cdp/execute", Some(body))
    }

    /// The accessible role (`computedrole`) or name (`computedlabel`) of an element.
    pub(crate) fn computed(&self, what: &str, Element(id): &Element) -> HarnessResult<String> {
        let told = self.own("GET", &format!("element/{id}/{what}"), None)?;
        Ok(told.as_str().unwrap_or("").to_owned())
    }
}
