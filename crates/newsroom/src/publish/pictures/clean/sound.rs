//! Sound: MP3 without its tags (<https://id3.org/id3v2.4.0-structure>, ID3v1, APEv2), WAV without all chunks that are not
//! played.

use super::bytes::take;

/// Chunks of WAV that are played (Multimedia Programming Interface and Data Specifications 1.0, page 56).
const PLAYED: [&[u8]; 3] = [b"fmt ", b"fact", b"data"];

/// Whether a file begins as these formats do.
pub fn is_sound(bytes: &[u8]) -> bool {
    // ISO/IEC 11172-3, 2.4.1.3: eleven bits for synchronization, the version, layer III.
    let is_frame = matches!(bytes, [0xff, second, ..] if second & 0xe6 == 0xe2);
    is_frame || bytes.starts_with(b"ID3") || is_wave(bytes)
}

/// The file without tags. None if it cannot be parsed.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    match is_wave(bytes) {
        true => without_chunks(bytes),
        false => without_tags(bytes),
    }
}

fn is_wave(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WAVE")
}

fn without_tags(bytes: &[u8]) -> Option<Vec<u8>> {
    let rest = without_last_tags(without_first_tags(bytes)?);
    // There may be padding.
    let first = rest.iter().find(|byte| **byte != 0);
    (first == Some(&0xff)).then(|| rest.to_vec())
}

/// A file without ID3v2 tags at its beginning. None if one is damaged.
pub fn without_first_tags(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    while rest.starts_with(b"ID3") {
        let head = take(&mut rest, 10)?;
        let has_footer = head.get(5)? & 0x10 != 0;
        let digits = head.get(6..)?;
        if digits.iter().any(|digit| *digit > 0x7f) {
            return None;
        }
        let length = digits
            .iter()
            .fold(0, |length, digit| length << 7 | usize::from(*digit));
        take(&mut rest, length + if has_footer { 10 } else { 0 })?;
    }
    Some(rest)
}

/// A file without ID3v1 and APEv2 tags at its end.
pub fn without_last_tags(bytes: &[u8]) -> &[u8] {
    let mut rest = bytes;
    while let Some(shorter) = without_last_tag(rest) {
        rest = shorter;
    }
    rest
}

/// None if there is no tag at the end.
fn without_last_tag(bytes: &[u8]) -> Option<&[u8]> {
    let last = |length: usize| bytes.split_at_checked(bytes.len().checked_sub(length)?);
    if let Some((rest, tag)) = last(128)
        && tag.starts_with(b"TAG")
    {
        return match last(128 + 227) {
            Some((rest, tag)) if tag.starts_with(b"TAG+") => Some(rest),
            _ => Some(rest),
        };
    }
    let (_, footer) = last(32).filter(|(_, footer)| footer.starts_with(b"APETAGEX"))?;
    let number = |at: usize| Some(u32::from_le_bytes(footer.get(at..at + 4)?.try_into().ok()?));
    let has_header = number(20)? >> 31 != 0;
    let length = usize::try_from(number(12)?).ok()?.max(32);
    Some(last(length + if has_header { 32 } else { 0 })?.0)
}

fn without_chunks(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.get(12..)?;
    let mut kept = b"WAVE".to_vec();
    while let Some(head) = take(&mut rest, 8) {
        let (kind, length) = head.split_at_checked(4)?;
        let length = usize::try_from(u32::from_le_bytes(length.try_into().ok()?)).ok()?;
        // Of a recording that was broken off, the length of the sound may be missing.
        if !kind.iter().all(|byte| (b' '..=b'~').contains(byte)) || (kind == b"data" && length == 0)
        {
            return None;
        }
        let left = rest.len();
        let content = take(&mut rest, length.min(left))?;
        if PLAYED.contains(&kind) {
            kept.extend(head);
            kept.extend(content);
            kept.extend((length % 2 == 1 && length <= left).then_some(0));
        }
        rest = rest.get(length % 2..).unwrap_or_default();
    }
    let length = u32::try_from(kept.len()).ok()?;
    Some([&b"RIFF"[..], &length.to_le_bytes(), &kept].concat())
}
