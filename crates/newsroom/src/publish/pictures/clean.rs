//! Removes metadata from originals: where a picture was taken, with which camera, by whom.
//!
//! The compressed pixels are copied as they are, so no quality is lost. Only listed parts of a file are kept, and the
//! orientation, in a minimal Exif block.

use super::original::{self, Kind};
use image::metadata::Orientation;

mod bytes;
mod jpeg;
mod png;
mod webp;

/// To be changed whenever the result for the same file changes.
pub const VERSION: u64 = 1;

/// The file without metadata; none if it cannot be parsed.
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
