//! Scans JSON byte by byte for the positions of values.

use std::collections::HashMap;

/// A byte order mark in UTF-8.
pub(super) const BOM: &[u8] = b"\xef\xbb\xbf";

/// Offsets of a value, in bytes.
#[derive(Clone, Copy)]
pub(super) struct Offsets {
    /// The start of the key; for an array's element, of the value.
    pub(super) key: usize,
    /// The start of the value.
    pub(super) value: usize,
}

/// Fills in the offsets of the wanted pointers. Of equal keys the last wins, as in parsing.
pub(super) fn scan(bytes: &[u8], found: &mut HashMap<String, Option<Offsets>>) {
    let mut scanner = Scanner {
        bytes,
        at: if bytes.starts_with(BOM) { BOM.len() } else { 0 },
        pointer: String::new(),
        open: Vec::new(),
        longest: found.keys().map(String::len).max().unwrap_or(0),
        found,
    };
    scanner.scan();
}

/// An object or array that is not closed yet.
enum Open {
    /// With the length of its pointer.
    Object(usize),
    /// With the length of its pointer, and the index of the next element.
    Array(usize, usize),
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    pointer: String,
    open: Vec<Open>,
    found: &'a mut HashMap<String, Option<Offsets>>,
    /// The length of the longest pointer in `found`.
    longest: usize,
}

impl Scanner<'_> {
    /// Scans the document. It was parsed before, so malformed JSON just ends the scan.
    fn scan(&mut self) {
        let mut key = None;
        while let Some(byte) = self.skip_to_token() {
            match byte {
                b'}' | b']' => {
                    self.open.pop();
                    self.at += 1;
                }
                b'"' if self.awaits_key(key) => key = Some(self.key()),
                _ => {
                    self.value(byte, key.take());
                }
            }
        }
    }

    fn awaits_key(&self, key: Option<usize>) -> bool {
        key.is_none() && matches!(self.open.last(), Some(Open::Object(_)))
    }

    fn skip_to_token(&mut self) -> Option<u8> {
        loop {
            match *self.bytes.get(self.at)? {
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    /// Appends a key to the pointer and returns its offset.
    fn key(&mut self) -> usize {
        let start = self.at;
        self.skip_string();
        let literal = self.bytes.get(start..self.at).unwrap_or_default();
        let key: String = serde_json::from_slice(literal).unwrap_or_default();
        if let Some(Open::Object(length)) = self.open.last() {
            self.pointer.truncate(*length);
        }
        self.pointer.push('/');
        self.pointer
            .push_str(&key.replace('~', "~0").replace('/', "~1"));
        start
    }

    fn value(&mut self, byte: u8, key: Option<usize>) {
        if let Some(Open::Array(length, next)) = self.open.last_mut() {
            self.pointer.truncate(*length);
            self.pointer.push_str(&format!("/{next}"));
            *next += 1;
        }
        // A pointer longer than every wanted one is not looked up: it may be very long.
        if self.pointer.len() <= self.longest
            && let Some(place) = self.found.get_mut(&self.pointer)
        {
            *place = Some(Offsets {
                key: key.unwrap_or(self.at),
                value: self.at,
            });
        }
        match byte {
            b'{' => self.open.push(Open::Object(self.pointer.len())),
            b'[' => self.open.push(Open::Array(self.pointer.len(), 0)),
            b'"' => return self.skip_string(),
            _ => {}
        }
        self.at += 1;
        if !matches!(byte, b'{' | b'[') {
            while self
                .bytes
                .get(self.at)
                .is_some_and(|b| !b" \t\r\n,:]}".contains(b))
            {
                self.at += 1;
            }
        }
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += match byte {
                b'\\' => 2,
                _ => 1,
            };
            if *byte == b'"' {
                return;
            }
        }
    }
}
