//! The tables of the reading room with their lamps and readers.

use super::{FLOOR, seen};
use crate::canvas::Canvas;
use crate::colour::{hex, smooth};
use crate::noise::{Dice, chance, fractal};
use crate::shapes::Place;

/// One table with two lamps, and now and then a reader.
pub fn table(c: &mut Canvas, side: f32, z: f32, step: i32) {
    let (near, far) = (z, z + 0.52);
    let (inner, outer) = (side * 0.24, side * 0.80);
    let top = 0.295;
    let shade = 0.35 + 0.5 * smooth(4.8, 1.2, z);
    let dark = hex(0x2a1a11);
    if chance(step, side as i32, 41) < 0.62 {
        reader(
            c,
            seen(side * 0.52, top, far + 0.05),
            0.42 / far,
            step + side as i32 * 10,
        );
    }
    for x in [inner * 1.1, outer * 0.97] {
        c.line(
            seen(x, top, near),
            seen(x, FLOOR, near),
            (0.030 / z, 0.024 / z),
            dark,
            1.0,
        );
    }
    let board = [
        seen(inner, top, near),
        seen(outer, top, near),
        seen(outer, top, far),
        seen(inner, top, far),
    ];
    c.polygon_with(&board, 0.0, |x, y, _| {
        let grain = fractal(x * 8.0 * z, y * 90.0, 3, step as u32) - 0.5;
        hex(0x8a5a34).scale(0.75 + shade * 0.3).lift(0.10 * grain)
    });
    let front = [
        seen(inner, top, near),
        seen(outer, top, near),
        seen(outer, top + 0.055, near),
        seen(inner, top + 0.055, near),
    ];
    c.polygon(&front, 0.0, hex(0x4b2f1c));
    let mut dice = Dice::new((step * 2 + side as i32 + 9) as u32);
    for _ in 0..3 {
        let at = seen(
            side * dice.between(0.34, 0.70),
            top,
            z + dice.between(0.1, 0.4),
        );
        let size = 0.060 / z;
        let page = hex(0xe6d6b4).scale(dice.between(0.75, 1.0));
        c.polygon(
            &[
                (at.0 - size, at.1 + 0.010 / z),
                (at.0 - 0.8 * size, at.1 - 0.012 / z),
                (at.0 + size, at.1 - 0.014 / z),
                (at.0 + 1.1 * size, at.1 + 0.009 / z),
            ],
            0.0,
            page,
        );
    }
    for x in [0.40, 0.64] {
        lamp(c, seen(side * x, top, z + 0.28), 1.0 / (z + 0.28));
    }
}

fn lamp(c: &mut Canvas, (x, y): Place, size: f32) {
    let at = |dx: f32, up: f32| (x + dx * size, y - up * size);
    c.dab(
        at(0.0, -0.004),
        (0.17 * size, 0.040 * size),
        0.0,
        1.0,
        hex(0xffdc94),
        0.75,
    );
    c.dab(
        at(0.0, 0.0),
        (0.030 * size, 0.010 * size),
        0.0,
        0.2,
        hex(0xb98f4a),
        1.0,
    );
    c.line(
        at(0.0, 0.0),
        at(0.0, 0.125),
        (0.010 * size, 0.010 * size),
        hex(0xc79c54),
        1.0,
    );
    c.polygon(
        &[
            at(-0.082, 0.118),
            at(0.082, 0.118),
            at(0.072, 0.108),
            at(-0.072, 0.108),
        ],
        0.0,
        hex(0xfff2c4),
    );
    c.polygon_with(
        &[
            at(-0.086, 0.120),
            at(-0.070, 0.158),
            at(-0.035, 0.175),
            at(0.035, 0.175),
            at(0.070, 0.158),
            at(0.086, 0.120),
        ],
        0.0,
        |px, py, _| {
            let lit = smooth(0.17, 0.115, (y - py) / size);
            hex(0x24583f)
                .mix(hex(0x6fbf7e), 0.75 * lit)
                .lift(0.10 * smooth(0.03, 0.0, ((px - x) / size + 0.03).abs()))
        },
    );
    c.glow(at(0.0, 0.09), 0.34 * size, hex(0xffb763), 0.62);
}

/// Somebody bent over a book.
fn reader(c: &mut Canvas, (x, y): Place, size: f32, number: i32) {
    let coats = [hex(0x39424f), hex(0x4f3a33), hex(0x3c4a3f), hex(0x55485a)];
    let coat = coats
        .get((chance(number, 2, 5) * 4.0) as usize)
        .copied()
        .unwrap_or_default();
    let at = |dx: f32, up: f32| (x + dx * size, y - up * size);
    c.polygon(
        &[
            at(-0.30, 0.0),
            at(-0.28, 0.22),
            at(-0.10, 0.34),
            at(0.10, 0.34),
            at(0.28, 0.22),
            at(0.30, 0.0),
        ],
        0.0,
        coat,
    );
    c.dab(
        at(0.0, 0.42),
        (0.105 * size, 0.135 * size),
        0.0,
        0.15,
        hex(0x8a6146).mix(hex(0x3a2a22), chance(number, 1, 7) * 0.6),
        1.0,
    );
    c.dab(
        at(0.0, 0.485),
        (0.112 * size, 0.09 * size),
        0.0,
        0.2,
        hex(0x2b211c).mix(hex(0x7a6a5a), chance(number, 4, 3) * 0.7),
        1.0,
    );
}
