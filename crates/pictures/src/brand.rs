//! The portal's own pictures: its mark as icons, and a card for links to pages that have no picture.
//!
//! The mark is that of `styles/icon.svg`, point for point. The name is written in strokes, since the demo may print
//! only letters that are its own.

use std::error::Error;
use std::f32::consts::PI;
use std::fs;
use std::path::Path;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{RgbImage, Rgba, RgbaImage, imageops};

use crate::canvas::Canvas;
use crate::colour::{Colour, hex};
use crate::encode;
use crate::shapes::Place;

const GREEN: Colour = hex(0x0b5a4b);
const PAPER: Colour = hex(0xfffdf8);
const MINT: Colour = hex(0x9fe0cf);

/// The mark's drawing is 32 wide and high.
const SIDE: f32 = 32.0;
const CORNER: f32 = 6.0;
const LETTER: [Place; 7] = [
    (16.0, 5.0),
    (26.0, 27.0),
    (21.4, 27.0),
    (19.5, 22.4),
    (12.5, 22.4),
    (10.6, 27.0),
    (6.0, 27.0),
];
const HOLE: [Place; 3] = [(14.0, 18.8), (18.0, 18.8), (16.0, 13.7)];

/// Points in a row of a pixel that are asked whether they lie inside.
const SAMPLES: u32 = 8;

/// What lies around the letter.
#[derive(Clone, Copy, PartialEq)]
enum Ground {
    /// As drawn: rounded corners, nothing outside of them.
    Rounded,
    /// To the edges: phones cut out their own shape.
    Whole,
    /// To the edges, the letter inside the circle that is never cut (W3C, Web App Manifest, "safe zone").
    Safe,
}

/// The icons by name, with their sides in pixels.
const ICONS: [(&str, u32, Ground); 4] = [
    ("icon-180", 180, Ground::Whole),
    ("icon-192", 192, Ground::Rounded),
    ("icon-512", 512, Ground::Rounded),
    ("icon-maskable-512", 512, Ground::Safe),
];

/// A capital's height on the card, in heights of the card.
const CAPITAL: f32 = 0.17;

/// The card is as large as previews of links show it.
const CARD: (u32, u32) = (1200, 630);

/// Everything that this draws.
pub fn names() -> impl Iterator<Item = &'static str> {
    ICONS.iter().map(|(name, ..)| *name).chain(["card"])
}

/// Writes `NAME.png`, or `card.jpg`. Returns the number of bytes written.
///
/// # Errors
/// When the folder cannot be written to, or an encoder refuses the picture.
pub fn draw(name: &str, folder: &Path) -> Result<usize, Box<dyn Error>> {
    let Some((_, side, ground)) = ICONS.iter().find(|(known, ..)| *known == name) else {
        let jpeg = encode::jpeg(&card()?)?;
        fs::write(folder.join("card.jpg"), &jpeg)?;
        return Ok(jpeg.len());
    };
    let mut png = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
    icon(*side, *ground).write_with_encoder(encoder)?;
    fs::write(folder.join(format!("{name}.png")), &png)?;
    Ok(png.len())
}

fn icon(side: u32, ground: Ground) -> RgbaImage {
    let scale = SIDE / side as f32;
    let share = |column: u32, row: u32, inside: &dyn Fn(Place) -> bool| {
        let of = |pixel: u32, n: u32| (pixel as f32 + (n as f32 + 0.5) / SAMPLES as f32) * scale;
        let points =
            (0..SAMPLES * SAMPLES).map(|n| (of(column, n % SAMPLES), of(row, n / SAMPLES)));
        points.filter(|point| inside(*point)).count() as f32 / (SAMPLES * SAMPLES) as f32
    };
    RgbaImage::from_fn(side, side, |column, row| {
        let ground_share = match ground {
            Ground::Rounded => share(column, row, &in_square),
            Ground::Whole | Ground::Safe => 1.0,
        };
        let letter_share = share(column, row, &|(x, y)| match ground {
            Ground::Safe => in_letter((shrunk(x), shrunk(y))),
            Ground::Rounded | Ground::Whole => in_letter((x, y)),
        });
        let [r, g, b] = GREEN.mix(PAPER, letter_share).bytes();
        Rgba([r, g, b, (ground_share * 255.0).round() as u8])
    })
}

/// A letter four fifths as large, around the middle.
fn shrunk(place: f32) -> f32 {
    SIDE / 2.0 + (place - SIDE / 2.0) / 0.8
}

fn in_square((x, y): Place) -> bool {
    let beyond = |place: f32| (CORNER - place).max(place - (SIDE - CORNER)).max(0.0);
    beyond(x).hypot(beyond(y)) <= CORNER
}

fn in_letter(point: Place) -> bool {
    is_inside(&LETTER, point) && !is_inside(&HOLE, point)
}

/// Whether a ray to the right crosses the edge an odd number of times.
fn is_inside(corners: &[Place], (x, y): Place) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossed = corners.iter().zip(next).filter(|&(&(ax, ay), &(bx, by))| {
        (ay > y) != (by > y) && x < ax + (y - ay) * (bx - ax) / (by - ay)
    });
    crossed.count() % 2 == 1
}

/// The mark, the name and a rule, on the mark's own green.
fn card() -> Result<RgbImage, Box<dyn Error>> {
    let (width, height) = CARD;
    let mut canvas = Canvas::new(2 * width as usize, 2 * height as usize);
    canvas.wash(|x, y| GREEN.lift(0.03 * (0.5 - y) + 0.01 * (x - 1.0)));
    let points = |corners: &[Place]| -> Vec<Place> {
        let place = |&(x, y): &Place| (0.06 + x * 0.022, 0.09 + y * 0.022);
        corners.iter().map(place).collect()
    };
    let ground = GREEN.lift(0.01);
    canvas.polygon(&points(&LETTER), 0.0, PAPER);
    canvas.polygon(&points(&HOLE), 0.0, ground);
    for (word, top) in [("Action", 0.215), ("News", 0.499)] {
        let mut left = 0.78;
        for letter in word.chars() {
            let (strokes, advance) = written(letter);
            for stroke in strokes {
                let placed = stroke
                    .iter()
                    .map(|(x, y)| (left + x * CAPITAL, top + y * CAPITAL));
                let placed: Vec<Place> = placed.collect();
                for (from, to) in placed.iter().zip(placed.iter().skip(1)) {
                    canvas.line(*from, *to, (0.03, 0.03), PAPER, 1.0);
                }
            }
            left += advance * CAPITAL;
        }
    }
    canvas.block((0.192, 0.79), 1.43, 0.012, MINT);
    let whole = encode::picture(&canvas)?;
    Ok(imageops::resize(
        &whole,
        width,
        height,
        imageops::FilterType::CatmullRom,
    ))
}

/// A letter's strokes and how far the next one stands, in heights of a capital; the top is 0, the line 1.
fn written(letter: char) -> (Vec<Vec<Place>>, f32) {
    let small = |angles| arc((0.33, 0.67), (0.33, 0.33), angles);
    match letter {
        'A' => (
            vec![
                vec![(0.0, 1.0), (0.44, 0.0), (0.88, 1.0)],
                vec![(0.15, 0.68), (0.73, 0.68)],
            ],
            1.16,
        ),
        'c' => (vec![small((-48.0, -312.0))], 0.88),
        't' => {
            let mut hook = vec![(0.16, 0.1), (0.16, 0.82)];
            hook.extend(arc((0.34, 0.82), (0.18, 0.18), (180.0, 90.0)));
            (vec![hook, vec![(0.0, 0.34), (0.36, 0.34)]], 0.69)
        }
        'i' => (
            vec![
                vec![(0.0, 0.34), (0.0, 1.0)],
                vec![(0.0, 0.06), (0.0, 0.061)],
            ],
            0.28,
        ),
        'o' => (vec![small((0.0, 360.0))], 0.95),
        'n' => {
            let mut arch = arc((0.28, 0.62), (0.28, 0.28), (180.0, 360.0));
            arch.push((0.56, 1.0));
            (vec![vec![(0.0, 0.34), (0.0, 1.0)], arch], 0.85)
        }
        'N' => (
            vec![vec![(0.0, 1.0), (0.0, 0.0), (0.72, 1.0), (0.72, 0.0)]],
            1.03,
        ),
        'e' => {
            let mut whole = vec![(0.0, 0.67)];
            whole.extend(small((0.0, -308.0)));
            (vec![whole], 0.93)
        }
        'w' => (
            vec![vec![
                (0.0, 0.34),
                (0.21, 1.0),
                (0.43, 0.4),
                (0.65, 1.0),
                (0.86, 0.34),
            ]],
            1.13,
        ),
        's' => {
            let mut curve = arc((0.24, 0.505), (0.23, 0.165), (-25.0, -270.0));
            curve.extend(arc((0.24, 0.835), (0.24, 0.165), (-90.0, 155.0)));
            (vec![curve], 0.8)
        }
        _ => (Vec::new(), 0.5),
    }
}

/// From one angle to another, in degrees from the right; they grow clockwise, as `y` grows downwards.
fn arc((x, y): Place, (rx, ry): Place, (from, to): (f32, f32)) -> Vec<Place> {
    let steps = 48;
    let angle = |n: i32| (from + (to - from) * n as f32 / steps as f32) * PI / 180.0;
    (0..=steps)
        .map(|n| (x + rx * angle(n).cos(), y + ry * angle(n).sin()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of the path in the drawing, whatever letters stand between them.
    #[test]
    fn the_mark_is_that_of_the_drawing() {
        let drawing = include_str!("../../../styles/icon.svg");
        let outer = "M16 5 26 27h-4.6l-1.9-4.6h-7L10.600 27H6L16 5z";
        let hole = "m-2 13.800h4L16 13.700l-2 5.100z";
        assert!(
            drawing.contains(&format!("{outer}{hole}")),
            "draw it anew: {drawing}"
        );
        assert!(
            drawing.contains("rx=\"6\"")
                && drawing.contains("#0b5a4b")
                && drawing.contains("#fffdf8")
        );
    }

    #[test]
    fn icons_are_opaque_where_phones_cut_them_and_keep_the_letter_in_the_safe_zone() {
        let corner = |ground| icon(64, ground).get_pixel(0, 0).0;
        assert_eq!(corner(Ground::Rounded)[3], 0);
        assert_eq!(corner(Ground::Whole)[3], 255);
        let safe = icon(100, Ground::Safe);
        let letter = safe
            .enumerate_pixels()
            .filter(|(_, _, pixel)| pixel.0[0] > 128);
        let farthest = letter.map(|(x, y, _)| (x as f32 - 49.5).hypot(y as f32 - 49.5));
        assert!(farthest.fold(0.0, f32::max) <= 40.0);
    }
}
