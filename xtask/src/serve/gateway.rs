//! Listens on the port from the start: answers with the progress of the build, then optionally with the files of a folder,
//! and finally forwards connections to the site's server.
//!
//! Trunk listens only after its first build, and before that tools may have to be installed. So this program listens on the
//! port that it has printed, and the site's server on another ([`free_port`]). Bytes are forwarded unchanged, so Trunk's
//! WebSocket, which reloads the page, works too.

use super::folder;
use super::progress_page::{self, Step};
use super::server::listen;
use crate::error::{Error, Result};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a browser may take to send a request while the site is being built.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);
/// Longer request heads are not read; the answer is the same.
const MAX_HEAD_BYTES: usize = 16 * 1024;
const HTML: &str = "text/html; charset=utf-8";

/// The port that browsers use.
pub struct Gateway {
    port: u16,
    state: Arc<Mutex<State>>,
}

struct State {
    steps: Vec<Step>,
    site: Site,
}

/// What answers requests.
#[derive(Clone)]
enum Site {
    /// The page with the progress of the build.
    Progress,
    Folder(PathBuf),
    /// The server on this port.
    Server(u16),
}

impl Gateway {
    /// Starts to listen. It listens as long as this program runs.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn listen(port: u16) -> Result<Self> {
        let listener = listen(port)?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(Mutex::new(State {
            steps: Vec::new(),
            site: Site::Progress,
        }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                thread::spawn(move || serve(client, &state));
            }
        });
        Ok(Self { port, state })
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Shows a step as running until the result is dropped. Several can run at the same time.
    pub fn step(&self, name: impl Into<String>) -> StepGuard<'_> {
        let mut state = lock(&self.state);
        state.steps.push(Step {
            name: name.into(),
            start: Instant::now(),
            end: None,
        });
        StepGuard {
            index: state.steps.len() - 1,
            state: &self.state,
        }
    }

    /// Answers with the files of a folder from now on.
    pub fn serve_folder(&self, folder: PathBuf) {
        lock(&self.state).site = Site::Folder(folder);
    }

    /// Forwards connections from now on.
    pub fn forward_to(&self, server_port: u16) {
        lock(&self.state).site = Site::Server(server_port);
    }
}

/// A running step.
#[must_use = "the step ends when this is dropped"]
pub struct StepGuard<'a> {
    index: usize,
    state: &'a Mutex<State>,
}

impl Drop for StepGuard<'_> {
    fn drop(&mut self) {
        if let Some(step) = lock(self.state).steps.get_mut(self.index) {
            step.end = Some(Instant::now());
        }
    }
}

/// A port that is not in use.
///
/// # Errors
/// If the system has none.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .map_err(|error| Error::new(format!("no port is free: {error}")))?;
    Ok(listener.local_addr()?.port())
}

fn serve(client: TcpStream, state: &Mutex<State>) {
    let site = lock(state).site.clone();
    // An error means that the browser has closed the connection, or that the server has ended; then this program ends, too.
    let _ = match site {
        Site::Progress => answer_with_progress(client, state),
        Site::Folder(folder) => answer_with_file(client, &folder),
        Site::Server(port) => TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .and_then(|server| forward(client, server)),
    };
}

/// Copies bytes in both directions, until both are closed.
fn forward(client: TcpStream, server: TcpStream) -> io::Result<()> {
    let (from_client, to_server) = (client.try_clone()?, server.try_clone()?);
    let requests = thread::spawn(move || pump(from_client, to_server));
    pump(server, client);
    let _ = requests.join();
    Ok(())
}

fn pump(mut from: TcpStream, mut to: TcpStream) {
    let _ = io::copy(&mut from, &mut to);
    let _ = to.shutdown(Shutdown::Write);
}

fn answer_with_progress(client: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    answer(client, |_| {
        let page = progress_page::html(&lock(state).steps, Instant::now());
        (
            "503 Service Unavailable\r\nRetry-After: 2",
            HTML,
            page.into_bytes(),
        )
    })
}

fn answer_with_file(client: TcpStream, folder: &Path) -> io::Result<()> {
    answer(client, |target| match folder::file(folder, target) {
        Some((media_type, bytes)) => ("200 OK", media_type, bytes),
        None => ("404 Not Found", "text/plain", b"Not found\n".to_vec()),
    })
}

/// Reads a request and sends the response from `respond` for its target: the status, which may be followed by lines with
/// more headers, the media type and the body.
fn answer(
    mut client: TcpStream,
    respond: impl FnOnce(&str) -> (&'static str, &'static str, Vec<u8>),
) -> io::Result<()> {
    client.set_read_timeout(Some(REQUEST_TIMEOUT))?;
    let head = read_head(&mut client)?;
    let target = head.split(' ').nth(1).unwrap_or("/");
    let (status, media_type, body) = respond(target);
    let length = body.len();
    write!(
        client,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    client.write_all(&body)
}

/// Reads a request's head, up to the empty line: closing a connection with unread bytes would reset it before the answer is read.
fn read_head(client: &mut TcpStream) -> io::Result<String> {
    let mut head = Vec::new();
    let mut buffer = [0; 1024];
    while head.len() < MAX_HEAD_BYTES && !head.windows(4).any(|part| part == b"\r\n\r\n") {
        match client.read(&mut buffer)? {
            0 => break,
            count => head.extend_from_slice(buffer.get(..count).unwrap_or_default()),
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// Locks the state, also after a panic: the list of steps is still valid.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn get(port: u16) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream
            .write_all(b"GET /world/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn the_port_answers_with_the_progress_and_then_with_the_site() {
        let gateway = Gateway::listen(0).unwrap();
        drop(gateway.step("Downloading"));
        let _installing = gateway.step("Installing trunk");
        let _building = gateway.step("Building <the app>");
        let building = get(gateway.port());
        assert!(building.starts_with("HTTP/1.1 503 "), "{building}");
        for part in [
            "\r\nRetry-After: 2\r\n",
            "\r\nContent-Type: text/html; charset=utf-8\r\n",
            "<li>Downloading ",
            "<li aria-current=\"step\">Installing trunk ",
            "<li aria-current=\"step\">Building &lt;the app&gt; ",
            "http-equiv=\"refresh\" content=\"2\"",
        ] {
            assert!(building.contains(part), "{part}: {building}");
        }
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "first").unwrap();
        gateway.serve_folder(folder.path().to_owned());
        let first = get(gateway.port());
        assert!(first.starts_with("HTTP/1.1 200 OK\r\n"), "{first}");
        assert!(first.ends_with("\r\n\r\nfirst"), "{first}");
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        gateway.forward_to(server.local_addr().unwrap().port());
        let served = thread::spawn(move || {
            let (mut stream, _) = server.accept().unwrap();
            read_head(&mut stream).unwrap();
            stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsite")
                .unwrap();
        });
        assert!(get(gateway.port()).ends_with("\r\n\r\nsite"));
        served.join().unwrap();
    }
}
