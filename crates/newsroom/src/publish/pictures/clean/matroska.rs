//! WebM and Matroska: elements of an identifier, a length and content (RFC 8794, RFC 9559). Metadata is overwritten in its
//! place by elements without meaning, since elements refer to each other by their positions in the file.

use super::bytes::{number, zero};
use std::ops::Range;

const HEADER: usize = 0x1a45_dfa3;
const SEGMENT: usize = 0x1853_8067;

/// Parts of the segment. The first lists positions of others.
const SEEK_HEAD: usize = 0x114d_9b74;
const INFO: usize = 0x1549_a966;
const TRACKS: usize = 0x1654_ae6b;
const CUES: usize = 0x1c53_bb6b;
const CHAPTERS: usize = 0x1043_a770;
const CLUSTER: usize = 0x1f43_b675;
const TAGS: usize = 0x1254_c367;
const ATTACHMENTS: usize = 0x1941_a469;

/// Parts of a cluster: the time, silent tracks, position, length of the cluster before, frames.
const OF_CLUSTERS: [usize; 7] = [0xe7, 0x5854, 0xa7, 0xab, 0xa3, 0xa0, 0xaf];

/// Parts of `INFO` that are overwritten: the title, the time, and names of this file, the one before and the one after.
const FORGOTTEN: [usize; 5] = [0x7ba9, 0x4461, 0x7384, 0x3c_83ab, 0x3e_83bb];

/// A position in `SEEK_HEAD`, and the identifier of what is there.
const SEEK: usize = 0x4dbb;
const SEEK_ID: usize = 0x53ab;

/// What every element may contain: nothing, in which programs leave what they have removed, and a checksum of the others.
const VOID: usize = 0xec;
const CHECKSUM: usize = 0xbf;

struct Element {
    id: usize,
    at: usize,
    content: Range<usize>,
    /// Whether its length is missing: it was sent while it was made. Its content then ends with that of its parent.
    is_open: bool,
}

/// Whether a file begins as these formats do.
pub fn is_matroska(bytes: &[u8]) -> bool {
    number(bytes, 0, 4) == Some(HEADER)
}

/// The file without tags, attached files, its title and when it was made. None if it cannot be parsed.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.to_vec();
    let header = element(bytes, 0..bytes.len())?;
    let segment = element(bytes, header.content.end..bytes.len())?;
    if header.is_open || segment.id != SEGMENT || segment.content.end != bytes.len() {
        return None;
    }
    let mut rest = segment.content;
    while !rest.is_empty() {
        let found = element(bytes, rest.clone())?;
        rest.start = match (found.id, found.is_open) {
            // Its parts are met as if they were parts of the segment.
            (CLUSTER, true) => found.content.start,
            (_, true) => return None,
            (_, false) => found.content.end,
        };
        match found.id {
            TAGS | ATTACHMENTS | VOID | CHECKSUM => overwrite(&mut out, &found),
            INFO => overwrite_parts(&mut out, bytes, &found, |part| FORGOTTEN.contains(&part.id))?,
            SEEK_HEAD => overwrite_parts(&mut out, bytes, &found, |part| {
                part.id == SEEK && is_of_overwritten(bytes, part)
            })?,
            TRACKS | CUES | CHAPTERS | CLUSTER => {}
            other if OF_CLUSTERS.contains(&other) => {}
            _ => return None,
        }
    }
    Some(out)
}

/// The element at the start of a range. None if it is longer than the range.
fn element(bytes: &[u8], range: Range<usize>) -> Option<Element> {
    // The number of zeros before the first one is that of further bytes.
    let id_length = bytes.get(range.start)?.leading_zeros() as usize + 1;
    let length_at = range.start + id_length;
    let length_length = bytes.get(length_at)?.leading_zeros() as usize + 1;
    if id_length > 4 || length_length > 8 {
        return None;
    }
    let first_one = 1_usize.checked_shl(7 * length_length as u32)?;
    let length = number(bytes, length_at, length_length)? ^ first_one;
    let is_open = length == first_one - 1;
    let start = length_at + length_length;
    let end = match is_open {
        true => range.end,
        false => start.checked_add(length)?,
    };
    (start <= end && end <= range.end).then_some(Element {
        id: number(bytes, range.start, id_length)?,
        at: range.start,
        content: start..end,
        is_open,
    })
}

/// The elements in a range. None if it does not consist of elements that have lengths.
fn elements(bytes: &[u8], range: &Range<usize>) -> Option<Vec<Element>> {
    let mut rest = range.clone();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let part = element(bytes, rest.clone()).filter(|part| !part.is_open)?;
        rest.start = part.content.end;
        found.push(part);
    }
    Some(found)
}

/// Overwrites parts of an element, and the checksum, which would be wrong then.
fn overwrite_parts(
    out: &mut [u8],
    bytes: &[u8],
    parent: &Element,
    is_metadata: impl Fn(&Element) -> bool,
) -> Option<()> {
    for part in elements(bytes, &parent.content)? {
        if part.id == VOID || part.id == CHECKSUM || is_metadata(&part) {
            overwrite(out, &part);
        }
    }
    Some(())
}

/// Whether a position in `SEEK_HEAD` is that of tags or attached files.
fn is_of_overwritten(bytes: &[u8], seek: &Element) -> bool {
    let parts = elements(bytes, &seek.content).unwrap_or_default();
    let mut ids = parts.into_iter().filter(|part| part.id == SEEK_ID);
    ids.any(|part| {
        let id = number(bytes, part.content.start, part.content.len());
        id == Some(TAGS) || id == Some(ATTACHMENTS)
    })
}

/// Puts an element without meaning in the place of another.
fn overwrite(out: &mut [u8], found: &Element) {
    let whole = found.at..found.content.end;
    zero(out, whole.clone());
    // A length in one byte is below 127, and takes the place of the rest; one in eight bytes leaves out these.
    let after_id = whole.len().saturating_sub(2) as u64;
    let head = match after_id {
        0..127 => vec![VOID as u8, 0x80 | after_id as u8],
        _ => [&[VOID as u8][..], &(1 << 56 | (after_id - 7)).to_be_bytes()].concat(),
    };
    if let Some(place) = out.get_mut(whole.start..whole.start + head.len()) {
        place.copy_from_slice(&head);
    }
}
