//! The entries of the store's file.
//!
//! ```text
//! 1 byte: '+' put, '-' remove, '.' commit
//! 3 × 4 bytes: the lengths of name, record and note
//! name, record, note
//! 8 bytes: the digest of all that
//! ```
//!
//! Numbers are little-endian.

use super::digest;
use super::index::{Change, Index, MAX_ENTRY_BYTES, Place};
use std::fs::File;
use std::io::{self, BufReader, Read};

/// An entry that sets an artefact.
pub const PUT: u8 = b'+';
/// An entry that removes an artefact.
pub const REMOVE: u8 = b'-';
/// An entry that commits all entries before it.
pub const COMMIT: u8 = b'.';
/// The bytes of an entry before its name.
const HEAD_BYTES: usize = 13;
/// The bytes of an entry after its note.
const DIGEST_BYTES: usize = 8;
/// An entry.
pub struct Entry<'e> {
    pub name: &'e str,
    pub record: &'e [u8],
    pub note: &'e [u8],
}

impl<'e> Entry<'e> {
    pub fn of_name(name: &'e str) -> Self {
        Self {
            name,
            record: &[],
            note: &[],
        }
    }

    pub fn encode(&self, kind: u8) -> Vec<u8> {
        let parts = [self.name.as_bytes(), self.record, self.note];
        let lens = parts.iter().map(|part| part.len()).sum::<usize>();
        let mut bytes = Vec::with_capacity(HEAD_BYTES + lens + DIGEST_BYTES);
        bytes.push(kind);
        for part in parts {
            // A part that is too long makes an entry that is not read back.
            bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
        }
        parts.iter().for_each(|part| bytes.extend_from_slice(part));
        bytes.extend_from_slice(&digest::of(&bytes).to_le_bytes());
        bytes
    }

    /// The entry in these bytes, if they are whole.
    pub fn decode(bytes: &'e [u8]) -> Option<Self> {
        let (rest, own) = bytes.split_last_chunk::<DIGEST_BYTES>()?;
        if u64::from_le_bytes(*own) != digest::of(rest) {
            return None;
        }
        let (head, rest) = rest.split_first_chunk::<HEAD_BYTES>()?;
        let [name, record, note] = lens(head)?;
        let (name, rest) = rest.split_at_checked(name)?;
        let (record, rest) = rest.split_at_checked(record)?;
        (rest.len() == note).then_some(Self {
            name: std::str::from_utf8(name).ok()?,
            record,
            note: rest,
        })
    }
}

/// The lengths of name, record and note.
fn lens(head: &[u8; HEAD_BYTES]) -> Option<[usize; 3]> {
    let [_, lens @ ..] = head;
    let (lens, _) = lens.as_chunks::<4>();
    let [name, record, note] = lens else {
        return None;
    };
    let lens = [name, record, note].map(|len| u32::from_le_bytes(*len));
    lens.iter()
        .all(|len| u64::from(*len) <= MAX_ENTRY_BYTES)
        .then(|| lens.map(|len| len as usize))
}

/// The index of the entries up to the last commit before any damage, and where that commit ends.
pub fn scan(file: &mut File) -> io::Result<(Index, u64)> {
    let mut reader = BufReader::with_capacity(1 << 18, file);
    let (mut changes, mut committed): (Vec<Change>, usize) = (Vec::new(), 0);
    let (mut at, mut end) = (0, 0);
    let mut bytes = Vec::new();
    while let Some(kind) = next(&mut reader, &mut bytes)? {
        let Some((entry, place)) = Entry::decode(&bytes).zip(Place::new(at, bytes.len())) else {
            break;
        };
        let name = digest::of(entry.name.as_bytes());
        at += bytes.len() as u64;
        match kind {
            PUT => changes.push((name, Some(place))),
            REMOVE => changes.push((name, None)),
            COMMIT => (committed, end) = (changes.len(), at),
            _ => break,
        }
    }
    changes.truncate(committed);
    Ok((Index::default().with(changes), end))
}

/// Reads the next entry, and returns its kind; none at the end, or if there is no valid entry.
fn next(reader: &mut impl Read, bytes: &mut Vec<u8>) -> io::Result<Option<u8>> {
    let mut head = [0; HEAD_BYTES];
    if reader.read_exact(&mut head).is_err() {
        return Ok(None);
    }
    let Some(lens) = lens(&head) else {
        return Ok(None);
    };
    let rest = lens.iter().sum::<usize>() + DIGEST_BYTES;
    bytes.clear();
    bytes.extend_from_slice(&head);
    let read = reader.take(rest as u64).read_to_end(bytes)?;
    let [kind, ..] = head;
    Ok((read == rest).then_some(kind))
}
