//! PNG: a signature, then chunks of a length, a type, content and a checksum (PNG 3rd edition §5).

use super::bytes::{Exif, take};
use flate2::Crc;

/// Chunks that are kept besides the critical ones: transparency, colour, frames of animations.
const KEPT: [&[u8]; 11] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"pHYs", b"acTL", b"fcTL",
    b"fdAT",
];

/// See [`super::clean`].
pub fn clean(bytes: &[u8], exif: Option<&Exif>) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(take(&mut rest, 8)?);
    loop {
        let chunk = rest;
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let whole = take(&mut rest, length.checked_add(12)?)?;
        let kind = chunk.get(4..8)?;
        let is_critical = kind.first()?.is_ascii_uppercase();
        if is_critical || KEPT.contains(&kind) {
            out.extend(whole);
        }
        match kind {
            b"IHDR" => {
                if let Some(exif) = exif {
                    out.extend(exif_chunk(exif));
                }
            }
            b"IEND" => return Some(out),
            _ => {}
        }
    }
}

fn exif_chunk(exif: &Exif) -> Vec<u8> {
    let content = [&b"eXIf"[..], exif].concat();
    let mut crc = Crc::new();
    crc.update(&content);
    let length = (exif.len() as u32).to_be_bytes();
    [&length[..], &content, &crc.sum().to_be_bytes()].concat()
}
