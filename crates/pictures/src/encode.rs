//! Files: each picture in three widths, as WebP for browsers that read it and as JPEG for all.

use std::error::Error;
use std::fs;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{ExtendedColorType, RgbImage};

use crate::canvas::Canvas;

/// The widths that articles offer in `sources`, in pixels.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];

const JPEG_QUALITY: u8 = 68;
const WEBP_QUALITY: f32 = 68.0;

/// Writes `NAME-WIDTH.webp` and `NAME-WIDTH.jpg` for every width. Returns the number of bytes written.
///
/// # Errors
/// When the folder cannot be written to, or an encoder refuses the picture.
pub fn save(
    canvas: &Canvas,
    shape: (u32, u32),
    folder: &Path,
    name: &str,
) -> Result<usize, Box<dyn Error>> {
    let bytes: Vec<u8> = canvas
        .pixels
        .iter()
        .flat_map(|pixel| pixel.bytes())
        .collect();
    let whole = RgbImage::from_raw(canvas.width as u32, canvas.height as u32, bytes)
        .ok_or("the canvas has fewer pixels than its size says")?;
    let mut written = 0;
    for width in WIDTHS {
        let height = (width * shape.1 + shape.0 / 2) / shape.0;
        let scaled = imageops::resize(&whole, width, height, FilterType::CatmullRom);

        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY).encode(
            scaled.as_raw(),
            width,
            height,
            ExtendedColorType::Rgb8,
        )?;
        fs::write(folder.join(format!("{name}-{width}.jpg")), &jpeg)?;

        let encoded = webp::Encoder::from_rgb(scaled.as_raw(), width, height)
            .encode_simple(false, WEBP_QUALITY)
            .map_err(|error| format!("{name}-{width}.webp: {error:?}"))?;
        fs::write(folder.join(format!("{name}-{width}.webp")), &*encoded)?;
        written += jpeg.len() + encoded.len();
    }
    Ok(written)
}
