//! Serves a published site as a host would: `serve FOLDER [--port N]`.
//!
//! It sends the headers in the site's `_headers`, the compressed copies of files, ETags, and `404.html` for missing paths.
//! `cargo xtask serve --release` uses it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use e2e::{HarnessError, HarnessResult, Missing, Site};

/// Serves a published site on this machine, with the headers and compressed files that its host will send
#[derive(Parser)]
#[command(name = "serve")]
struct Args {
    /// The site's folder
    folder: PathBuf,
    /// The port
    #[arg(long, default_value_t = 8080, value_name = "N")]
    port: u16,
}

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(never) => never,
        Err(error) => {
            eprintln!("serve: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(Args { folder, port }: Args) -> HarnessResult<ExitCode> {
    if !folder.join("index.html").is_file() {
        let name = folder.display();
        return Err(HarnessError::new(format!("{name} has no index.html")));
    }
    let site = Site::serve_on(port, folder)?
        .missing(Missing::NotFound)
        .compressed()
        .pristine();
    println!("{}/", site.origin());
    // Connections are handled in threads of their own; an interrupt ends the process.
    loop {
        std::thread::park();
    }
}
