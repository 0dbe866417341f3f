//! What the stall sells: crates of fruit, roots and greens, row before row.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex};
use crate::noise::{Dice, chance, fractal};
use crate::shapes::Place;

#[derive(Clone, Copy)]
enum Goods {
    Apples(Colour),
    Squash,
    Greens,
    Roots(Colour),
}

/// A row of crates; the lowest is nearest.
pub fn shelf(c: &mut Canvas, tier: i32) {
    let top = 0.615 + 0.125 * tier as f32;
    let size = 1.0 + 0.20 * tier as f32;
    let goods = [
        Goods::Apples(hex(0xb8372c)),
        Goods::Greens,
        Goods::Apples(hex(0xd9b645)),
        Goods::Squash,
        Goods::Roots(hex(0xd9762f)),
        Goods::Apples(hex(0x8fa63f)),
        Goods::Roots(hex(0x8c3556)),
        Goods::Squash,
        Goods::Apples(hex(0xc2502f)),
        Goods::Greens,
    ];
    c.block((-0.05, top + 0.055 * size), 1.6, 0.16, hex(0x2a1e16));
    let wide = 0.245 * size;
    let mut left = -0.10 - 0.07 * tier as f32;
    let mut number = tier * 4;
    while left < 1.5 {
        if let Some(&kind) = goods
            .iter()
            .cycle()
            .nth(number as usize * 3 + tier as usize)
        {
            heap(c, (left, top), wide * 0.95, size, kind, number as u32 + 7);
        }
        crate_front(
            c,
            (left, top + 0.012 * size),
            wide * 0.95,
            0.085 * size,
            number,
        );
        if number % 2 == 0 {
            card(c, (left + wide * 0.5, top + 0.004), size);
        }
        left += wide;
        number += 1;
    }
}

fn crate_front(c: &mut Canvas, (x, y): Place, wide: f32, tall: f32, number: i32) {
    for slat in 0..3 {
        let from = y + slat as f32 * tall / 3.0;
        let wood = hex(0xa97c4c).scale(0.70 + 0.25 * chance(number, slat, 3) - 0.10 * slat as f32);
        c.polygon_with(
            &[
                (x, from),
                (x + wide, from),
                (x + wide, from + tall * 0.27),
                (x, from + tall * 0.27),
            ],
            0.0,
            |px, py, _| wood.lift(0.12 * (fractal(px * 14.0, py * 120.0, 3, number as u32) - 0.5)),
        );
    }
    for edge in [0.0, wide - 0.016] {
        c.block((x + edge, y - 0.004), 0.016, tall, hex(0x7d5833));
    }
}

/// A slate with two chalk strokes for a price.
fn card(c: &mut Canvas, (x, y): Place, size: f32) {
    let s = 0.026 * size;
    c.polygon(
        &[
            (x - 1.5 * s, y - s),
            (x + 1.5 * s, y - 1.1 * s),
            (x + 1.5 * s, y + s),
            (x - 1.5 * s, y + 1.05 * s),
        ],
        0.0,
        hex(0x2b302f),
    );
    for (dx, dy, length) in [(-0.9, -0.35, 1.1), (-0.9, 0.30, 1.7)] {
        c.line(
            (x + dx * s, y + dy * s),
            (x + (dx + length) * s, y + (dy - 0.1) * s),
            (0.004, 0.003),
            hex(0xe4dfd0),
            0.9,
        );
    }
}

fn heap(c: &mut Canvas, (left, top): Place, wide: f32, size: f32, kind: Goods, seed: u32) {
    let mut dice = Dice::new(seed);
    for layer in 0..4 {
        let share = layer as f32 / 3.0;
        let count = match kind {
            Goods::Squash => 4 - layer.min(2),
            Goods::Greens => 26,
            _ => 9 - layer,
        };
        for item in 0..count {
            let across = (item as f32 + 0.5 + dice.around(0.0, 0.3)) / count as f32;
            let inset = 0.05 + 0.07 * (3 - layer) as f32 * 0.5;
            let x = left + wide * (inset + (1.0 - 2.0 * inset) * across);
            let y = top + 0.012 * size - 0.052 * size * (1.0 - share) + dice.around(0.0, 0.004);
            match kind {
                Goods::Apples(skin) => fruit(c, (x, y), 0.0165 * size, 1.0, skin, &mut dice),
                Goods::Roots(skin) => fruit(c, (x, y), 0.0150 * size, 0.8, skin, &mut dice),
                Goods::Squash => {
                    let skin = if dice.roll() < 0.5 {
                        hex(0xcf7f33)
                    } else {
                        hex(0xc9b27a)
                    };
                    fruit(
                        c,
                        (x, y - 0.012 * size),
                        0.034 * size,
                        0.82,
                        skin,
                        &mut dice,
                    );
                }
                Goods::Greens => {
                    let leaf = hex(0x33502e).mix(hex(0x86a552), dice.roll());
                    let angle = dice.around(-1.57, 1.3);
                    let place = (x, y - dice.between(0.0, 0.030) * size);
                    c.dab(
                        place,
                        (0.028 * size, 0.0095 * size),
                        angle,
                        0.35,
                        leaf,
                        0.95,
                    );
                }
            }
        }
    }
}

/// A round thing under a lamp: shadow side, body, highlight, stalk.
fn fruit(c: &mut Canvas, (x, y): Place, r: f32, flat: f32, skin: Colour, dice: &mut Dice) {
    let skin = skin
        .mix(hex(0xe0b050), 0.22 * dice.roll())
        .scale(dice.between(0.85, 1.08));
    c.dab(
        (x, y + 0.1 * r),
        (1.08 * r, 1.08 * r * flat),
        0.0,
        0.15,
        skin.scale(0.32),
        1.0,
    );
    c.dab((x, y), (r, r * flat), 0.0, 0.15, skin.scale(0.72), 1.0);
    c.dab(
        (x - 0.12 * r, y - 0.2 * r * flat),
        (0.72 * r, 0.66 * r * flat),
        0.0,
        0.9,
        skin.lift(0.10),
        0.95,
    );
    c.dab(
        (x - 0.28 * r, y - 0.45 * r * flat),
        (0.22 * r, 0.15 * r),
        -0.4,
        0.9,
        hex(0xfff0d0),
        0.75,
    );
    c.line(
        (x + 0.05 * r, y - 0.8 * r * flat),
        (x + 0.2 * r, y - 1.15 * r * flat),
        (0.13 * r, 0.09 * r),
        hex(0x4a3a22),
        0.9,
    );
}
