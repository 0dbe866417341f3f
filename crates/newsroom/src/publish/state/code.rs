//! The state as bytes: numbers in little-endian order, texts and lists after their lengths.
//!
//! More than 300 lines, because writing and reading of each part stand side by side: one without the other is a bug.

use super::{Copies, Kind, MAGIC, Other, Page, Piece, Published, State, Trouble, Written};
use crate::data::front::{Place, Stand};
use crate::data::names::{Name, Names};
use crate::publish::digest::Digest;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

/// A state of a hundred thousand articles is some 25 MB: it goes through memory in blocks of so many bytes.
const BLOCK_BYTES: usize = 1 << 16;
/// No writer writes a longer text, in bytes.
const MAX_TEXT_BYTES: u64 = 1 << 26;

/// Writes values one after the other into a file, and a digest at its end.
pub struct Writer {
    file: File,
    block: Vec<u8>,
    digest: Digest,
    outcome: io::Result<()>,
}

impl Writer {
    /// Into a new file.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn create(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: File::create(path)?,
            block: Vec::with_capacity(2 * BLOCK_BYTES),
            digest: Digest::new(),
            outcome: Ok(()),
        })
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// If anything could not be written.
    pub fn finish(mut self) -> io::Result<()> {
        let rest = std::mem::take(&mut self.block);
        self.write(&rest);
        self.outcome?;
        self.file.write_all(&self.digest.end().to_le_bytes())
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.block.extend_from_slice(bytes);
        while self.block.len() >= BLOCK_BYTES {
            let rest = self.block.split_off(BLOCK_BYTES);
            let block = std::mem::replace(&mut self.block, rest);
            self.write(&block);
        }
    }

    /// A digest counts where the blocks end, so that must not depend on what they hold.
    fn write(&mut self, block: &[u8]) {
        if !block.is_empty() && self.outcome.is_ok() {
            self.digest = self.digest.bytes(block);
            self.outcome = self.file.write_all(block);
        }
    }

    fn u64(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    /// Small numbers in one byte, others in two to ten (LEB128).
    fn small(&mut self, mut number: u64) {
        while number > 0x7f {
            self.bytes(&[number as u8 | 0x80]);
            number >>= 7;
        }
        self.bytes(&[number as u8]);
    }

    fn signed(&mut self, number: i64) {
        self.u64(number.cast_unsigned());
    }

    fn text(&mut self, text: &str) {
        self.small(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    fn name(&mut self, name: Option<Name>) {
        self.small(name.map_or(0, Name::number).into());
    }

    fn written(&mut self, written: &Written) {
        self.small(written.len);
        self.u64(written.digest);
        self.u64(written.copies.of);
        self.small(written.copies.br);
        self.small(written.copies.gz);
    }
}

/// Reads values one after the other; nothing once there is something that no writer writes.
pub struct Reader {
    file: File,
    /// Bytes of the file that are not in `block` yet, without the digest.
    left: u64,
    block: Vec<u8>,
    at: usize,
    digest: Digest,
}

impl Reader {
    /// From the beginning of a file. Nothing if there is none.
    pub fn open(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        let left = file.metadata().ok()?.len().checked_sub(8)?;
        Some(Self {
            file,
            left,
            block: Vec::new(),
            at: 0,
            digest: Digest::new(),
        })
    }

    /// Whether everything was read, and it is what was written.
    pub fn ends_here(mut self) -> bool {
        let mut end = [0; 8];
        let is_read = self.left == 0 && self.at == self.block.len();
        is_read
            && self.file.read_exact(&mut end).is_ok()
            && u64::from_le_bytes(end) == self.digest.end()
    }

    fn fill(&mut self) -> Option<()> {
        let len = usize::try_from(self.left.min(BLOCK_BYTES as u64)).ok()?;
        if len == 0 {
            return None;
        }
        self.block.resize(len, 0);
        self.file.read_exact(&mut self.block).ok()?;
        self.left -= len as u64;
        self.at = 0;
        self.digest = self.digest.bytes(&self.block);
        Some(())
    }

    fn bytes(&mut self, mut space: &mut [u8]) -> Option<()> {
        while !space.is_empty() {
            if self.at == self.block.len() {
                self.fill()?;
            }
            let held = self.block.get(self.at..)?;
            let len = held.len().min(space.len());
            let (now, later) = space.split_at_mut_checked(len)?;
            now.copy_from_slice(held.get(..len)?);
            self.at += len;
            space = later;
        }
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let mut byte = [0];
        self.bytes(&mut byte)?;
        Some(u8::from_le_bytes(byte))
    }

    fn u64(&mut self) -> Option<u64> {
        let mut bytes = [0; 8];
        self.bytes(&mut bytes)?;
        Some(u64::from_le_bytes(bytes))
    }

    fn small(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        self.u64().map(u64::cast_signed)
    }

    fn text(&mut self) -> Option<String> {
        let len = self.small().filter(|len| *len <= MAX_TEXT_BYTES)?;
        let mut bytes = vec![0; usize::try_from(len).ok()?];
        self.bytes(&mut bytes)?;
        String::from_utf8(bytes).ok()
    }

    fn name(&mut self) -> Option<Option<Name>> {
        let number = u32::try_from(self.small()?).ok()?;
        Some(Name::from_number(number))
    }

    fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.small()?;
        (0..count).map(|_| each(self)).collect()
    }

    fn written(&mut self) -> Option<Written> {
        Some(Written {
            len: self.small()?,
            digest: self.u64()?,
            copies: Copies {
                of: self.u64()?,
                br: self.small()?,
                gz: self.small()?,
            },
        })
    }
}

impl State {
    pub(super) fn encode(&self, to: &mut Writer) {
        to.text(MAGIC);
        to.u64(self.inputs);
        to.u64(self.program);
        to.u64(self.items);
        to.small(self.names.all().len() as u64);
        for name in self.names.all() {
            to.text(name);
        }
        to.small(self.pages.len() as u64);
        for page in &self.pages {
            page.encode(to);
        }
        to.small(self.others.len() as u64);
        for other in &self.others {
            other.encode(to);
        }
    }

    pub(super) fn decoded(from: &mut Reader) -> Option<Self> {
        if from.text()? != MAGIC {
            return None;
        }
        let (inputs, program, items) = (from.u64()?, from.u64()?, from.u64()?);
        let mut names = Names::default();
        for _ in 0..from.small()? {
            names.of(&from.text()?);
        }
        Some(Self {
            inputs,
            program,
            names,
            items,
            pages: from.list(Page::decoded)?,
            others: from.list(Other::decoded)?,
        })
    }
}

impl Page {
    fn encode(&self, to: &mut Writer) {
        to.text(&self.source);
        to.u64(self.stamp);
        to.u64(self.digest);
        to.text(&self.complaint);
        to.small(match self.trouble {
            Trouble::None => 0,
            Trouble::Faulty => 1,
            Trouble::Kept => 2,
            Trouble::LeftOut => 3,
        });
        to.small(self.published.is_some().into());
        if let Some(published) = &self.published {
            published.encode(to);
            to.written(&self.html);
            to.written(&self.json);
        }
    }

    fn decoded(from: &mut Reader) -> Option<Self> {
        let mut page = Self {
            source: from.text()?.into(),
            stamp: from.u64()?,
            digest: from.u64()?,
            complaint: from.text()?.into(),
            trouble: match from.small()? {
                0 => Trouble::None,
                1 => Trouble::Faulty,
                2 => Trouble::Kept,
                3 => Trouble::LeftOut,
                _ => return None,
            },
            published: None,
            html: Written::default(),
            json: Written::default(),
        };
        if from.small()? == 1 {
            page.published = Some(Arc::new(Published::decoded(from)?));
            page.html = from.written()?;
            page.json = from.written()?;
        }
        Some(page)
    }
}

impl Published {
    fn encode(&self, to: &mut Writer) {
        to.text(&self.id);
        to.small(self.stand.is_some().into());
        if let Some(stand) = &self.stand {
            to.signed(stand.published);
            to.small(stand.language.into());
            to.small(stand.places.len() as u64);
            for place in &stand.places {
                to.name(Some(place.path));
                to.name(place.called);
            }
        }
        to.small(self.piece.offset);
        to.small(self.piece.item_len.into());
        to.small(self.piece.map_len.into());
        to.u64(self.piece.digest);
        to.small(self.pictures.len() as u64);
        for picture in &self.pictures {
            to.name(Some(*picture));
        }
        to.u64(self.mark);
    }

    fn decoded(from: &mut Reader) -> Option<Self> {
        let id: Arc<str> = from.text()?.into();
        let place = |from: &mut Reader| {
            let path = from.name()??;
            let called = from.name()?;
            Some(Place { path, called })
        };
        let stand = match from.small()? {
            0 => None,
            _ => Some(Stand {
                id: Arc::clone(&id),
                published: from.signed()?,
                language: u32::try_from(from.small()?).ok()?,
                places: from.list(place)?.into(),
            }),
        };
        Some(Self {
            id,
            stand,
            piece: Piece {
                offset: from.small()?,
                item_len: u32::try_from(from.small()?).ok()?,
                map_len: u32::try_from(from.small()?).ok()?,
                digest: from.u64()?,
            },
            pictures: from.list(|from| from.name()?)?.into(),
            mark: from.u64()?,
        })
    }
}

impl Other {
    fn encode(&self, to: &mut Writer) {
        to.text(&self.path);
        to.u64(self.key);
        to.written(&self.written);
        let (kind, since) = match self.kind {
            Kind::Plain => (0, 0),
            Kind::Asset => (1, 0),
            Kind::Retired(since) => (2, since),
        };
        to.small(kind);
        to.signed(since);
    }

    fn decoded(from: &mut Reader) -> Option<Self> {
        Some(Self {
            path: from.text()?.into(),
            key: from.u64()?,
            written: from.written()?,
            kind: match (from.small()?, from.signed()?) {
                (0, _) => Kind::Plain,
                (1, _) => Kind::Asset,
                (2, since) => Kind::Retired(since),
                _ => return None,
            },
        })
    }
}
