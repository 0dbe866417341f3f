//! Pictures made for tests, and folders to put them in.

use super::encode::{Format, Nature, encode};
use super::original::{Channels, Pixels};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

/// Metadata that must not be published.
pub const SECRET: &str = "taken at 51.04 N 114.06 W";

/// Blue grows to the right, red downwards.
pub fn gradient(width: u32, height: u32) -> Pixels {
    let pixel = |n: u32| {
        let (x, y) = (n % width, n / width);
        [(y * 255 / height) as u8, 90, (x * 255 / width) as u8]
    };
    let bytes = (0..width * height).flat_map(pixel).collect();
    Pixels {
        width,
        height,
        channels: Channels::Rgb,
        bytes,
    }
}

/// Red, fading away to the right.
pub fn fading(width: u32, height: u32) -> Pixels {
    let pixel = |n: u32| [200, 30, 30, 255 - ((n % width) * 255 / (width - 1)) as u8];
    let bytes = (0..width * height).flat_map(pixel).collect();
    Pixels {
        width,
        height,
        channels: Channels::Rgba,
        bytes,
    }
}

/// Exif with an orientation (1 to 8) and the secret.
pub fn exif(turned: u8) -> Vec<u8> {
    let words = SECRET.as_bytes();
    let mut exif = vec![b'I', b'I', 42, 0, 8, 0, 0, 0, 2, 0];
    exif.extend([0x0e, 0x01, 2, 0, words.len() as u8, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0]);
    exif.extend([0; 4]);
    exif.extend(words);
    exif
}

/// A JPEG as a camera writes it.
pub fn photograph(pixels: &Pixels, turned: u8) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, 90);
    encoder.add_exif_metadata(&exif(turned)).unwrap();
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x>{SECRET}</x>");
    encoder.add_app_segment(1, xmp.into_bytes()).unwrap();
    encoder.add_app_segment(13, SECRET.into()).unwrap();
    let (width, height) = (pixels.width as u16, pixels.height as u16);
    encoder
        .encode(&pixels.bytes, width, height, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    // A preview behind the picture's end.
    out.extend(SECRET.bytes());
    out
}

/// A PNG with the same metadata.
pub fn drawing(pixels: &Pixels, turned: u8) -> Vec<u8> {
    let mut png = encode(pixels, Format::Png, Nature::Drawing)
        .unwrap()
        .unwrap();
    let after_header = 8 + 25;
    let words = [b"Comment\0", SECRET.as_bytes()].concat();
    let chunks = [chunk(b"eXIf", &exif(turned)), chunk(b"tEXt", &words)].concat();
    png.splice(after_header..after_header, chunks);
    png
}

/// A chunk of a PNG.
pub fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(content);
    let length = (content.len() as u32).to_be_bytes();
    [&length[..], kind, content, &crc.sum().to_be_bytes()].concat()
}

/// A WebP with the same metadata.
pub fn extended_webp(pixels: &Pixels, turned: u8) -> Vec<u8> {
    let simple = encode(pixels, Format::WebP, Nature::Photograph)
        .unwrap()
        .unwrap();
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let mut chunk = [&kind[..], &(content.len() as u32).to_le_bytes(), content].concat();
        chunk.resize(chunk.len() + content.len() % 2, 0);
        chunk
    };
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let head = [vec![0x0c, 0, 0, 0], side(pixels.width), side(pixels.height)].concat();
    let chunks = [
        chunk(b"VP8X", &head),
        simple[12..].to_vec(),
        chunk(b"EXIF", &exif(turned)),
        chunk(b"XMP ", SECRET.as_bytes()),
    ]
    .concat();
    let length = (chunks.len() as u32 + 4).to_le_bytes();
    [&b"RIFF"[..], &length, b"WEBP", &chunks].concat()
}

/// Whether these bytes contain the secret.
pub fn has_secret(bytes: &[u8]) -> bool {
    bytes
        .windows(SECRET.len())
        .any(|window| window == SECRET.as_bytes())
}

/// A temporary folder, removed on drop.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("newsroom-test-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Saves a file with a time some hours ago.
    pub fn save(&self, name: &str, bytes: &[u8], hours_ago: u64) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        saved_at(&path, SystemTime::now() - Duration::from_hours(hours_ago));
    }
}

/// Gives a file another time.
pub fn saved_at(path: &Path, time: SystemTime) {
    File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(time)
        .unwrap();
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
