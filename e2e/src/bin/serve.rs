//! Serves a published site as its host will: `serve FOLDER [--port N]`.
//!
//! With the headers of its `_headers`, the compressed copies beside its files, ETags, and its page for what is
//! missing. `cargo xtask serve --release` shows the site through this.

use std::path::PathBuf;
use std::process::ExitCode;

use e2e::{Missing, Site, Tried, Trouble};

const DEFAULT_PORT: u16 = 8080;

fn main() -> ExitCode {
    match run() {
        Ok(never) => never,
        Err(trouble) => {
            eprintln!("serve: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Tried<ExitCode> {
    let (folder, port) = arguments(std::env::args().skip(1))?;
    if !folder.join("index.html").is_file() {
        let name = folder.display();
        return Err(Trouble::new(format!("{name} has no index.html")));
    }
    let site = Site::serve_on(port, folder)?
        .missing(Missing::NotFound)
        .compressed()
        .pristine();
    println!("{}/", site.origin());
    // The connections have threads of their own; an interrupt ends them all.
    loop {
        std::thread::park();
    }
}

fn arguments(mut words: impl Iterator<Item = String>) -> Tried<(PathBuf, u16)> {
    let usage = || Trouble::new("serve takes FOLDER and --port N");
    let (mut folder, mut port) = (None, DEFAULT_PORT);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => {
                let number = words.next().and_then(|number| number.parse().ok());
                port = number.ok_or_else(usage)?;
            }
            _ if word.starts_with('-') || folder.is_some() => return Err(usage()),
            _ => folder = Some(PathBuf::from(word)),
        }
    }
    Ok((folder.ok_or_else(usage)?, port))
}
