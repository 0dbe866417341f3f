//! A client of the Chrome DevTools Protocol: one command after the other.
//!
//! Events that arrive meanwhile are queued.
//!
//! Source: <https://chromedevtools.github.io/devtools-protocol/>

use crate::error::{Error, Result};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

/// Timeout of a command.
const TIMEOUT: Duration = Duration::from_secs(120);

/// A connection to the browser.
pub struct Protocol {
    socket: WebSocket<TcpStream>,
    last_id: u64,
    events: VecDeque<Event>,
}

/// An event of the protocol.
#[derive(Debug)]
pub struct Event {
    /// For example `Tracing.tracingComplete`.
    pub method: String,
    /// As the protocol documents them for the method.
    pub params: Value,
}

/// The session of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session(pub String);

impl Protocol {
    /// Connects. `path`: as `DevToolsActivePort` names it.
    ///
    /// # Errors
    /// If nothing answers on that port.
    pub fn connect(port: u16, path: &str) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        let url = format!("ws://127.0.0.1:{port}{path}");
        // A trace arrives in large messages.
        let config = WebSocketConfig::default().max_message_size(None);
        let (socket, _) = tungstenite::client::client_with_config(url, stream, Some(config))
            .map_err(|error| Error::new(format!("connecting to the browser: {error}")))?;
        Ok(Self {
            socket,
            last_id: 0,
            events: VecDeque::new(),
        })
    }

    /// Sends a command to the browser, or to one of its pages, and waits for the result.
    ///
    /// # Errors
    /// If the browser refuses it, or does not answer in time.
    pub fn call(
        &mut self,
        session: Option<&Session>,
        method: &str,
        params: Value,
    ) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        let mut command = json!({"id": id, "method": method, "params": params});
        if let (Some(Session(session)), Some(command)) = (session, command.as_object_mut()) {
            command.insert("sessionId".to_owned(), json!(session));
        }
        self.socket.send(Message::text(command.to_string()))?;
        let deadline = Instant::now() + TIMEOUT;
        loop {
            let Some(mut message) = self.message(deadline)? else {
                return Err(Error::new(format!("{method}: no answer")));
            };
            if message.get("id").and_then(Value::as_u64) != Some(id) {
                self.queue(message);
                continue;
            }
            if let Some(error) = message.get("error") {
                let reason = error.get("message").and_then(Value::as_str);
                let reason = reason.unwrap_or("refused");
                return Err(Error::new(format!("{method}: {reason}")));
            }
            return Ok(message["result"].take());
        }
    }

    /// The next event, or `None` if none arrives before the deadline.
    ///
    /// # Errors
    /// If the connection is lost.
    pub fn next_event(&mut self, deadline: Instant) -> Result<Option<Event>> {
        loop {
            if let Some(event) = self.events.pop_front() {
                return Ok(Some(event));
            }
            match self.message(deadline)? {
                Some(message) => self.queue(message),
                None => return Ok(None),
            }
        }
    }

    /// Drops the events that are queued.
    pub fn clear_events(&mut self) {
        self.events.clear();
    }

    fn queue(&mut self, mut message: Value) {
        if let Some(method) = message.get("method").and_then(Value::as_str) {
            let method = method.to_owned();
            let params = message["params"].take();
            self.events.push_back(Event { method, params });
        }
    }

    fn message(&mut self, deadline: Instant) -> Result<Option<Value>> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(None);
            }
            self.socket.get_ref().set_read_timeout(Some(left))?;
            match self.socket.read() {
                Ok(Message::Text(text)) => return Ok(Some(serde_json::from_str(&text)?)),
                Ok(_) => {}
                Err(tungstenite::Error::Io(error))
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    return Ok(None);
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
}
