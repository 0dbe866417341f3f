//! FLAC: a marker, blocks of metadata, then frames of sound (RFC 9639 §6).

use super::bytes::{number, take};
use super::sound::{without_first_tags, without_last_tags};

const MARKER: &[u8] = b"fLaC";

/// Set in the first byte of the last block; the other bits are the block's type (RFC 9639 §8.1).
const IS_LAST: u8 = 0x80;

/// The block that each file begins with: what is needed to play it.
const STREAM_INFO: u8 = 0;

/// Positions of frames, which count from the first frame.
const SEEK_TABLE: u8 = 3;

/// Whether a file begins as FLAC does. Some programs write an ID3 tag before it.
pub fn is_flac(bytes: &[u8]) -> bool {
    without_first_tags(bytes).is_some_and(|rest| rest.starts_with(MARKER))
}

/// The file without tags, pictures, cue sheets and data of programs. None if it cannot be parsed.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = without_last_tags(without_first_tags(bytes)?);
    let mut out = take(&mut rest, MARKER.len())?.to_vec();
    let mut last_kept = None;
    loop {
        let head = take(&mut rest, 4)?;
        let flags = *head.first()?;
        let kind = flags & !IS_LAST;
        let content = take(&mut rest, number(head, 1, 3)?)?;
        if (kind == STREAM_INFO) != last_kept.is_none() {
            return None;
        }
        if kind == STREAM_INFO || kind == SEEK_TABLE {
            last_kept = Some(out.len());
            out.push(kind);
            out.extend(head.get(1..)?);
            out.extend(content);
        }
        if flags & IS_LAST != 0 {
            break;
        }
    }
    *out.get_mut(last_kept?)? |= IS_LAST;
    // The code that each frame begins with (RFC 9639 §9.1).
    if !matches!(rest, [0xff, 0xf8 | 0xf9, ..]) {
        return None;
    }
    out.extend(rest);
    Some(out)
}
