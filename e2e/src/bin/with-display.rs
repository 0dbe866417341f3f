//! Runs a command with a virtual display: `with-display COMMAND [ARGUMENT…]`.
//!
//! `cargo xtask test` runs the wasm tests in WebKitGTK with it, which has no headless mode.

use std::process::{Command, ExitCode};

use e2e::{Display, HarnessError, HarnessResult};

fn main() -> ExitCode {
    match run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("with-display: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> HarnessResult<u8> {
    let mut words = std::env::args_os().skip(1);
    let command = words
        .next()
        .ok_or_else(|| HarnessError::new("which command?"))?;
    let display = Display::start()?;
    let status = Command::new(command)
        .args(words)
        .env("DISPLAY", display.name())
        .status()?;
    // On Unix the code is 0 to 255, or missing if a signal ended the process.
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1))
}
