//! AVIF: one AV1 key frame in a container, a second one for what is not opaque.
//!
//! Eight bits, full range, the matrix of BT.601 as JPEG uses it, so that what came out of a JPEG goes in
//! unchanged. One tile and one thread: how many cores there are must not show in the bytes.

use super::Nature;
use crate::publish::pictures::original::{Channels, Pixels};
use avif_serialize::{Aviffy, constants};
use rav1e::prelude::*;

/// 0: slowest.
const SPEED: u8 = 8;
/// 0–255; 0: without loss.
const QUANTIZER: usize = 136;
/// What is half transparent has soft edges that coarse steps would show.
const ALPHA_QUANTIZER: usize = 80;

/// The file.
///
/// # Errors
/// In words, if the encoder refuses.
pub fn encode(pixels: &Pixels, nature: Nature) -> Result<Vec<u8>, String> {
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let sampling = match nature {
        Nature::Photograph => ChromaSampling::Cs420,
        Nature::Drawing => ChromaSampling::Cs444,
    };
    let is_halved = sampling == ChromaSampling::Cs420;
    let (visible, alpha) = match pixels.channels {
        Channels::Rgb => (None, None),
        Channels::Rgba => {
            let alpha = pixels.bytes.iter().skip(3).step_by(4).copied().collect();
            (Some(filled(pixels)), Some(alpha))
        }
    };
    let colours = visible.as_deref().unwrap_or(&pixels.bytes);
    let planes = planes(colours, pixels.step(), width, height, is_halved);
    let colour = av1(width, height, sampling, QUANTIZER, &planes)?;
    let alpha = match alpha {
        Some(alpha) => Some(av1(width, height, ChromaSampling::Cs400, ALPHA_QUANTIZER, &[alpha])?),
        None => None,
    };
    let mut container = Aviffy::new();
    container
        .set_matrix_coefficients(constants::MatrixCoefficients::Bt601)
        .set_full_color_range(true)
        .set_chroma_subsampling((is_halved, is_halved))
        .set_seq_profile(u8::from(!is_halved));
    Ok(container.to_vec(&colour, alpha.as_deref(), pixels.width, pixels.height, 8))
}

fn av1(
    width: usize,
    height: usize,
    chroma_sampling: ChromaSampling,
    quantizer: usize,
    planes: &[Vec<u8>],
) -> Result<Vec<u8>, String> {
    let mut speed_settings = SpeedSettings::from_preset(SPEED);
    // Blocks of 8 to 16: smaller files in two thirds of the time than with those up to 64.
    speed_settings.partition.partition_range =
        PartitionRange::new(BlockSize::BLOCK_8X8, BlockSize::BLOCK_16X16);
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
        quantizer,
        min_quantizer: u8::try_from(quantizer).unwrap_or(u8::MAX),
        tune: Tune::Psychovisual,
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

/// Brightness and the two colour differences (ITU-T T.871), in 65536ths, so that every processor rounds alike.
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
    let mut differences = [Vec::with_capacity(across * down), Vec::with_capacity(across * down)];
    let [cb, cr] = &mut differences;
    for row in 0..down {
        for column in 0..across {
            // At the right and lower edge the last pixels count twice.
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

/// The colours, with those of pixels that nobody sees taken from their neighbour in the row: an edge to black
/// there would be costly and shine through at the border.
fn filled(pixels: &Pixels) -> Vec<u8> {
    let mut bytes = pixels.bytes.clone();
    for row in bytes.chunks_exact_mut(pixels.width as usize * 4) {
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
