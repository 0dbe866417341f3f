//! Reads bytes of a file, and makes an Exif block.

use image::metadata::Orientation;

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
