//! Makes the variants of an original, from which browsers choose.

use super::clean;
use super::encode::{Format, Nature, encode};
use super::original::{Channels, Kind, Original, Pixels};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use std::thread;

/// Widths in pixels. A column of text is 672 CSS pixels wide, phones are 360 to 430 at two or three pixels each.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];
/// The widths in the original's own format: for the few browsers without WebP, and for programs that load only one file
/// (previews of links, feed readers).
const OWN_WIDTHS: [u32; 2] = [800, 1600];

/// How many threads one picture may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threads {
    /// One: the others work on other pictures.
    One,
    /// One for each width.
    Several,
}

/// A variant's file.
pub struct Variant {
    /// Its format.
    pub format: Format,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All files of a picture: the best format first and the original's own last, each with growing widths. `bytes`: those of
/// the original.
///
/// # Errors
/// A message, if one cannot be made.
pub fn variants(
    kind: Kind,
    bytes: &[u8],
    original: &Original,
    threads: Threads,
) -> Result<Vec<Variant>, String> {
    let nature = match original.lossless {
        true => Nature::Drawing,
        false => Nature::Photograph,
    };
    let own = own_format(kind);
    let widths = widths(original.pixels.width, &WIDTHS);
    let own_widths = self::widths(original.pixels.width, &OWN_WIDTHS);
    let of_width = |width: &u32| -> Result<Vec<Variant>, String> {
        let scaled = scaled(&original.pixels, *width)?;
        let pixels = scaled.as_ref().unwrap_or(&original.pixels);
        let mut made = Vec::new();
        for format in [Format::Avif, Format::WebP, own] {
            let is_wanted = own_widths.contains(width) || format <= Format::WebP;
            let is_twice = format == own && made.iter().any(|one: &Variant| one.format == own);
            if !is_wanted || is_twice {
                continue;
            }
            if let Some(bytes) = encode(pixels, format, nature)? {
                let (width, height) = (pixels.width, pixels.height);
                made.push(Variant {
                    format,
                    width,
                    height,
                    bytes,
                });
            }
        }
        Ok(made)
    };
    let mut made = match threads {
        Threads::One => each(&widths, of_width)?,
        Threads::Several => each_in_a_thread(&widths, of_width)?,
    };
    if original.orientation == Orientation::NoTransforms
        && let Some(whole) = clean::clean(kind, bytes)
    {
        keep_the_original(&mut made, own, original.pixels.width, whole);
    }
    made.sort_by_key(|one| (one.format == own, one.format, one.width));
    let mut made = without_redundant(made);
    leave_out_larger(&mut made, Format::Avif, Format::WebP);
    leave_out_larger(&mut made, Format::WebP, own);
    Ok(made)
}

/// The fallback format, for programs that support none of the others.
fn own_format(kind: Kind) -> Format {
    match kind {
        Kind::Jpeg => Format::Jpeg,
        Kind::Png => Format::Png,
        Kind::WebP => Format::WebP,
    }
}

/// The widths of these that are clearly below the original's own, and the largest without enlarging it.
fn widths(own: u32, of: &[u32]) -> Vec<u32> {
    let largest = of.last().copied().unwrap_or(own).min(own);
    let below = of.iter().copied().filter(|width| width * 10 <= largest * 9);
    below.chain([largest]).collect()
}

/// The pixels scaled to a width; none if they have it already.
fn scaled(pixels: &Pixels, width: u32) -> Result<Option<Pixels>, String> {
    if width == pixels.width {
        return Ok(None);
    }
    let (from_width, from_height) = (u64::from(pixels.width), u64::from(pixels.height));
    let height = (from_height * u64::from(width) + from_width / 2) / from_width;
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let kind = match pixels.channels {
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba => PixelType::U8x4,
    };
    let from = ImageRef::new(pixels.width, pixels.height, &pixels.bytes, kind);
    let from = from.map_err(|why| why.to_string())?;
    let mut to = Image::new(width, height, kind);
    // By default alpha is premultiplied while resizing, so that transparent pixels weigh less.
    let how = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    let resized = Resizer::new().resize(&from, &mut to, &how);
    resized.map_err(|why| why.to_string())?;
    let (channels, bytes) = (pixels.channels, to.into_vec());
    Ok(Some(Pixels {
        width,
        height,
        channels,
        bytes,
    }))
}

fn each<T>(
    widths: &[u32],
    make: impl Fn(&u32) -> Result<Vec<T>, String>,
) -> Result<Vec<T>, String> {
    let made: Result<Vec<Vec<T>>, String> = widths.iter().map(make).collect();
    made.map(|made| made.into_iter().flatten().collect())
}

fn each_in_a_thread<T: Send>(
    widths: &[u32],
    make: impl Fn(&u32) -> Result<Vec<T>, String> + Sync,
) -> Result<Vec<T>, String> {
    thread::scope(|scope| {
        let make = &make;
        let begun: Vec<_> = widths
            .iter()
            .map(|width| scope.spawn(move || make(width)))
            .collect();
        let mut made = Vec::new();
        for one in begun {
            made.extend(one.join().map_err(|_| "an encoder stopped".to_owned())??);
        }
        Ok(made)
    })
}

/// Takes the original's own bytes instead of a new encoding of the same pixels, unless that is more than a fifth smaller:
/// each encoding loses quality.
fn keep_the_original(made: &mut [Variant], own: Format, width: u32, whole: Vec<u8>) {
    let same = |one: &&mut Variant| one.format == own && one.width == width;
    if let Some(one) = made.iter_mut().find(same)
        && whole.len() * 4 <= one.bytes.len() * 5
    {
        one.bytes = whole;
    }
}

/// Removes files that are not smaller than a wider one of the same format.
fn without_redundant(made: Vec<Variant>) -> Vec<Variant> {
    let mut kept: Vec<Variant> = Vec::with_capacity(made.len());
    for one in made.into_iter().rev() {
        let is_redundant = kept.last().is_some_and(|wider| {
            wider.format == one.format && wider.bytes.len() <= one.bytes.len()
        });
        if !is_redundant {
            kept.push(one);
        }
    }
    kept.reverse();
    kept
}

/// Removes a format that is not smaller than the next, over the widths that both have: a browser takes the first format that
/// it supports, whatever its size.
fn leave_out_larger(made: &mut Vec<Variant>, format: Format, next: Format) {
    if format == next {
        return;
    }
    let sum = |format: Format, other: Format| -> usize {
        let both = |one: &&Variant| {
            one.format == format
                && made
                    .iter()
                    .any(|two| two.format == other && two.width == one.width)
        };
        made.iter().filter(both).map(|one| one.bytes.len()).sum()
    };
    let compared = sum(next, format);
    if compared > 0 && sum(format, next) >= compared {
        made.retain(|one| one.format != format);
    }
}

#[cfg(test)]
mod tests;
