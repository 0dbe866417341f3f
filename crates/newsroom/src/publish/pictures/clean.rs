//! Originals without what readers need not know: where a picture was taken, with which camera, by whom.
//!
//! The picture's own bytes are copied as they are, so nothing is lost to another encoding. What is kept is
//! named; everything else goes. Which way is up stays, in the smallest Exif block that says it.

use super::original::{self, Kind};
use image::metadata::Orientation;

mod bytes;
mod jpeg;
mod png;
mod webp;

/// Changes whenever the same file would be cleaned in another way.
pub const VERSION: u64 = 1;

/// The file without metadata; nothing if it cannot be followed to its end.
pub fn clean(kind: Kind, bytes: &[u8]) -> Option<Vec<u8>> {
    let exif = match original::orientation(kind, bytes) {
        Orientation::NoTransforms => None,
        turned => Some(bytes::exif(turned)),
    };
    match kind {
        Kind::Jpeg => jpeg::clean(bytes, exif.as_ref()),
        Kind::Png => png::clean(bytes, exif.as_ref()),
        Kind::WebP => webp::clean(bytes, exif.as_ref()),
    }
}

#[cfg(test)]
mod tests;
