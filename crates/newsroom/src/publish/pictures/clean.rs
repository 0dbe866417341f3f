//! Originals without what readers need not know: where a picture was taken, with which camera, by whom.
//!
//! The picture's own bytes are copied as they are, so nothing is lost to another encoding. What is kept is
//! named; everything else goes. Which way is up stays, in the smallest Exif block that says it.

use super::original::{self, Kind};
use image::metadata::Orientation;

mod jpeg;
mod png;
mod webp;

/// Changes whenever the same file would be cleaned in another way.
pub const VERSION: u64 = 1;

/// The file without metadata; nothing if it cannot be followed to its end.
pub fn clean(kind: Kind, bytes: &[u8]) -> Option<Vec<u8>> {
    let exif = match original::orientation(kind, bytes) {
        Orientation::NoTransforms => None,
        turned => Some(exif(turned)),
    };
    match kind {
        Kind::Jpeg => jpeg::clean(bytes, exif.as_ref()),
        Kind::Png => png::clean(bytes, exif.as_ref()),
        Kind::WebP => webp::clean(bytes, exif.as_ref()),
    }
}

/// A block with one entry.
type Exif = [u8; 26];

/// TIFF 6.0 §2: little-endian, one directory at 8, one entry (0x0112, a short), no further directory.
fn exif(orientation: Orientation) -> Exif {
    let up = orientation.to_exif();
    [
        b'I', b'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, up, 0, 0, 0, 0, 0, 0, 0,
    ]
}

/// Takes so many bytes from the front.
fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

#[cfg(test)]
mod tests;
