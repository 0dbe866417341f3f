//! A file of records, read one after the other or where one is known to lie.
//!
//! ```text
//! newsroom publish 3
//! 'p' or 'o', 8 bytes: the digest of its name, 4 bytes: its length, the record      any number of times
//! 'h', 8 bytes: 0, 4 bytes: its length, the head
//! 8 bytes: the digest of all before it
//! ```

use super::code::{Decoder, Encode as _};
use super::{Head, Other, Page};
use crate::data::names::Names;
use crate::files;
use crate::publish::digest::Digest;
use std::fs::File;

/// The name by which a state says what it is. Another layout gets another number.
pub const MAGIC: &[u8] = b"newsroom publish 3\n";
/// What stands before each record, in bytes.
pub const LABEL_BYTES: u64 = 13;
/// Files go through memory in blocks of so many bytes; their digests count where blocks end.
const BLOCK_BYTES: usize = 1 << 16;
/// No record of a page, or of another file, is shorter with its label, in bytes.
const LEAST_PAGE_BYTES: u64 = 137;
const LEAST_OTHER_BYTES: u64 = 63;
/// No record is longer, in bytes: one names a complaint and pictures.
const MAX_BYTES: u32 = 1 << 26;

/// An article's record, or that of another file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    Page(Box<Page>),
    Other(Other),
}

/// The file.
pub struct Records {
    file: File,
    /// Where the last one ends.
    end: u64,
}

/// Where records lie, by the digests of their names.
#[derive(Default)]
pub struct Index(Vec<(u64, u64)>);

/// What was found in a whole file.
pub struct Found {
    pub head: Head,
    pub items_end: u64,
    pub pages: Index,
    pub others: Index,
}

/// What stands before a record.
pub struct Label {
    pub tag: u8,
    pub name: u64,
    pub len: u32,
}

impl Label {
    pub const PAGE: u8 = b'p';
    pub const OTHER: u8 = b'o';
    pub const HEAD: u8 = b'h';

    /// As bytes.
    pub fn encode(&self, to: &mut Vec<u8>) {
        to.push(self.tag);
        to.number(self.name);
        to.extend_from_slice(&self.len.to_le_bytes());
    }

    fn decoded(bytes: [u8; LABEL_BYTES as usize]) -> Option<Self> {
        let mut from = Decoder(&bytes);
        let label = Self {
            tag: from.byte()?,
            name: from.number()?,
            len: from.half()?,
        };
        (label.len <= MAX_BYTES).then_some(label)
    }
}

impl Index {
    /// Room for so many. What is not used of it costs nothing: the system gives memory when it is touched.
    fn of(most: u64) -> Self {
        Self(Vec::with_capacity(usize::try_from(most).unwrap_or(0)))
    }

    /// Where the record with a name lies.
    pub fn at(&self, name: u64) -> Option<u64> {
        let found = self.0.binary_search_by_key(&name, |(name, _)| *name).ok()?;
        self.0.get(found).map(|(_, at)| *at)
    }

    fn sort(&mut self) {
        self.0.sort_unstable();
        self.0.dedup_by(|later, kept| {
            let again = later.0 == kept.0;
            if again {
                *kept = *later;
            }
            again
        });
    }
}

impl Record {
    fn decoded(tag: u8, bytes: &[u8]) -> Option<Self> {
        let mut from = Decoder(bytes);
        match tag {
            Label::PAGE => Some(Self::Page(Page::decoded(&mut from)?.into())),
            Label::OTHER => Some(Self::Other(Other::decoded(&mut from)?)),
            _ => None,
        }
    }
}

impl Records {
    /// Those in a file up to a place.
    pub fn of(file: File, end: u64) -> Self {
        Self { file, end }
    }

    /// The record whose label begins at a place.
    pub fn at(&self, at: u64) -> Option<Record> {
        let mut label = [0; LABEL_BYTES as usize];
        files::read_at(&self.file, &mut label, at).ok()?;
        let label = Label::decoded(label)?;
        let mut bytes = vec![0; label.len as usize];
        files::read_at(&self.file, &mut bytes, at + LABEL_BYTES).ok()?;
        Record::decoded(label.tag, &bytes)
    }

    /// All of them; those before damage, where there is any.
    pub fn all(&self) -> impl Iterator<Item = Record> + use<'_> {
        self.placed().map(|(_, record)| record)
    }

    /// All of them, and where their labels begin.
    pub fn placed(&self) -> impl Iterator<Item = (u64, Record)> + use<'_> {
        let mut stream = Stream::of(self);
        let mut begun = false;
        let mut bytes = Vec::new();
        std::iter::from_fn(move || {
            if !std::mem::replace(&mut begun, true) {
                stream.magic()?;
            }
            let at = stream.position();
            let label = stream.record(&mut bytes)?;
            Some((at, Record::decoded(label.tag, &bytes)?))
        })
    }

    /// Reads all of a file; nothing unless it is whole.
    pub fn find(&self) -> Option<Found> {
        let mut stream = Stream::of(self);
        stream.magic()?;
        let mut found = Found {
            head: Head::default(),
            items_end: 0,
            pages: Index::of(self.end / LEAST_PAGE_BYTES),
            others: Index::of(self.end / LEAST_OTHER_BYTES),
        };
        let mut bytes = Vec::new();
        loop {
            let at = stream.position();
            let label = stream.record(&mut bytes)?;
            match label.tag {
                Label::PAGE => {
                    let piece = Page::piece_in(&bytes)?;
                    found.items_end = found.items_end.max(piece.end());
                    found.pages.0.push((label.name, at));
                }
                Label::OTHER => found.others.0.push((label.name, at)),
                Label::HEAD => break,
                _ => return None,
            }
        }
        found.head = Head::decoded(&mut Decoder(&bytes))?;
        found.pages.sort();
        found.others.sort();
        stream.ends_here().then_some(found)
    }

    /// The digest of everything in the file.
    pub fn digest(&self) -> u64 {
        let mut stream = Stream::of(self);
        while stream.fill().is_some() {}
        stream.digest.end()
    }
}

impl Head {
    pub(super) fn encode(&self, to: &mut Vec<u8>) {
        to.number(self.inputs);
        to.number(self.program);
        to.number(self.items);
        to.small(self.names.all().len() as u64);
        for name in self.names.all() {
            to.text(name);
        }
    }

    fn decoded(from: &mut Decoder<'_>) -> Option<Self> {
        let (inputs, program, items) = (from.number()?, from.number()?, from.number()?);
        let mut names = Names::default();
        for _ in 0..from.small()? {
            names.of(from.text()?);
        }
        Some(Self {
            inputs,
            program,
            items,
            names,
        })
    }
}

/// A file from its beginning, block by block.
struct Stream<'f> {
    records: &'f Records,
    /// Where the next block begins.
    next: u64,
    block: Vec<u8>,
    /// What of the block has been taken.
    taken: usize,
    /// Of all blocks so far.
    digest: Digest,
}

impl<'f> Stream<'f> {
    fn of(records: &'f Records) -> Self {
        Self {
            records,
            next: 0,
            block: Vec::new(),
            taken: 0,
            digest: Digest::new(),
        }
    }

    fn position(&self) -> u64 {
        self.next - (self.block.len() - self.taken) as u64
    }

    fn fill(&mut self) -> Option<()> {
        let left = self.records.end.checked_sub(self.next)?;
        let len = usize::try_from(left.min(BLOCK_BYTES as u64)).ok()?;
        if len == 0 {
            return None;
        }
        self.block.resize(len, 0);
        files::read_at(&self.records.file, &mut self.block, self.next).ok()?;
        self.next += len as u64;
        self.taken = 0;
        self.digest = self.digest.bytes(&self.block);
        Some(())
    }

    fn bytes(&mut self, mut space: &mut [u8]) -> Option<()> {
        while !space.is_empty() {
            if self.taken == self.block.len() {
                self.fill()?;
            }
            let held = self.block.get(self.taken..)?;
            let len = held.len().min(space.len());
            let (now, later) = space.split_at_mut_checked(len)?;
            now.copy_from_slice(held.get(..len)?);
            self.taken += len;
            space = later;
        }
        Some(())
    }

    /// Whether everything was taken, and it is what was written.
    fn ends_here(&self) -> bool {
        let mut end = [0; 8];
        self.position() == self.records.end
            && files::read_at(&self.records.file, &mut end, self.records.end).is_ok()
            && u64::from_le_bytes(end) == self.digest.end()
    }

    fn magic(&mut self) -> Option<()> {
        let mut magic = [0; MAGIC.len()];
        self.bytes(&mut magic)?;
        (magic == MAGIC).then_some(())
    }

    fn record(&mut self, to: &mut Vec<u8>) -> Option<Label> {
        let mut label = [0; LABEL_BYTES as usize];
        self.bytes(&mut label)?;
        let label = Label::decoded(label)?;
        to.clear();
        to.resize(label.len as usize, 0);
        self.bytes(to)?;
        Some(label)
    }
}
