//! A screen that nobody sees, for the engine that has no headless mode.
//!
//! There is no window manager on it, so no window gets the keyboard by itself: without [`Display::focus`] the page is never
//! focused, `:focus` matches nothing and focus events do not fire.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use process_group::ProcessGroup;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, InputFocus, MapState};

use crate::folder::on_path;
use crate::trouble::{Tried, Trouble};

/// Higher than any page that is photographed whole.
const SCREEN: &str = "2000x6000x24";

/// A running `Xvfb`, ended on drop.
pub struct Display {
    number: String,
    _server: ProcessGroup,
}

impl Display {
    /// Starts a screen on the first free number.
    ///
    /// # Errors
    /// Where `Xvfb` is missing or does not start.
    pub fn start() -> Tried<Self> {
        let server = on_path(&["Xvfb"])
            .ok_or_else(|| Trouble::new("Xvfb is not on PATH. Install it: apt-get install xvfb"))?;
        let mut command = Command::new(server);
        command
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                SCREEN,
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = ProcessGroup::start(&mut command, Duration::ZERO, None)?;
        let mut number = String::new();
        if let Some(stdout) = server.child.stdout.take() {
            BufReader::new(stdout).read_line(&mut number)?;
        }
        let number = number.trim().to_owned();
        if number.is_empty() {
            return Err(Trouble::new("Xvfb ended without opening a screen"));
        }
        Ok(Self {
            number,
            _server: server,
        })
    }

    /// What `DISPLAY` has to be for programs that should open on it.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }

    /// Gives the keyboard to the windows that are shown.
    ///
    /// # Errors
    /// Where the screen does not answer.
    pub(crate) fn focus(&self) -> Tried<()> {
        self.focus_windows()
            .map_err(|error| Trouble::new(format!("giving focus on Xvfb: {error}")))
    }

    fn focus_windows(&self) -> Result<(), Box<dyn std::error::Error>> {
        let (screen, _) = x11rb::connect(Some(&self.name()))?;
        for root in &screen.setup().roots {
            for window in screen.query_tree(root.root)?.reply()?.children {
                // A window that has just gone has no attributes.
                let attributes = screen.get_window_attributes(window)?.reply();
                if attributes.is_ok_and(|it| it.map_state == MapState::VIEWABLE) {
                    screen.set_input_focus(InputFocus::POINTER_ROOT, window, CURRENT_TIME)?;
                }
            }
        }
        // The answer shows that all requests before have been processed.
        screen.get_input_focus()?.reply()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use x11rb::protocol::xproto::{CreateWindowAux, WindowClass};

    #[test]
    fn a_window_that_is_shown_gets_the_keyboard() {
        if on_path(&["Xvfb"]).is_none() {
            eprintln!("skipped: Xvfb is not on PATH");
            return;
        }
        let display = Display::start().unwrap();
        let (screen, _) = x11rb::connect(Some(&display.name())).unwrap();
        let root = screen.setup().roots[0].root;
        let [hidden, shown] = [0, 1].map(|_| {
            let window = screen.generate_id().unwrap();
            let (class, aux) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
            screen
                .create_window(0, window, root, 0, 0, 9, 9, 0, class, 0, &aux)
                .unwrap();
            window
        });
        screen.map_window(shown).unwrap().check().unwrap();
        let focused = || screen.get_input_focus().unwrap().reply().unwrap().focus;
        assert_ne!(focused(), shown);
        display.focus().unwrap();
        assert_eq!(focused(), shown);
        assert_ne!(focused(), hidden);
    }
}
