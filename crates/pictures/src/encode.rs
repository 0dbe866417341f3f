//! Files: each picture once, as a newsroom's photo desk would hand it in. `newsroom publish` makes from it the
//! widths and formats that browsers choose from.

use std::error::Error;
use std::fs;
use std::path::Path;

use image::RgbImage;
use image::imageops::{self, FilterType};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::canvas::Canvas;

/// Pixels in a row.
pub const WIDTH: u16 = 1600;

const QUALITY: u8 = 70;

/// Writes `NAME.jpg`. Returns the number of bytes written.
///
/// # Errors
/// When the folder cannot be written to, or the encoder refuses the picture.
pub fn save(
    canvas: &Canvas,
    (across, down): (u32, u32),
    folder: &Path,
    name: &str,
) -> Result<usize, Box<dyn Error>> {
    let whole = picture(canvas)?;
    let height = (u32::from(WIDTH) * down + across / 2) / across;
    let scaled = imageops::resize(&whole, WIDTH.into(), height, FilterType::CatmullRom);
    let jpeg = jpeg(&scaled)?;
    fs::write(folder.join(format!("{name}.jpg")), &jpeg)?;
    Ok(jpeg.len())
}

/// A canvas's pixels, eight bits a channel.
///
/// # Errors
/// When it has fewer pixels than its size says.
pub fn picture(canvas: &Canvas) -> Result<RgbImage, Box<dyn Error>> {
    let pixels = canvas.pixels.iter();
    let bytes: Vec<u8> = pixels.flat_map(|pixel| pixel.bytes()).collect();
    let picture = RgbImage::from_raw(canvas.width as u32, canvas.height as u32, bytes);
    picture.ok_or_else(|| "the canvas has fewer pixels than its size says".into())
}

/// Colours at half the resolution, as cameras do it: smaller by a tenth than what `image` writes.
///
/// # Errors
/// When the encoder refuses the picture.
pub fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let (width, height) = (picture.width().try_into()?, picture.height().try_into()?);
    encoder.encode(picture.as_raw(), width, height, ColorType::Rgb)?;
    Ok(jpeg)
}
