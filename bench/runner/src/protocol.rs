//! Chromium's own protocol (devtools-protocol), one question after the other.
//!
//! What the browser tells in between is kept until somebody looks for it.

use crate::trouble::{Tried, Trouble};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

/// Any single question.
const ANSWER: Duration = Duration::from_secs(120);

/// A line to the browser.
pub struct Protocol {
    socket: WebSocket<TcpStream>,
    asked: u64,
    told: VecDeque<Event>,
}

/// Something that happened in the browser.
#[derive(Debug)]
pub struct Event {
    /// For example `Tracing.tracingComplete`.
    pub method: String,
    /// What is said of it.
    pub params: Value,
}

/// One page's part of the line.
#[derive(Clone, Debug)]
pub struct Target(pub String);

impl Protocol {
    /// Connects. `path`: as `DevToolsActivePort` names it.
    ///
    /// # Errors
    /// Where nobody answers on that port.
    pub fn connect(port: u16, path: &str) -> Tried<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        let url = format!("ws://127.0.0.1:{port}{path}");
        // A document of 2,000 blocks is one message.
        let config = WebSocketConfig::default().max_message_size(None);
        let (socket, _) = tungstenite::client::client_with_config(url, stream, Some(config))
            .map_err(|error| Trouble::new(format!("the browser's protocol: {error}")))?;
        Ok(Self {
            socket,
            asked: 0,
            told: VecDeque::new(),
        })
    }

    /// Asks the browser, or one of its pages.
    ///
    /// # Errors
    /// Where the browser says no, or nothing.
    pub fn ask(&mut self, target: Option<&Target>, method: &str, params: Value) -> Tried<Value> {
        self.asked += 1;
        let id = self.asked;
        let mut question = json!({"id": id, "method": method, "params": params});
        if let (Some(Target(session)), Some(question)) = (target, question.as_object_mut()) {
            question.insert("sessionId".to_owned(), json!(session));
        }
        self.socket.send(Message::text(question.to_string()))?;
        let until = Instant::now() + ANSWER;
        loop {
            let Some(mut message) = self.message(until)? else {
                return Err(Trouble::new(format!("{method}: no answer")));
            };
            if message.get("id").and_then(Value::as_u64) != Some(id) {
                self.keep(message);
                continue;
            }
            if let Some(error) = message.get("error") {
                let said = error.get("message").and_then(Value::as_str);
                return Err(Trouble::new(format!("{method}: {}", said.unwrap_or("no"))));
            }
            return Ok(message["result"].take());
        }
    }

    /// The next thing that happened, if something does before that moment.
    ///
    /// # Errors
    /// Where the browser went away.
    pub fn next(&mut self, until: Instant) -> Tried<Option<Event>> {
        loop {
            if let Some(event) = self.told.pop_front() {
                return Ok(Some(event));
            }
            match self.message(until)? {
                Some(message) => self.keep(message),
                None => return Ok(None),
            }
        }
    }

    /// Forgets what was told so far.
    pub fn forget(&mut self) {
        self.told.clear();
    }

    fn keep(&mut self, mut message: Value) {
        if let Some(method) = message.get("method").and_then(Value::as_str) {
            let method = method.to_owned();
            let params = message["params"].take();
            self.told.push_back(Event { method, params });
        }
    }

    fn message(&mut self, until: Instant) -> Tried<Option<Value>> {
        loop {
            let left = until.saturating_duration_since(Instant::now());
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
