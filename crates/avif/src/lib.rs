//! Encodes pixels as AVIF: one AV1 key frame in a container, and a second one for alpha.
//!
//! 8 bits, full range, and JPEG's matrix, that of BT.601, so that the colours of a JPEG are preserved. One tile and one
//! thread, so that the bytes do not depend on the number of cores; callers encode pictures in parallel instead.
//!
//! A separate crate because the encoder is generic, and therefore compiled in the crate that uses it: the workspace
//! optimizes this crate in every profile.
//!
//! ```
//! let grey = [128; 3 * 16 * 9];
//! let settings = avif::Settings { speed: 8, quantizer: 126, alpha_quantizer: 80, colours: avif::Colours::Halved };
//! let file = avif::encode(&grey, 16, 9, avif::Channels::Rgb, settings).unwrap();
//! assert_eq!(&file[4..12], b"ftypavif");
//! ```

use avif_serialize::{Aviffy, constants};
use rav1e::prelude::*;

/// The channels of a pixel, one byte each, in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue and alpha, not premultiplied.
    Rgba,
}

/// The resolution of the colour differences. Luma has the picture's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// 4:2:0, half the width and height: for photographs.
    Halved,
    /// 4:4:4, the picture's own: for thin coloured lines and letters.
    Whole,
}

/// Speed and quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// 0 (slowest) to 10.
    pub speed: u8,
    /// 0 (lossless) to 255.
    pub quantizer: u8,
    /// The same for alpha: coarse steps are visible at soft edges.
    pub alpha_quantizer: u8,
    /// The resolution of the colour differences.
    pub colours: Colours,
}

/// Encodes `width × height` pixels, row by row.
///
/// # Errors
/// A message, if the number of pixels does not match the size, or if the encoder fails.
pub fn encode(
    pixels: &[u8],
    width: u32,
    height: u32,
    channels: Channels,
    settings: Settings,
) -> Result<Vec<u8>, String> {
    let (across, down) = (width as usize, height as usize);
    let step = match channels {
        Channels::Rgb => 3,
        Channels::Rgba => 4,
    };
    if width == 0
        || across.checked_mul(down).and_then(|n| n.checked_mul(step)) != Some(pixels.len())
    {
        return Err(format!(
            "{} bytes are not {width} × {height} pixels",
            pixels.len()
        ));
    }
    let sampling = match settings.colours {
        Colours::Halved => ChromaSampling::Cs420,
        Colours::Whole => ChromaSampling::Cs444,
    };
    let is_halved = sampling == ChromaSampling::Cs420;
    let speed = settings.speed;
    let (visible, alpha) = match channels {
        Channels::Rgb => (None, None),
        Channels::Rgba => {
            let alpha = pixels.iter().skip(3).step_by(4).copied().collect();
            let grey = ChromaSampling::Cs400;
            let alpha = frame(
                across,
                down,
                grey,
                speed,
                settings.alpha_quantizer,
                &[alpha],
            )?;
            (Some(filled(pixels, across)), Some(alpha))
        }
    };
    let planes = planes(
        visible.as_deref().unwrap_or(pixels),
        step,
        across,
        down,
        is_halved,
    );
    let colour = frame(across, down, sampling, speed, settings.quantizer, &planes)?;
    let mut container = Aviffy::new();
    container
        .set_matrix_coefficients(constants::MatrixCoefficients::Bt601)
        .set_full_color_range(true)
        .set_chroma_subsampling((is_halved, is_halved))
        .set_seq_profile(u8::from(!is_halved));
    Ok(container.to_vec(&colour, alpha.as_deref(), width, height, 8))
}

fn frame(
    width: usize,
    height: usize,
    chroma_sampling: ChromaSampling,
    speed: u8,
    quantizer: u8,
    planes: &[Vec<u8>],
) -> Result<Vec<u8>, String> {
    let mut speed_settings = SpeedSettings::from_preset(speed);
    // Measured against the preset: docs/decisions/007-pictures.md. Blocks of 4 pixels keep artefacts of small details
    // local; blocks above 16 are slow.
    speed_settings.partition.partition_range =
        PartitionRange::new(BlockSize::BLOCK_4X4, BlockSize::BLOCK_16X16);
    speed_settings.transform.reduced_tx_set = false;
    speed_settings.cdef = false;
    // Only for video.
    speed_settings.multiref = false;
    speed_settings.rdo_lookahead_frames = 1;
    speed_settings.scene_detection_mode = SceneDetectionSpeed::None;
    let colours = ColorDescription {
        color_primaries: ColorPrimaries::BT709,
        transfer_characteristics: TransferCharacteristics::SRGB,
        matrix_coefficients: MatrixCoefficients::BT601,
    };
    let settings = EncoderConfig {
        width,
        height,
        bit_depth: 8,
        chroma_sampling,
        pixel_range: PixelRange::Full,
        color_description: (planes.len() > 1).then_some(colours),
        still_picture: true,
        quantizer: quantizer.into(),
        min_quantizer: quantizer,
        tune: Tune::Psnr,
        tiles: 1,
        speed_settings,
        ..EncoderConfig::default()
    };
    let config = Config::new().with_encoder_config(settings).with_threads(1);
    let mut context: Context<u8> = config.new_context().map_err(|why| why.to_string())?;
    let mut frame = context.new_frame();
    for (plane, bytes) in frame.planes.iter_mut().zip(planes) {
        let across = width.div_ceil(1 << plane.cfg.xdec);
        plane.copy_from_raw_u8(bytes, across, 1);
    }
    context.send_frame(frame).map_err(|why| why.to_string())?;
    context.flush();
    let mut out = Vec::new();
    loop {
        match context.receive_packet() {
            Ok(packet) => out.extend(packet.data),
            Err(EncoderStatus::Encoded) => {}
            Err(EncoderStatus::LimitReached) => return Ok(out),
            Err(why) => return Err(why.to_string()),
        }
    }
}

/// Luma and the two colour differences (ITU-T T.871), in fixed point, so that every processor rounds equally.
fn planes(bytes: &[u8], step: usize, width: usize, height: usize, is_halved: bool) -> [Vec<u8>; 3] {
    let rgb = |pixel: &[u8]| match pixel {
        [r, g, b, ..] => [i64::from(*r), i64::from(*g), i64::from(*b)],
        _ => [0; 3],
    };
    let y = bytes.chunks_exact(step).map(|pixel| {
        let [r, g, b] = rgb(pixel);
        ((19595 * r + 38470 * g + 7471 * b + 32768) >> 16) as u8
    });
    let y = y.collect();
    let side = if is_halved { 2 } else { 1 };
    let (across, down) = (width.div_ceil(side), height.div_ceil(side));
    let mut differences = [
        Vec::with_capacity(across * down),
        Vec::with_capacity(across * down),
    ];
    let [cb, cr] = &mut differences;
    for row in 0..down {
        for column in 0..across {
            // At the right and bottom edges the last pixels count twice.
            let mut sum = [0; 3];
            for place in 0..side * side {
                let x = (column * side + place % side).min(width - 1);
                let y = (row * side + place / side).min(height - 1);
                let start = (y * width + x) * step;
                let pixel = rgb(bytes.get(start..start + step).unwrap_or_default());
                for (sum, part) in sum.iter_mut().zip(pixel) {
                    *sum += part;
                }
            }
            let [r, g, b] = sum;
            let count = (side * side) as i64;
            let centred = |weighted: i64| {
                let rounded = (weighted + 32768 * count).div_euclid(65536 * count);
                (rounded + 128).clamp(0, 255) as u8
            };
            cb.push(centred(-11059 * r - 21709 * g + 32768 * b));
            cr.push(centred(32768 * r - 27439 * g - 5329 * b));
        }
    }
    let [cb, cr] = differences;
    [y, cb, cr]
}

/// Gives fully transparent pixels the colour of their neighbour in the row: an edge to black would take bytes and be
/// visible at the border.
fn filled(pixels: &[u8], width: usize) -> Vec<u8> {
    let mut bytes = pixels.to_vec();
    for row in bytes.chunks_exact_mut(width * 4) {
        let first = row.chunks_exact(4).find_map(seen);
        let mut last = first.unwrap_or([128; 3]);
        for pixel in row.chunks_exact_mut(4) {
            match seen(pixel) {
                Some(colour) => last = colour,
                None => {
                    for (part, new) in pixel.iter_mut().zip(last) {
                        *part = new;
                    }
                }
            }
        }
    }
    bytes
}

fn seen(pixel: &[u8]) -> Option<[u8; 3]> {
    match pixel {
        [r, g, b, alpha] if *alpha > 0 => Some([*r, *g, *b]),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const SETTINGS: Settings = Settings {
        speed: 10,
        quantizer: 100,
        alpha_quantizer: 100,
        colours: Colours::Halved,
    };

    #[test]
    fn the_number_of_pixels_must_match_the_size() {
        for (bytes, width, height) in [
            (11, 2, 2),
            (13, 2, 2),
            (0, 0, 0),
            (12, 0, 2),
            (3, u32::MAX, u32::MAX),
        ] {
            let made = encode(&vec![0; bytes], width, height, Channels::Rgb, SETTINGS);
            assert!(made.is_err(), "{bytes} {width} {height}");
        }
        assert!(encode(&[0; 12], 2, 2, Channels::Rgb, SETTINGS).is_ok());
    }

    #[test]
    fn planes_have_the_values_of_the_standard() {
        let planes_of =
            |pixel: [u8; 3]| planes(&pixel.repeat(4), 3, 2, 2, true).map(|plane| plane[0]);
        assert_eq!(planes_of([0; 3]), [0, 128, 128]);
        assert_eq!(planes_of([255; 3]), [255, 128, 128]);
        assert_eq!(planes_of([77; 3]), [77, 128, 128]);
        // ITU-T T.871: pure colours.
        assert_eq!(planes_of([255, 0, 0]), [76, 85, 255]);
        assert_eq!(planes_of([0, 255, 0]), [150, 44, 21]);
        assert_eq!(planes_of([0, 0, 255]), [29, 255, 107]);
        // Both resolutions agree if all pixels are equal, also at odd edges.
        let odd = planes(&[9, 200, 30].repeat(15), 3, 5, 3, true);
        assert_eq!(odd.clone().map(|plane| plane.len()), [15, 6, 6]);
        let whole = planes(&[9, 200, 30].repeat(15), 3, 5, 3, false);
        assert_eq!(odd.map(|plane| plane[0]), whole.map(|plane| plane[14]));
    }

    #[test]
    fn transparent_pixels_get_their_neighbours_colour() {
        let row = [[9, 9, 9, 0], [1, 2, 3, 255], [0, 0, 0, 0], [4, 5, 6, 1]];
        let filled = filled(row.as_flattened(), 4);
        let expected = [[1, 2, 3, 0], [1, 2, 3, 255], [1, 2, 3, 0], [4, 5, 6, 1]];
        assert_eq!(filled, expected.as_flattened());
    }
}
