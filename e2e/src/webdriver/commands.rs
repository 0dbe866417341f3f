//! What a session can be told to do.

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use serde_json::{Value, json};

use super::{ANSWER, Element, Session};
use crate::own_command::OwnCommand;
use crate::trouble::Tried;

impl Session {
    pub(crate) fn go(&self, url: &str) -> Tried<()> {
        self.ask(ANSWER, async |client| client.goto(url).await)
    }

    pub(crate) fn back(&self) -> Tried<()> {
        self.ask(ANSWER, async |client| client.back().await)
    }

    pub(crate) fn forward(&self) -> Tried<()> {
        self.ask(ANSWER, async |client| client.forward().await)
    }

    pub(crate) fn refresh(&self) -> Tried<()> {
        self.ask(ANSWER, async |client| client.refresh().await)
    }

    pub(crate) fn forget_cookies(&self) -> Tried<()> {
        self.ask(ANSWER, async |client| client.delete_all_cookies().await)
    }

    /// A PNG of what is on the screen.
    pub(crate) fn screenshot(&self) -> Tried<Vec<u8>> {
        self.ask(ANSWER, async |client| client.screenshot().await)
    }

    pub(crate) fn set_window_size(&self, width_px: u32, height_px: u32) -> Tried<()> {
        self.ask(ANSWER, async |client| {
            client.set_window_size(width_px, height_px).await
        })
    }

    pub(crate) fn click(&self, element: &Element) -> Tried<()> {
        self.ask(ANSWER, async |client| element.on(client).click().await)
    }

    pub(crate) fn type_into(&self, element: &Element, text: &str) -> Tried<()> {
        self.ask(ANSWER, async |client| {
            element.on(client).send_keys(text).await
        })
    }

    /// Moves the mouse to the middle of an element.
    pub(crate) fn hover(&self, element: &Element) -> Tried<()> {
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

    /// Presses keys one after the other and lets go of them the other way round.
    pub(crate) fn press(&self, keys: &[char]) -> Tried<()> {
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        let keyboard = KeyActions::new("keyboard".to_owned());
        let actions = down
            .chain(up)
            .fold(keyboard, |keyboard, action| keyboard.then(action));
        self.ask(ANSWER, async |client| client.perform_actions(actions).await)
    }

    /// What fantoccini has no function for.
    pub(crate) fn own(
        &self,
        method: &'static str,
        path: &str,
        body: Option<Value>,
    ) -> Tried<Value> {
        let command = OwnCommand {
            method,
            path: path.to_owned(),
            body,
        };
        self.ask(ANSWER, async |client| client.issue_cmd(command).await)
    }

    /// A command of Chromium's own protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Tried<Value> {
        let body = json!({"cmd": command, "params": parameters});
        self.own("POST", "goog/cdp/execute", Some(body))
    }

    /// The role (`computedrole`) or name (`computedlabel`) that assistive technology is told.
    pub(crate) fn computed(&self, what: &str, Element(id): &Element) -> Tried<String> {
        let told = self.own("GET", &format!("element/{id}/{what}"), None)?;
        Ok(told.as_str().unwrap_or("").to_owned())
    }
}
