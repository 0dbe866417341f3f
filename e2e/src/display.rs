//! A screen that nobody sees, for the engine that has no headless mode.
//!
//! There is no window manager on it, so nobody gives a new window the keyboard: without
//! [`Display::focus`] the page is never focused, `:focus` matches nothing and focus events do not
//! fire. The request for it is 60 bytes of the X11 protocol (X Window System Protocol, version 11,
//! appendix B), so it is spoken here directly.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::folder::on_path;
use crate::guard::{Guarded, first_line};
use crate::trouble::{Tried, Trouble};

/// Higher than any page that is photographed whole.
const SCREEN: &str = "2000x6000x24";

/// A running `Xvfb`, ended on drop.
pub struct Display {
    number: String,
    _server: Guarded,
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
        let mut server = Guarded::start(&mut command, None)?;
        let number = match server.stdout() {
            Some(mut stdout) => first_line(&mut stdout)?,
            None => String::new(),
        };
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
        let socket = UnixStream::connect(format!("/tmp/.X11-unix/X{}", self.number))?;
        socket.set_read_timeout(Some(Duration::from_secs(10)))?;
        Screen { socket }
            .focus_windows()
            .map_err(|error| error.during("giving focus on Xvfb"))
    }
}

/// A connection to the X server, in little-endian byte order.
struct Screen {
    socket: UnixStream,
}

impl Screen {
    fn focus_windows(&mut self) -> Tried<()> {
        let root = self.set_up()?;
        for window in self.children(root)? {
            if self.is_viewable(window)? {
                // SetInputFocus, reverting to the parent, at the current time.
                self.request(42, 1, &[window, 0])?;
            }
        }
        // A question whose answer says that everything before it has been done: GetInputFocus.
        self.request(43, 0, &[])?;
        self.reply().map(drop)
    }

    /// Opens the connection and finds the root window of the first screen.
    fn set_up(&mut self) -> Tried<u32> {
        self.socket
            .write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
        let head = self.read(8)?;
        let rest = self.read(usize::from(u16_at(&head, 6)) * 4)?;
        if head.first() != Some(&1) {
            return Err(Trouble::new("the screen refuses the connection"));
        }
        let vendor = usize::from(u16_at(&rest, 16)).next_multiple_of(4);
        let formats = rest.get(21).map_or(0, |count| usize::from(*count) * 8);
        Ok(u32_at(&rest, 32 + vendor + formats))
    }

    /// `QueryTree`: the windows directly on the root.
    fn children(&mut self, root: u32) -> Tried<Vec<u32>> {
        self.request(15, 0, &[root])?;
        let reply = self.reply()?;
        let count = usize::from(u16_at(&reply, 16));
        Ok((0..count)
            .map(|index| u32_at(&reply, 32 + index * 4))
            .collect())
    }

    /// `GetWindowAttributes`: the map state is the byte at 26, and 2 means viewable.
    fn is_viewable(&mut self, window: u32) -> Tried<bool> {
        self.request(3, 0, &[window])?;
        Ok(self.reply()?.get(26) == Some(&2))
    }

    fn request(&mut self, opcode: u8, detail: u8, words: &[u32]) -> Tried<()> {
        let length = u16::try_from(words.len() + 1).unwrap_or(u16::MAX);
        let mut bytes = vec![opcode, detail];
        bytes.extend_from_slice(&length.to_le_bytes());
        for word in words {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        Ok(self.socket.write_all(&bytes)?)
    }

    /// The next reply. Errors (code 0: the window has just gone) answer nothing that was asked.
    fn reply(&mut self) -> Tried<Vec<u8>> {
        let mut reply = self.read(32)?;
        match reply.first() {
            Some(1) => {
                let more = self.read(u32_at(&reply, 4) as usize * 4)?;
                reply.extend(more);
                Ok(reply)
            }
            _ => Err(Trouble::new("the screen answers with an error")),
        }
    }

    fn read(&mut self, count: usize) -> Tried<Vec<u8>> {
        let mut bytes = vec![0; count];
        self.socket.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map_or(0, u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}
