//! Removes metadata from originals: where a picture was taken, with which camera, by whom.
//!
//! The compressed pixels are copied as they are, so no quality is lost. Only listed parts of a file are kept, and the
//! orientation, in a minimal Exif block.

use super::original::{self, Kind};
use image::metadata::Orientation;

mod boxes;
mod bytes;
mod flac;
mod gif;
mod jpeg;
mod matroska;
mod ogg;
mod png;
mod sound;
mod svg;
mod webp;

/// To be changed whenever the result for the same file changes.
pub const VERSION: u64 = 4;

/// Why a file is left out whose metadata cannot be removed.
pub const NOT_CLEANED: &str =
    "its metadata, such as positions, cannot be removed; export it without, or save it again";

/// Formats of which no variants are made, but whose metadata is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// GIF.
    Gif,
    /// Films (MP4, QuickTime), and AVIF.
    Boxes,
    /// Films and sound in WebM and Matroska.
    Matroska,
    /// SVG.
    Svg,
    /// FLAC.
    Flac,
    /// Ogg.
    Ogg,
    /// MP3 and WAV.
    Sound,
}

impl Other {
    /// The format by a file's first bytes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match () {
            () if bytes.starts_with(b"GIF8") => Some(Self::Gif),
            () if boxes::is_boxes(bytes) => Some(Self::Boxes),
            () if matroska::is_matroska(bytes) => Some(Self::Matroska),
            () if ogg::is_ogg(bytes) => Some(Self::Ogg),
            // Both may begin with an ID3 tag.
            () if flac::is_flac(bytes) => Some(Self::Flac),
            () if sound::is_sound(bytes) => Some(Self::Sound),
            () if svg::is_svg(bytes) => Some(Self::Svg),
            () => None,
        }
    }

    /// Why a file is published as it is if it cannot be parsed; none if it is left out. Drawings, sound and WebM, which
    /// cameras do not write, rarely have positions.
    pub fn kept(self) -> Option<&'static str> {
        match self {
            Self::Gif | Self::Boxes => None,
            Self::Svg => Some("it is not a well-formed SVG in UTF-8; export it again"),
            Self::Ogg => Some(
                "it is damaged or has more than sound in Vorbis or Opus; export it again, as such sound",
            ),
            Self::Matroska => Some(
                "its tags cannot be found, since it is damaged or not complete; export it again",
            ),
            Self::Flac | Self::Sound => {
                Some("its tags cannot be found, since it is damaged; export it again")
            }
        }
    }
}

/// Whether a file is left out if its metadata cannot be removed.
pub fn must_be_cleaned(bytes: &[u8]) -> bool {
    Kind::of(bytes).is_some() || Other::of(bytes).is_some_and(|other| other.kept().is_none())
}

/// Why a file is published with its metadata although its format has some that is removed, as a clause.
pub fn trouble(bytes: &[u8]) -> Option<&'static str> {
    let why = Other::of(bytes)?.kept()?;
    file(bytes).is_none().then_some(why)
}

/// The file without metadata; none if it is of another format or cannot be parsed.
pub fn file(bytes: &[u8]) -> Option<Vec<u8>> {
    match (Kind::of(bytes), Other::of(bytes)) {
        (Some(kind), _) => clean(kind, bytes),
        (None, Some(Other::Gif)) => gif::clean(bytes),
        (None, Some(Other::Boxes)) => boxes::clean(bytes),
        (None, Some(Other::Matroska)) => matroska::clean(bytes),
        (None, Some(Other::Ogg)) => ogg::clean(bytes),
        (None, Some(Other::Flac)) => flac::clean(bytes),
        (None, Some(Other::Svg)) => svg::clean(bytes, file),
        (None, Some(Other::Sound)) => sound::clean(bytes),
        (None, None) => None,
    }
}

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
