//! Records as bytes: numbers in little-endian order, texts and lists after their lengths.
//!
//! What is changed later stands first, at the same place in every record of a kind.
//! More than 300 lines, because writing and reading of each part stand side by side: one without the other is a bug.

use super::{Copies, Kind, Other, Page, Piece, Published, Trouble, Written};
use crate::data::names::Name;
use crate::data::stands::{Place, Stand};

/// Where the copies of a page's HTML, of its data, and those of another file stand in their records.
pub const HTML_COPIES: u64 = 16;
pub const JSON_COPIES: u64 = WRITTEN_BYTES + 16;
pub const OTHER_COPIES: u64 = 16;
/// Where a page's piece stands in its record.
pub const PIECE: u64 = 2 * WRITTEN_BYTES;

const WRITTEN_BYTES: u64 = 40;

/// Adds values to bytes.
pub trait Encode {
    fn number(&mut self, number: u64);
    fn small(&mut self, number: u64);
    fn text(&mut self, text: &str);
    fn name(&mut self, name: Option<Name>);
    fn copies(&mut self, copies: &Copies);
    fn written(&mut self, written: &Written);
    fn piece(&mut self, piece: &Piece);
}

impl Encode for Vec<u8> {
    fn number(&mut self, number: u64) {
        self.extend_from_slice(&number.to_le_bytes());
    }

    /// Small numbers in one byte, others in two to ten (LEB128).
    fn small(&mut self, mut number: u64) {
        while number > 0x7f {
            self.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        self.small(text.len() as u64);
        self.extend_from_slice(text.as_bytes());
    }

    fn name(&mut self, name: Option<Name>) {
        self.small(name.map_or(0, Name::number).into());
    }

    fn copies(&mut self, copies: &Copies) {
        self.number(copies.of);
        self.number(copies.br);
        self.number(copies.gz);
    }

    fn written(&mut self, written: &Written) {
        self.number(written.len);
        self.number(written.digest);
        self.copies(&written.copies);
    }

    fn piece(&mut self, piece: &Piece) {
        self.number(piece.offset);
        self.extend_from_slice(&piece.item_len.to_le_bytes());
        self.extend_from_slice(&piece.map_len.to_le_bytes());
        self.number(piece.digest);
    }
}

/// Takes values from bytes; nothing once there is something that no encoder writes.
pub struct Decoder<'b>(pub &'b [u8]);

impl<'b> Decoder<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub fn half(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn number(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub fn small(&mut self) -> Option<u64> {
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

    pub fn text(&mut self) -> Option<&'b str> {
        let len = usize::try_from(self.small()?).ok()?;
        std::str::from_utf8(self.take(len)?).ok()
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
            len: self.number()?,
            digest: self.number()?,
            copies: Copies {
                of: self.number()?,
                br: self.number()?,
                gz: self.number()?,
            },
        })
    }

    fn piece(&mut self) -> Option<Piece> {
        Some(Piece {
            offset: self.number()?,
            item_len: self.half()?,
            map_len: self.half()?,
            digest: self.number()?,
        })
    }
}

impl Page {
    pub(super) fn encode(&self, to: &mut Vec<u8>) {
        let published = self.published.as_ref();
        to.written(&self.html);
        to.written(&self.json);
        to.piece(
            &published
                .map(|published| published.piece)
                .unwrap_or_default(),
        );
        to.text(&self.source);
        to.number(self.stamp);
        to.number(self.digest);
        to.text(&self.complaint);
        to.small(match self.trouble {
            Trouble::None => 0,
            Trouble::Faulty => 1,
            Trouble::Kept => 2,
            Trouble::LeftOut => 3,
        });
        to.small(published.is_some().into());
        if let Some(published) = published {
            published.encode(to);
        }
        to.small(self.frame.is_there().into());
        if self.frame.is_there() {
            to.written(&self.frame);
            to.written(&self.oembed);
        }
    }

    pub(super) fn decoded(from: &mut Decoder<'_>) -> Option<Self> {
        let (html, json) = (from.written()?, from.written()?);
        let piece = from.piece()?;
        let mut page = Self {
            html,
            json,
            frame: Written::default(),
            oembed: Written::default(),
            source: from.text()?.into(),
            stamp: from.number()?,
            digest: from.number()?,
            complaint: from.text()?.into(),
            trouble: match from.small()? {
                0 => Trouble::None,
                1 => Trouble::Faulty,
                2 => Trouble::Kept,
                3 => Trouble::LeftOut,
                _ => return None,
            },
            published: match from.small()? {
                0 => None,
                _ => Some(Published::decoded(from, piece)?),
            },
        };
        if from.small()? != 0 {
            (page.frame, page.oembed) = (from.written()?, from.written()?);
        }
        Some(page)
    }

    /// The piece that is told of in a page's record.
    pub(super) fn piece_in(record: &[u8]) -> Option<Piece> {
        let rest = record.get(usize::try_from(PIECE).ok()?..)?;
        Decoder(rest).piece()
    }
}

impl Published {
    fn encode(&self, to: &mut Vec<u8>) {
        to.text(&self.id);
        to.small(self.stand.is_some().into());
        if let Some(stand) = &self.stand {
            to.number(stand.published.cast_unsigned());
            to.small(stand.language.into());
            to.small(stand.places.len() as u64);
            for place in &stand.places {
                to.name(Some(place.path));
                to.name(place.called);
            }
        }
        to.small(self.pictures.len() as u64);
        for picture in &self.pictures {
            to.text(picture);
        }
        to.number(self.mark);
    }

    fn decoded(from: &mut Decoder<'_>, piece: Piece) -> Option<Self> {
        let place = |from: &mut Decoder<'_>| {
            let path = from.name()??;
            let called = from.name()?;
            Some(Place { path, called })
        };
        Some(Self {
            piece,
            id: from.text()?.into(),
            stand: match from.small()? {
                0 => None,
                _ => Some(Stand {
                    published: from.number()?.cast_signed(),
                    language: u16::try_from(from.small()?).ok()?,
                    places: from.list(place)?.into(),
                }),
            },
            pictures: from.list(|from| Some(from.text()?.into()))?.into(),
            mark: from.number()?,
        })
    }
}

impl Other {
    pub(super) fn encode(&self, to: &mut Vec<u8>) {
        to.written(&self.written);
        to.text(&self.path);
        to.number(self.key);
        let (kind, since) = match self.kind {
            Kind::Plain => (0, 0),
            Kind::Asset => (1, 0),
            Kind::Retired(since) => (2, since),
        };
        to.small(kind);
        to.number(since.cast_unsigned());
    }

    pub(super) fn decoded(from: &mut Decoder<'_>) -> Option<Self> {
        Some(Self {
            written: from.written()?,
            path: from.text()?.into(),
            key: from.number()?,
            kind: match (from.small()?, from.number()?.cast_signed()) {
                (0, _) => Kind::Plain,
                (1, _) => Kind::Asset,
                (2, since) => Kind::Retired(since),
                _ => return None,
            },
        })
    }
}
