//! An HTTP response of a site, and how it is sent.

use std::io::Write;

use crate::harness_error::HarnessResult;

/// A complete response, before a fault is simulated.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) media_type: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// Whether it has a header of this name.
    pub(crate) fn has(&self, header: &str) -> bool {
        self.headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case(header))
    }
}

/// Sends head and body with one write.
pub(crate) fn send(mut to: impl Write, answer: &Answer, body_wanted: bool) -> HarnessResult<()> {
    let mut bytes = head(answer);
    if body_wanted {
        bytes.extend_from_slice(&answer.body);
    }
    Ok(to.write_all(&bytes)?)
}

/// Status line and headers.
pub(crate) fn head(answer: &Answer) -> Vec<u8> {
    let Answer {
        status,
        media_type,
        headers,
        body,
    } = answer;
    // The length of the unchanged file would not be 0.
    let length = match status {
        304 => String::new(),
        _ => format!("Content-Length: {}\r\n", body.len()),
    };
    let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(*status));
    head.push_str(&format!("Content-Type: {media_type}\r\n{length}"));
    head.push_str("Accept-Ranges: bytes\r\n");
    if !answer.has("connection") {
        head.push_str("Connection: close\r\n");
    }
    if !answer.has("cache-control") {
        head.push_str("Cache-Control: no-store\r\n");
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    head.into_bytes()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        304 => "Not Modified",
        301 => "Moved Permanently",
        404 => "Not Found",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Whatever",
    }
}
