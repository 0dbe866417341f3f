//! WebP: RIFF chunks of a type, a length and content, padded to even lengths (RFC 9649 §2).

use super::bytes::{Exif, take};

const KEPT: [&[u8]; 7] = [
    b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];

/// Flags of the extended header (RFC 9649 §2.7).
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// See [`super::clean`].
pub fn clean(bytes: &[u8], exif: Option<&Exif>) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let head = take(&mut rest, 12)?;
    let length = u32::from_le_bytes(*head.get(4..)?.first_chunk()?) as usize;
    // What follows the container is not part of it.
    rest = rest.get(..length.checked_sub(4)?)?;
    let mut chunks = Vec::with_capacity(bytes.len());
    let mut is_extended = false;
    while !rest.is_empty() {
        let kind = take(&mut rest, 4)?;
        let length = u32::from_le_bytes(*rest.first_chunk()?) as usize;
        let content = take(&mut rest, length.checked_add(4)?)?;
        // Some writers leave out the padding of the last chunk.
        let padding = (length % 2).min(rest.len());
        take(&mut rest, padding)?;
        if !KEPT.contains(&kind) {
            continue;
        }
        let start = chunks.len() + 8;
        push(&mut chunks, kind, content.get(4..)?);
        if kind == b"VP8X" {
            is_extended = true;
            let flags = chunks.get_mut(start)?;
            *flags &= !(HAS_EXIF | HAS_XMP);
            if exif.is_some() {
                *flags |= HAS_EXIF;
            }
        }
    }
    // Only a file with an extended header can have an orientation.
    if let Some(exif) = exif.filter(|_| is_extended) {
        push(&mut chunks, b"EXIF", exif);
    }
    let length = u32::try_from(chunks.len() + 4).ok()?;
    Some([&b"RIFF"[..], &length.to_le_bytes(), b"WEBP", &chunks].concat())
}

fn push(out: &mut Vec<u8>, kind: &[u8], content: &[u8]) {
    out.extend(kind);
    out.extend((content.len() as u32).to_le_bytes());
    out.extend(content);
    if content.len() % 2 == 1 {
        out.push(0);
    }
}
