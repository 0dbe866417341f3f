//! Decodes originals into upright pixels in sRGB.

use image::codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageResult, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// Largest picture, in pixels: larger than those of medium-format cameras. A file of some kilobytes can claim a picture that
/// does not fit into memory.
const MAX_PIXELS: u64 = 120_000_000;

/// Most bytes that a decoder may allocate: three for each pixel, and some to work with.
const MAX_DECODER_BYTES: u64 = 640 << 20;

/// Largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 256 << 20;

/// The formats that variants are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// PNG.
    Png,
    /// WebP, lossy or lossless.
    WebP,
}

/// The channels of a picture's pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, and alpha, not premultiplied.
    Rgba,
}

/// Eight bits for each channel of each pixel, row after row, in sRGB.
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The bytes of a pixel.
    pub channels: Channels,
    /// `width × height × channels` of them.
    pub bytes: Vec<u8>,
}

/// An original, decoded.
pub struct Original {
    /// Upright, in sRGB.
    pub pixels: Pixels,
    /// How it had to be turned for that.
    pub orientation: Orientation,
    /// Whether it was saved without loss: a drawing or a screen rather than a photograph.
    pub lossless: bool,
}

impl Kind {
    /// The format by a file's first bytes; its name may be wrong.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::WebP)
        } else {
            None
        }
    }
}

/// Whether a file is an animation, of which variants would be still pictures.
pub fn is_animated(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Jpeg => false,
        // `acTL` must come before the first `IDAT` (PNG 3rd edition, "acTL").
        Kind::Png => {
            let picture = bytes.windows(4).position(|four| four == b"IDAT");
            let head = bytes.get(..picture.unwrap_or(0)).unwrap_or_default();
            head.windows(4).any(|four| four == b"acTL")
        }
        // The flag A of the extended header (RFC 9649 §2.7).
        Kind::WebP => {
            bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 2 != 0)
        }
    }
}

/// Width and height as the file claims them, before anything is decoded.
///
/// # Errors
/// A message, if it is not such a picture or claims too many pixels.
pub fn size(kind: Kind, bytes: &[u8]) -> Result<(u32, u32), String> {
    let (width, height) = decoder(kind, bytes).map_err(message)?.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(format!(
            "{width} × {height} pixels are more than the {} million that a picture may have",
            MAX_PIXELS / 1_000_000
        ));
    }
    Ok((width, height))
}

/// How a picture has to be turned to be upright (Exif 2.3, tag 0x0112).
pub fn orientation(kind: Kind, bytes: &[u8]) -> Orientation {
    let decoder = decoder(kind, bytes);
    decoder
        .and_then(|mut decoder| decoder.orientation())
        .unwrap_or(Orientation::NoTransforms)
}

/// Decodes an original.
///
/// # Errors
/// A message, if it cannot be decoded or is too large.
pub fn decode(kind: Kind, bytes: &[u8]) -> Result<Original, String> {
    size(kind, bytes)?;
    if kind == Kind::Jpeg && has_scans_that_are_misread(bytes) {
        return Err(
            "its components are in separate scans, which would be decoded wrongly; \
             save it as an ordinary or a progressive JPEG"
                .to_owned(),
        );
    }
    let mut decoder = decoder(kind, bytes).map_err(message)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    decoder.set_limits(limits).map_err(message)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder).map_err(message)?;
    image.apply_orientation(orientation);
    Ok(Original {
        pixels: in_srgb(image, profile.as_deref()),
        orientation,
        lossless: kind == Kind::Png || (kind == Kind::WebP && is_vp8l(bytes)),
    })
}

fn decoder<'b>(kind: Kind, bytes: &'b [u8]) -> ImageResult<Box<dyn ImageDecoder + 'b>> {
    let bytes = Cursor::new(bytes);
    Ok(match kind {
        Kind::Jpeg => Box::new(JpegDecoder::new(bytes)?),
        Kind::Png => Box::new(PngDecoder::new(bytes)?),
        Kind::WebP => Box::new(WebPDecoder::new(bytes)?),
    })
}

fn is_vp8l(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    head.windows(4).any(|four| four == b"VP8L")
}

/// Baseline JPEGs with a scan for each component come out green and striped, without an error
/// (<https://github.com/etemesi254/zune-image/issues/419>). To be dropped with zune-jpeg 0.5.16.
fn has_scans_that_are_misread(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut components = 0;
    while let [0xff, marker, tail @ ..] = rest {
        if *marker == 0xff {
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let length = tail
            .first_chunk()
            .map_or(0, |two| usize::from(u16::from_be_bytes(*two)));
        match marker {
            // Frames: length, precision, height, width, number of components (T.81 §B.2.2).
            0xc0 | 0xc1 => components = tail.get(7).copied().unwrap_or(0),
            0xda => return tail.get(2).is_some_and(|in_scan| *in_scan < components),
            _ => {}
        }
        rest = tail.get(length..).unwrap_or_default();
    }
    false
}

fn message(why: image::ImageError) -> String {
    why.to_string()
}

/// Eight bits a channel, in sRGB, which needs no profile. A profile that cannot be read, or that is for other channels than
/// the pixels have, is ignored, as in browsers.
fn in_srgb(image: DynamicImage, profile: Option<&[u8]>) -> Pixels {
    let (width, height) = (image.width(), image.height());
    let profile = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
    let grey = !image.color().has_color();
    let (channels, mut bytes) = if image.color().has_alpha() {
        (Channels::Rgba, image.into_rgba8().into_raw())
    } else {
        (Channels::Rgb, image.into_rgb8().into_raw())
    };
    let wanted = if grey {
        DataColorSpace::Gray
    } else {
        DataColorSpace::Rgb
    };
    if let Some(profile) = profile.filter(|profile| profile.color_space == wanted) {
        convert(&profile, channels, &mut bytes, width, grey);
    }
    let opaque = channels == Channels::Rgba
        && bytes
            .chunks_exact(4)
            .all(|pixel| pixel.last() == Some(&255));
    if opaque {
        let rgb = bytes.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3));
        let bytes = rgb.copied().collect();
        return Pixels {
            width,
            height,
            channels: Channels::Rgb,
            bytes,
        };
    }
    Pixels {
        width,
        height,
        channels,
        bytes,
    }
}

/// Converts row by row; changes nothing if the profile allows no conversion.
fn convert(profile: &ColorProfile, channels: Channels, bytes: &mut [u8], width: u32, grey: bool) {
    let (layout, step) = match channels {
        Channels::Rgb => (Layout::Rgb, 3),
        Channels::Rgba => (Layout::Rgba, 4),
    };
    // A grey picture has three equal channels by now; one of them is converted.
    let (from, take) = if grey {
        (Layout::Gray, 1)
    } else {
        (layout, step)
    };
    let to = ColorProfile::new_srgb();
    // Grey becomes three channels; alpha is not changed.
    let (to_layout, put) = if grey {
        (Layout::Rgb, 3)
    } else {
        (layout, step)
    };
    let Ok(transform) =
        profile.create_transform_8bit(from, &to, to_layout, TransformOptions::default())
    else {
        return;
    };
    let mut result = vec![0; width as usize * put];
    for row in bytes.chunks_exact_mut(width as usize * step) {
        let source: Vec<u8> = match grey {
            true => row.iter().step_by(step).copied().collect(),
            false => row.to_vec(),
        };
        debug_assert_eq!(source.len(), width as usize * take);
        if transform.transform(&source, &mut result).is_err() {
            return;
        }
        for (pixel, new) in row.chunks_exact_mut(step).zip(result.chunks_exact(put)) {
            for (old, new) in pixel.iter_mut().zip(new) {
                *old = *new;
            }
        }
    }
}

#[cfg(test)]
mod tests;
