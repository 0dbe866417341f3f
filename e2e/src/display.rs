//! A virtual display, for WebKitGTK, which has no headless mode.
//!
//! It has no window manager, so no window gets the focus by itself: without [`Display::focus`] the page is never focused,
//! `:focus` matches nothing and focus events do not fire.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use process_group::ProcessGroup;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, InputFocus, MapState};

use crate::folder::on_path;
use crate::harness_error::{HarnessError, HarnessResult};

/// Higher than any page of which a full screenshot is taken.
const SCREEN: &str = "2000x6000x24";

/// A running `Xvfb`, ended on drop.
pub struct Display {
    number: String,
    _server: ProcessGroup,
}

impl Display {
    /// Starts a display with the first free number.
    ///
    /// # Errors
    /// If `Xvfb` is missing or does not start.
    pub fn start() -> HarnessResult<Self> {
        let server = on_path(&["Xvfb"]).ok_or_else(|| {
            HarnessError::new("Xvfb is not on PATH. Install it: apt-get install xvfb")
        })?;
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
            return Err(HarnessError::new("Xvfb ended without opening a display"));
        }
        Ok(Self {
            number,
            _server: server,
        })
    }

    /// The value of the variable `DISPLAY` for programs that use it.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }

    /// Gives the focus to the windows that are shown.
    ///
    /// # Errors
    /// If the display does not answer.
    pub(crate) fn focus(&self) -> HarnessResult<()> {
        self.focus_windows()
            .map_err(|error| HarnessError::new(format!("focusing a window on Xvfb: {error}")))
    }

    fn focus_windows(&self) -> Result<(), Box<dyn std::error::Error>> {
        let (screen, _) = x11rb::connect(Some(&self.name()))?;
        for root in &screen.setup().roots {
            for window in screen.query_tree(root.root)?.reply()?.children {
                // A window that was just closed has no attributes.
                let attributes = screen.get_window_attributes(window)?.reply();
                if attributes.is_ok_and(|it| it.map_state == MapState::VIEWABLE) {
                    screen.set_input_focus(InputFocus::POINTER_ROOT, window, CURRENT_TIME)?;
                }
            }
        }
        // The answer shows that all earlier requests have been processed.
        screen.get_input_focus()?.reply()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use x11rb::protocol::xproto::{CreateWindowAux, WindowClass};

    #[test]
    fn a_window_that_is_shown_gets_the_focus() {
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
