//! An HTTP request.

use std::io::Read;

use crate::harness_error::{HarnessError, HarnessResult};

/// Limit of a request's head, more than any browser sends.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// One request that reached a [`Site`](crate::Site).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path below the site's base, percent-decoded, with its leading slash.
    pub path: String,
    /// The query without `?`, as it was sent.
    pub query: String,
    /// Names and values; names in lower case.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header; `name` in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Reads only the first line. As long as the rest is unread, dropping the connection resets it.
    pub(crate) fn read_line(from: &mut impl Read) -> HarnessResult<Self> {
        let line = String::from_utf8_lossy(&read_until(from, b"\r\n")?).into_owned();
        let mut words = line.split_whitespace();
        let (method, target) = match (words.next(), words.next()) {
            (Some(method), Some(target)) => (method, target),
            _ => return Err(HarnessError::new(format!("not a request: {line:?}"))),
        };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Ok(Self {
            method: method.to_owned(),
            path: percent_decoded(path),
            query: query.to_owned(),
            headers: Vec::new(),
        })
    }

    /// Reads the headers that follow the first line.
    pub(crate) fn read_headers(&mut self, from: &mut impl Read) -> HarnessResult<()> {
        loop {
            let line = String::from_utf8_lossy(&read_until(from, b"\r\n")?).into_owned();
            match line.trim_end().split_once(':') {
                Some((name, value)) => {
                    self.headers
                        .push((name.to_ascii_lowercase(), value.trim().to_owned()));
                }
                None => return Ok(()),
            }
        }
    }

    /// Whether the browser accepts an encoding (RFC 9110 §12.5.3).
    pub(crate) fn accepts(&self, encoding: &str) -> bool {
        let all = self.header("accept-encoding").unwrap_or_default();
        all.split(',').any(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, ""));
            let weight = weight.trim().trim_start_matches("q=").trim();
            name.trim().eq_ignore_ascii_case(encoding) && weight.parse() != Ok(0.0_f32)
        })
    }

    /// Whether another request may follow on the connection (RFC 9112 §9.3): the browser does not close it, and there is no
    /// body, which would be left unread.
    pub(crate) fn may_be_followed(&self) -> bool {
        let closes = |value: &str| value.eq_ignore_ascii_case("close");
        matches!(self.method.as_str(), "GET" | "HEAD")
            && !self.header("connection").is_some_and(closes)
    }

    /// The requested byte range (RFC 9110 §14.1.2, one range only), within `length`.
    pub(crate) fn range(&self, length: usize) -> Option<(usize, usize)> {
        let (from, to) = self
            .header("range")?
            .strip_prefix("bytes=")?
            .split_once('-')?;
        let last = length.checked_sub(1)?;
        let (from, to) = match (from.parse().ok(), to.parse().ok()) {
            (Some(from), to) => (from, to.unwrap_or(last).min(last)),
            (None, Some(count)) => (length.saturating_sub(count), last),
            (None, None) => return None,
        };
        (from <= to).then_some((from, to))
    }
}

/// Reads up to and including `end`, one byte at a time: the rest must stay in the socket.
fn read_until(from: &mut impl Read, end: &[u8]) -> HarnessResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(end) {
        if bytes.len() > MAX_HEAD_BYTES || from.read(&mut byte)? == 0 {
            return Err(HarnessError::new("the request is incomplete or too long"));
        }
        bytes.extend_from_slice(&byte);
    }
    Ok(bytes)
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_parsed() {
        let mut bytes =
            &b"GET /a%20b/c.json?x=1 HTTP/1.1\r\nHost: h\r\nRange: bytes=2-\r\n\r\nbody"[..];
        let mut request = Request::read_line(&mut bytes).unwrap();
        assert!(bytes.starts_with(b"Host"), "the headers are still unread");
        request.read_headers(&mut bytes).unwrap();
        assert_eq!(
            (request.path.as_str(), request.query.as_str()),
            ("/a b/c.json", "x=1")
        );
        assert_eq!(request.header("host"), Some("h"));
        assert_eq!(request.range(10), Some((2, 9)));
    }

    #[test]
    fn accepted_encodings_are_parsed() {
        let check = |accepted: &str, expected| {
            let request = Request {
                method: String::new(),
                path: String::new(),
                query: String::new(),
                headers: vec![("accept-encoding".to_owned(), accepted.to_owned())],
            };
            assert_eq!(request.accepts("br"), expected, "{accepted}");
        };
        check("gzip, deflate, br", true);
        check("BR;q=0.5", true);
        check("gzip, br;q=0", false);
        check("gzip, br; q=0.0", false);
        check("brx", false);
        check("", false);
    }

    #[test]
    fn ranges_are_parsed() {
        let of = |range: &str, length| {
            let headers = vec![("range".to_owned(), range.to_owned())];
            let request = Request {
                method: String::new(),
                path: String::new(),
                query: String::new(),
                headers,
            };
            request.range(length)
        };
        assert_eq!(of("bytes=0-1", 10), Some((0, 1)));
        assert_eq!(of("bytes=4-99", 10), Some((4, 9)));
        assert_eq!(of("bytes=-3", 10), Some((7, 9)));
        assert_eq!(of("bytes=10-", 10), None);
        assert_eq!(of("bytes=0-1", 0), None);
        assert_eq!(of("lines=0-1", 10), None);
    }
}
