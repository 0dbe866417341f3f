//! Encodes pixels, with the settings of `docs/decisions/007-pictures.md`.

use super::original::{Channels, Pixels};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, SamplingFactor};
use serde::{Deserialize, Serialize};

/// Everything besides the original that determines the bytes of a variant. The hash in a variant's name contains it, so
/// change it with every setting; a test compares the versions of the encoders.
pub const SETTINGS: &str = "1; zune-jpeg 0.5.15, png 0.18.1, image-webp 0.2.4, moxcms 0.8.1; \
    fast_image_resize 6.1.0 lanczos3; rav1e 0.8.1, avif-serialize 0.8.9, speed 8 quantizer 126, 80, blocks 4 to 16, tune psnr; \
    webp 0.3.1, libwebp-sys 0.9.6, quality 75 method 4; jpeg-encoder 0.7.1 quality 75 4:2:0";

const AVIF: avif::Settings = avif::Settings {
    speed: 8,
    quantizer: 126,
    alpha_quantizer: 80,
    colours: avif::Colours::Halved,
};
const JPEG_QUALITY: u8 = 75;
const WEBP_QUALITY: f32 = 75.0;
/// libwebp's effort, 0 to 6.
const WEBP_METHOD: i32 = 4;
/// Largest width and height of WebP, in pixels (RFC 9649 §2.7.1).
const WEBP_MAX_SIDE: u32 = 16_383;

/// The formats of variants, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// AVIF.
    Avif,
    /// WebP.
    WebP,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

/// The nature of a picture, which determines how it may be compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Colours may have half the resolution: eyes see them less sharply than brightness.
    Photograph,
    /// Thin coloured lines and letters need the full resolution; large even areas may be smaller without loss.
    Drawing,
}

impl Format {
    /// The media type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// Encodes pixels. The same pixels give the same bytes, on one core or many. None if the format does not allow a picture of
/// that size.
///
/// # Errors
/// A message, if an encoder fails.
pub fn encode(pixels: &Pixels, format: Format, nature: Nature) -> Result<Option<Vec<u8>>, String> {
    let encoded = match format {
        Format::Avif => avif(pixels, nature),
        Format::WebP if pixels.width.max(pixels.height) > WEBP_MAX_SIDE => return Ok(None),
        Format::WebP => webp(pixels, nature),
        Format::Jpeg => jpeg(pixels),
        Format::Png => png(pixels),
    };
    encoded
        .map(Some)
        .map_err(|why| format!("no {} can be made of it: {why}", format.mime()))
}

fn avif(pixels: &Pixels, nature: Nature) -> Result<Vec<u8>, String> {
    let colours = match nature {
        Nature::Photograph => avif::Colours::Halved,
        Nature::Drawing => avif::Colours::Whole,
    };
    let channels = match pixels.channels {
        Channels::Rgb => avif::Channels::Rgb,
        Channels::Rgba => avif::Channels::Rgba,
    };
    let settings = avif::Settings { colours, ..AVIF };
    avif::encode(
        &pixels.bytes,
        pixels.width,
        pixels.height,
        channels,
        settings,
    )
}

fn webp(pixels: &Pixels, nature: Nature) -> Result<Vec<u8>, String> {
    let lossy = webp_with(pixels, |config| config.quality = WEBP_QUALITY)?;
    if nature == Nature::Photograph {
        return Ok(lossy);
    }
    let lossless = webp_with(pixels, |config| config.lossless = 1)?;
    Ok(if lossless.len() <= lossy.len() {
        lossless
    } else {
        lossy
    })
}

fn webp_with(pixels: &Pixels, set: impl Fn(&mut webp::WebPConfig)) -> Result<Vec<u8>, String> {
    let Pixels {
        width,
        height,
        bytes,
        ..
    } = pixels;
    let encoder = match pixels.channels {
        Channels::Rgb => webp::Encoder::from_rgb(bytes, *width, *height),
        Channels::Rgba => webp::Encoder::from_rgba(bytes, *width, *height),
    };
    let mut config = webp::WebPConfig::new().map_err(|()| "libwebp is of another version")?;
    config.method = WEBP_METHOD;
    set(&mut config);
    let encoded = encoder.encode_advanced(&config);
    encoded
        .map(|bytes| bytes.to_vec())
        .map_err(|why| format!("{why:?}"))
}

/// Baseline, interleaved. Optimized tables would save a tenth, but this encoder then writes a scan for each component, which
/// some decoders of previews misread.
fn jpeg(pixels: &Pixels) -> Result<Vec<u8>, String> {
    let side = |side: u32| u16::try_from(side).map_err(|_| "it is too large".to_owned());
    let (width, height) = (side(pixels.width)?, side(pixels.height)?);
    let colours = match pixels.channels {
        Channels::Rgb => ColorType::Rgb,
        Channels::Rgba => ColorType::Rgba,
    };
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, JPEG_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let encoded = encoder.encode(&pixels.bytes, width, height, colours);
    encoded.map(|()| out).map_err(|why| why.to_string())
}

fn png(pixels: &Pixels) -> Result<Vec<u8>, String> {
    let colours = match pixels.channels {
        Channels::Rgb => ExtendedColorType::Rgb8,
        Channels::Rgba => ExtendedColorType::Rgba8,
    };
    let mut out = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
    let encoded = encoder.write_image(&pixels.bytes, pixels.width, pixels.height, colours);
    encoded.map(|()| out).map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests;
