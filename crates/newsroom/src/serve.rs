//! `newsroom serve`: the site of a content folder on this machine, while it is being written.
//!
//! Pages are rendered on request, so they are there at once however many articles there are. Fronts, feeds and sitemaps
//! need all articles: these are read in the background ([`crate::publish::collect`]). When a file is saved, open pages
//! are told by server-sent events, and a script that only this command adds to pages replaces what has changed.
//!
//! Articles that readers may not see yet are shown and marked. With `--published`, a published folder is served instead, as
//! a host would.

use crate::failure::Failure;
use crate::publish::AppFiles;
use preview::Preview;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

mod answer;
mod changes;
mod decorate;
mod faults;
mod http;
mod preview;
mod published;
mod redirects;

/// Arguments of `newsroom serve`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The port on 127.0.0.1; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// The folder with portal.json and articles/
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The app as Trunk built it [default: the app inside this program, or target/app]
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Serve a published site as a host would, with the headers that its `_headers` lists
    #[arg(long, value_name = "DIR", conflicts_with_all = ["content", "app"])]
    published: Option<PathBuf>,
    /// Open it in a browser
    #[arg(long)]
    open: bool,
}

/// Serves until it is interrupted.
///
/// # Errors
/// If the port is taken, or a folder cannot be served.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let listener = listen(arguments.port)?;
    let address = listener.local_addr();
    let address = address.map_err(|why| Failure::new(format!("cannot listen: {why}")))?;
    let (router, preview) = match &arguments.published {
        Some(folder) => (published::router(folder)?, None),
        None => {
            let preview = Preview::start(
                &arguments.content,
                AppFiles::choose(arguments.app.as_deref()),
            )?;
            (http::preview(Arc::clone(&preview)), Some(preview))
        }
    };
    let url = format!("http://{address}/");
    println!("The site is on {url} Ctrl-C ends it.");
    if arguments.open
        && let Err(why) = open::that_detached(&url)
    {
        eprintln!("newsroom: cannot open a browser: {why}");
    }
    let ended = http::serve(listener, router);
    if let Some(preview) = preview {
        preview.end();
    }
    ended.map(|()| ExitCode::SUCCESS)
}

fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|why| {
        let other = port.checked_add(1).unwrap_or(8080);
        Failure::new(format!(
            "port {port} cannot be used ({why}); choose another: newsroom serve --port {other}"
        ))
    })
}
