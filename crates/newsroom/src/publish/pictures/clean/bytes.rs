//! Reads and overwrites bytes of a file, and makes an Exif block.

use image::metadata::Orientation;
use std::ops::Range;

/// An Exif block with one entry: the orientation.
pub type Exif = [u8; 26];

/// TIFF 6.0 §2: little-endian, one directory at 8, one entry (0x0112, a short), no further directory.
pub fn exif(orientation: Orientation) -> Exif {
    let up = orientation.to_exif();
    [
        b'I', b'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, up, 0, 0, 0, 0, 0, 0, 0,
    ]
}

/// Takes `count` bytes from the front.
pub fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

/// A number of at most eight bytes, big-endian.
pub fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    let value = digits
        .iter()
        .fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    usize::try_from(value).ok()
}

/// Overwrites the part of a file that is in this range.
pub fn zero(out: &mut [u8], range: Range<usize>) {
    let end = range.end.min(out.len());
    if let Some(content) = out.get_mut(range.start.min(end)..end) {
        content.fill(0);
    }
}
