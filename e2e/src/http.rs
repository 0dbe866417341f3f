//! One JSON question to a driver on this machine.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use crate::trouble::{Tried, Trouble};

/// Sends a request and reads the `value` of the answer (WebDriver §6.1).
///
/// # Errors
/// Where the driver does not answer in time, or answers with an error: its kind and message.
pub(crate) fn ask(
    port: u16,
    method: &str,
    path: &str,
    body: Option<&Value>,
    limit: Duration,
) -> Tried<Value> {
    let text = exchange(port, method, path, body, limit)
        .map_err(|error| error.during(&format!("the driver at {method} {path}")))?;
    let mut answer: Value = serde_json::from_slice(&text)?;
    let value = answer.get_mut("value").map_or(Value::Null, Value::take);
    match value.get("error").and_then(Value::as_str) {
        // An answer that merely has a member of this name has no message with it.
        Some(kind) if value.get("message").is_some() => {
            let message = value.get("message").and_then(Value::as_str).unwrap_or("");
            let first = message.lines().next().unwrap_or("");
            Err(Trouble::new(format!("{kind}: {first}")))
        }
        _ => Ok(value),
    }
}

fn exchange(
    port: u16,
    method: &str,
    path: &str,
    body: Option<&Value>,
    limit: Duration,
) -> Tried<Vec<u8>> {
    let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    connection.set_read_timeout(Some(limit))?;
    connection.set_nodelay(true)?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    connection.write_all(&[head.as_bytes(), body.as_bytes()].concat())?;
    read_answer(&mut connection)
}

/// Reads the head, then as much as it announces; drivers do not always close the connection.
fn read_answer(from: &mut impl Read) -> Tried<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut part = [0; 16 * 1024];
    let mut expected = None;
    loop {
        if expected.is_none() {
            expected = bytes
                .windows(4)
                .position(|four| four == b"\r\n\r\n")
                .map(|end| {
                    let head = bytes
                        .get(..end)
                        .map(String::from_utf8_lossy)
                        .unwrap_or_default();
                    (end + 4, content_length(&head))
                });
        }
        if let Some((start, Some(length))) = expected
            && bytes.len() >= start + length
        {
            return Ok(bytes
                .get(start..start + length)
                .unwrap_or_default()
                .to_vec());
        }
        let count = from.read(&mut part)?;
        if count == 0 {
            return match expected {
                Some((start, None)) => Ok(bytes.get(start..).unwrap_or_default().to_vec()),
                _ => Err(Trouble::new("closed the connection without a whole answer")),
            };
        }
        bytes.extend_from_slice(part.get(..count).unwrap_or_default());
    }
}

fn content_length(head: &str) -> Option<usize> {
    head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_announced_and_no_more() {
        let mut bytes = &b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}more"[..];
        assert_eq!(read_answer(&mut bytes).unwrap(), b"{}");
        let mut bytes = &b"HTTP/1.1 200 OK\r\n\r\n{\"a\":1}"[..];
        assert_eq!(read_answer(&mut bytes).unwrap(), b"{\"a\":1}");
        let mut bytes = &b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}"[..];
        assert!(read_answer(&mut bytes).is_err());
    }
}
