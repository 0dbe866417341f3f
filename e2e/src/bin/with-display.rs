//! Runs a command with a screen of its own: `with-display COMMAND [ARGUMENT…]`.
//!
//! WebKitGTK has no headless mode. `cargo xtask test` runs the wasm tests in it through this.

use std::process::{Command, ExitCode};

use e2e::{Display, Tried, Trouble};

fn main() -> ExitCode {
    match run() {
        Ok(code) => ExitCode::from(code),
        Err(trouble) => {
            eprintln!("with-display: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Tried<u8> {
    let mut words = std::env::args_os().skip(1);
    let command = words.next().ok_or_else(|| Trouble::new("which command?"))?;
    let display = Display::start()?;
    let status = Command::new(command)
        .args(words)
        .env("DISPLAY", display.name())
        .status()?;
    // A code outside 0 to 255 cannot happen on Unix; no code at all means a signal.
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1))
}
