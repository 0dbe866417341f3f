//! Films (MP4, QuickTime) and AVIF: boxes of a length, a type and content (ISO/IEC 14496-12). Metadata is overwritten in its
//! place, since boxes refer to each other by their positions in the file.

use super::bytes::{number, zero};
use std::ops::Range;

/// Whether a file begins as these formats do. Older QuickTime films have no `ftyp`.
pub fn is_boxes(bytes: &[u8]) -> bool {
    let first = bytes.get(4..8).unwrap_or_default();
    [&b"ftyp"[..], b"moov", b"wide", b"mdat"].contains(&first)
}

/// The file without the place, the camera and other metadata. None if its metadata cannot be removed.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.to_vec();
    let head = bytes.get(8..64.min(bytes.len())).unwrap_or_default();
    let is_picture = head
        .windows(4)
        .any(|four| four == b"avif" || four == b"avis");
    for found in boxes(bytes, 0..bytes.len()) {
        match &found.kind {
            b"meta" if is_picture => overwrite_items(&mut out, found.content)?,
            b"meta" | b"udta" | b"uuid" => free(&mut out, &found),
            b"moov" => overwrite_in_film(bytes, &mut out, found.content)?,
            _ => {}
        }
    }
    Some(out)
}

/// A box.
struct Found {
    kind: [u8; 4],
    /// Where its type is.
    kind_at: usize,
    content: Range<usize>,
}

/// The boxes in a range. One that claims to be longer than the rest ends with it.
fn boxes(bytes: &[u8], range: Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(head) = bytes.get(at..(at + 8).min(range.end)) {
        let (Some(length), Some(kind)) = (number(head, 0, 4), head.get(4..8)) else {
            break;
        };
        let (header, length) = match length {
            0 => (8, range.end - at),
            1 => (16, number(bytes, at + 8, 8).unwrap_or(0)),
            length => (8, length),
        };
        let end = at.saturating_add(length).min(range.end);
        if length < header || at + header > range.end {
            break;
        }
        found.push(Found {
            kind: kind.try_into().unwrap_or_default(),
            kind_at: at + 4,
            content: at + header..end,
        });
        at = end;
    }
    found
}

/// Turns a box into one of type `free`, which players skip, and overwrites its content.
fn free(out: &mut [u8], found: &Found) {
    if let Some(kind) = out.get_mut(found.kind_at..found.kind_at + 4) {
        kind.copy_from_slice(b"free");
    }
    zero(out, found.content.clone());
}

/// `None` if a track has positions: samples of action cameras and drones, which are between those of the film.
fn overwrite_in_film(bytes: &[u8], out: &mut [u8], film: Range<usize>) -> Option<()> {
    let all = bytes.get(film.clone()).unwrap_or_default();
    let has_positions = |kind: &[u8]| kind == b"gpmd" || kind == b"camm";
    if all.windows(4).any(has_positions) {
        return None;
    }
    for found in boxes(bytes, film) {
        match &found.kind {
            b"meta" | b"udta" | b"uuid" => free(out, &found),
            b"mvhd" => forget_times(out, &found),
            b"trak" => {
                for part in boxes(bytes, found.content) {
                    match &part.kind {
                        b"meta" | b"udta" | b"uuid" => free(out, &part),
                        b"tkhd" => forget_times(out, &part),
                        b"mdia" => {
                            let parts = boxes(bytes, part.content).into_iter();
                            let heads = parts.filter(|part| part.kind == *b"mdhd");
                            heads.for_each(|head| forget_times(out, &head));
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    Some(())
}

/// Overwrites when a film or a track was made and changed: the first two numbers of its header.
fn forget_times(out: &mut [u8], head: &Found) {
    let start = head.content.start;
    let bytes = match out.get(start) {
        Some(1) => 16,
        _ => 8,
    };
    zero(out, start + 4..(start + 4 + bytes).min(head.content.end));
}

/// Overwrites the items of a picture that are Exif or XMP (ISO/IEC 23008-12, annex A): `iinf` has their types, `iloc` where
/// they are.
fn overwrite_items(out: &mut [u8], meta: Range<usize>) -> Option<()> {
    let bytes = out.to_vec();
    let parts = boxes(&bytes, meta.start + 4..meta.end);
    let part = |kind: &[u8; 4]| parts.iter().find(|part| part.kind == *kind);
    let Some(infos) = part(b"iinf").map(|part| part.content.clone()) else {
        return Some(());
    };
    let first = infos.start + if *bytes.get(infos.start)? == 0 { 6 } else { 8 };
    let mut metadata = Vec::new();
    for info in boxes(&bytes, first..infos.end) {
        let at = info.content.start;
        let id_bytes = if *bytes.get(at)? == 3 { 4 } else { 2 };
        let kind = bytes.get(at + 6 + id_bytes..at + 10 + id_bytes);
        if matches!(kind, Some(b"Exif" | b"mime")) {
            metadata.push(number(&bytes, at + 4, id_bytes)?);
        }
    }
    if metadata.is_empty() {
        return Some(());
    }
    let locations = part(b"iloc")?.content.clone();
    let data = part(b"idat").map(|part| part.content.clone());
    for (id, range, is_in_data) in extents(&bytes, locations)? {
        if metadata.contains(&id) {
            let base = match is_in_data {
                true => data.as_ref()?.start,
                false => 0,
            };
            let end = base.checked_add(range.end)?;
            if end > out.len() {
                return None;
            }
            zero(out, base + range.start..end);
        }
    }
    Some(())
}

/// The parts of items: the item's number, where the part is, and whether that counts from the box `idat`.
fn extents(bytes: &[u8], locations: Range<usize>) -> Option<Vec<(usize, Range<usize>, bool)>> {
    let mut at = locations.start;
    let mut next = |length: usize| {
        let value = number(bytes, at, length);
        at += length;
        value.filter(|_| at <= locations.end)
    };
    let version = next(1)?;
    next(3)?;
    let (sizes, more) = (next(1)?, next(1)?);
    let (offset_bytes, length_bytes, base_bytes) = (sizes >> 4, sizes & 15, more >> 4);
    let index_bytes = if version == 0 { 0 } else { more & 15 };
    let id_bytes = if version < 2 { 2 } else { 4 };
    let mut found = Vec::new();
    for _ in 0..next(id_bytes)? {
        let id = next(id_bytes)?;
        let method = if version == 0 { 0 } else { next(2)? & 15 };
        next(2)?;
        let base = next(base_bytes)?;
        for _ in 0..next(2)? {
            next(index_bytes)?;
            let start = base.checked_add(next(offset_bytes)?)?;
            let length = next(length_bytes)?;
            found.push((id, start..start.checked_add(length)?, method == 1));
        }
    }
    Some(found)
}
