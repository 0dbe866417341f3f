//! Serves a published site as its host will: `serve FOLDER [--port N]`.
//!
//! With the headers of its `_headers`, the compressed copies beside its files, ETags, and its page for what is
//! missing. `cargo xtask serve --release` shows the site through this.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use e2e::{Missing, Site, Tried, Trouble};

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
        Err(trouble) => {
            eprintln!("serve: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(Args { folder, port }: Args) -> Tried<ExitCode> {
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
