//! A server that follows a script.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the server does with a request.
#[derive(Clone)]
pub enum Does {
    Answer(u16, &'static str, String),
    Hang,
    /// Sends a body in ten pieces with pauses before them.
    Trickle(String, Duration),
    /// Sends headers, and no body until the client hangs up.
    Stall,
    /// Promises more bytes than it sends.
    Truncate(String),
    /// Closes the connection at once.
    Close,
}

/// A server that follows a script of responses; it repeats the last one.
pub struct Server {
    pub url: String,
    pub requests: Arc<AtomicUsize>,
    pub asked: Arc<Mutex<String>>,
}

/// Starts the server; it runs until the tests end.
pub fn serve(script: Vec<Does>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (requests, asked) = (
        Arc::new(AtomicUsize::new(0)),
        Arc::new(Mutex::new(String::new())),
    );
    let server = Server {
        url,
        requests: requests.clone(),
        asked: asked.clone(),
    };
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let does = script[requests
                .fetch_add(1, Ordering::SeqCst)
                .min(script.len() - 1)]
            .clone();
            let asked = asked.clone();
            std::thread::spawn(move || answer(stream, &does, &asked));
        }
    });
    server
}

fn answer(mut stream: TcpStream, does: &Does, asked: &Mutex<String>) {
    let mut lines = BufReader::new(stream.try_clone().expect("a second handle")).lines();
    let first = lines.next().and_then(Result::ok).unwrap_or_default();
    *asked.lock().expect("the lock") = first;
    while lines
        .next()
        .and_then(Result::ok)
        .is_some_and(|line| !line.is_empty())
    {}
    let _ = match does {
        Does::Answer(status, headers, body) => write!(
            stream,
            "HTTP/1.1 {status} x\r\nContent-Type: application/json\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ),
        Does::Truncate(body) => {
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}",
                body.len() + 40
            )
        }
        Does::Trickle(body, pause) => {
            let length = body.len();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n");
            let pieces = body.as_bytes().chunks(length.div_ceil(10));
            stream.write_all(head.as_bytes()).and_then(|()| {
                pieces.into_iter().try_for_each(|piece| {
                    std::thread::sleep(*pause);
                    stream.write_all(piece)
                })
            })
        }
        Does::Stall => {
            let head = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n";
            let sent = stream.write_all(head.as_bytes());
            lines.next();
            sent
        }
        // Longer than anybody waits here; the client hangs up first.
        Does::Hang => lines.next().map_or(Ok(()), |_| Ok(())),
        Does::Close => Ok(()),
    };
}
