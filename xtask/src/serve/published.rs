//! The published site, with the headers, the compressed files and the missing page that its readers get.

use super::Wish;
use crate::house::House;
use crate::process::{Running, beside};
use crate::trouble::{Tried, Trouble};
use crate::{build, process};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Command, ExitCode};
use std::thread;
use std::time::Duration;

/// How often a server that is starting is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Builds, publishes and serves `dist/`; with `--watch`, publishes again on each save.
pub fn serve(house: &House, wish: &Wish) -> Tried<ExitCode> {
    build::site(house)?;
    let server = server(house, wish.port);
    // Compiled first, and in the open: a server that is not there yet looks like one that hangs.
    process::run(house.line("cargo build --quiet --package e2e --bin serve"))?;
    let mut server = beside(server)?;
    wait(&mut server, wish.port)?;
    let url = format!("http://127.0.0.1:{}/", wish.port);
    println!("Action News as published is on {url} Ctrl-C ends it.");
    let _watcher = match wish.watch {
        true => Some(beside(watching(house))?),
        false => None,
    };
    if wish.open {
        open(house, &url);
    }
    while !server.has_ended()? {
        thread::sleep(LOOK);
    }
    Err(Trouble::new("the server ended by itself"))
}

fn server(house: &House, port: u16) -> Command {
    let mut command = house.line("cargo run --quiet --package e2e --bin serve --");
    command
        .arg(house.dist())
        .arg("--port")
        .arg(port.to_string());
    command
}

fn watching(house: &House) -> Command {
    let mut command = build::publish(house);
    command.arg("--watch");
    command
}

fn wait(server: &mut Running, port: u16) -> Tried<()> {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if server.has_ended()? {
            return Err(Trouble::new("the server ended at once"));
        }
        thread::sleep(LOOK);
    }
    Ok(())
}

/// In the reader's browser, where the system says which that is.
fn open(house: &House, url: &str) {
    let opener = ["xdg-open", "open"]
        .into_iter()
        .find(|name| house.find(name).is_some());
    let opened = opener.map(|name| house.command(name).arg(url).spawn());
    if !matches!(opened, Some(Ok(_))) {
        eprintln!("Nothing here opens a browser.");
    }
}
