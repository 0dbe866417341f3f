//! Compressed copies beside files (`index.html.br`, `index.html.gz`), so that servers need not compress for each reader.
//!
//! The qualities are fixed, not limited by time: the same content gives the same bytes on any machine. Times and sizes of
//! all qualities are in `docs/decisions/008-compression.md`.

use crate::build::{Encoding, SitePath};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

#[cfg(test)]
mod tests;

/// Extensions of files that are worth compressing. Pictures and fonts are compressed already.
const COMPRESSIBLE: &[&str] = &[
    "bin",
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Smallest file that is compressed, in bytes: smaller ones fit into one packet with their headers anyway.
const MIN_BYTES: usize = 256;

/// The qualities of both encoders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Quality {
    /// 0 to 11 (RFC 7932 leaves it to the encoder).
    brotli: i32,
    /// 0 to 9.
    gzip: u32,
}

/// For the app's files, which change with a release: a few percent are worth a second.
const APP: Quality = Quality {
    brotli: 11,
    gzip: 9,
};
/// For files of stories, of which there may be tens of thousands.
const STORY: Quality = Quality { brotli: 6, gzip: 6 };

/// The compressed copies of a file; none if they would not be smaller.
pub fn copies(path: &SitePath, bytes: &[u8]) -> Vec<(Encoding, Vec<u8>)> {
    let path = path.as_str();
    if bytes.len() < MIN_BYTES || !is_compressible(path) {
        return Vec::new();
    }
    let quality = quality(path);
    let made = [
        (Encoding::Brotli, brotli(bytes, quality.brotli)),
        (Encoding::Gzip, gzip(bytes, quality.gzip)),
    ];
    made.into_iter()
        .filter(|(_, copy)| !copy.is_empty() && copy.len() < bytes.len())
        .collect()
}

/// Whether a file of that name is worth compressing.
fn is_compressible(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| COMPRESSIBLE.contains(&ending))
}

fn quality(path: &str) -> Quality {
    match path.starts_with("assets/") {
        true => APP,
        false => STORY,
    }
}

/// Empty if it fails, which cannot happen when writing to memory.
fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: window(bytes.len()),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::with_capacity(bytes.len() / 3);
    let done = brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters);
    done.map(|_| out).unwrap_or_default()
}

/// The power of two that the file fits into: memory of a larger window would be cleared for each file. At least 17: below,
/// the encoder has no hasher of the right size for qualities 5 to 9, and clears 32 MB for each file.
fn window(len: usize) -> i32 {
    let bits = usize::BITS - len.leading_zeros();
    i32::try_from(bits).unwrap_or(22).clamp(17, 22)
}

/// Without a name and a time, which would change the bytes with each run.
fn gzip(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(level));
    let written = encoder.write_all(bytes);
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}
