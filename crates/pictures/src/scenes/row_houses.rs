//! A hillside street of painted row houses in sea fog.

mod house;

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, smooth};
use crate::noise::{Dice, chance, fractal};
use house::{PAINTS, house};

const FOG: Colour = hex(0xc9d0d1);

pub fn draw(c: &mut Canvas) {
    c.wash(|x, y| {
        hex(0xb9c3c7)
            .mix(hex(0xd8dbd8), y * 1.3)
            .lift(0.08 * (fractal(x * 1.6, y * 2.4, 4, 3) - 0.5))
    });
    far_street(c);
    street(c);
    for number in 0..9 {
        let left = -0.06 + number as f32 * 0.178;
        house(c, number, left);
    }
    kerb(c);
    pole(c);
    fog(c);
}

/// The pavement falls towards the right.
fn ground(x: f32) -> f32 {
    0.735 + 0.085 * x
}

/// Roofs further up the hill, nearly gone.
fn far_street(c: &mut Canvas) {
    let mut dice = Dice::new(5);
    for row in 0..3 {
        let base = 0.30 + 0.05 * row as f32;
        let mut x = -0.05;
        let mut number = row * 40;
        while x < 1.5 {
            let width = dice.between(0.05, 0.075);
            let top = base + 0.06 * x - dice.between(0.0, 0.02);
            let paint = PAINTS
                .get((chance(number, 3, 1) * 9.0) as usize)
                .copied()
                .unwrap_or_default();
            let haze = 0.80 - 0.09 * row as f32;
            c.block((x, top), width * 0.98, 0.4, paint.mix(FOG, haze));
            c.block(
                (x - 0.002, top - 0.004),
                width,
                0.007,
                hex(0x6c7478).mix(FOG, haze - 0.1),
            );
            for window in 0..2 {
                c.block(
                    (x + 0.012 + 0.028 * window as f32, top + 0.02),
                    0.012,
                    0.022,
                    hex(0x59666e).mix(FOG, haze),
                );
            }
            x += width;
            number += 1;
        }
    }
}

fn street(c: &mut Canvas) {
    c.glaze(|x, y| {
        let below = y - ground(x);
        let wet = fractal(x * 2.2, y * 16.0, 4, 9);
        (
            hex(0x6d767b)
                .mix(hex(0x485057), smooth(0.0, 0.25, below))
                .lift(0.13 * (wet - 0.5)),
            smooth(-0.001, 0.001, below),
        )
    });
}

/// Pavement edge, and the wet street giving the colours back.
fn kerb(c: &mut Canvas) {
    let above = c.clone();
    c.tone(|x, y, below| {
        let edge = ground(x) + 0.055;
        let depth = y - edge;
        if depth < 0.0 {
            return below;
        }
        let pull = 0.02 * (fractal(x * 12.0, y * 30.0, 3, 2) - 0.5);
        let mirrored = above.sample(x + pull, edge - 0.05 - depth * 1.25);
        let puddle = smooth(0.44, 0.60, fractal(x * 1.8, y * 7.0, 4, 44));
        below.mix(
            mirrored.mix(hex(0x7d878c), 0.42),
            (0.16 + 0.55 * puddle) * smooth(0.0, 0.02, depth),
        )
    });
    c.tone(|x, y, below| {
        let depth = y - ground(x) - 0.042;
        let stone = hex(0xa7aaa6).mix(hex(0x6a6f70), smooth(0.004, 0.013, depth));
        below.mix(
            stone,
            smooth(-0.001, 0.001, depth) * smooth(0.014, 0.012, depth),
        )
    });
}

fn pole(c: &mut Canvas) {
    let (x, foot) = (1.26, ground(1.26) + 0.05);
    c.line(
        (x, foot),
        (x + 0.004, 0.06),
        (0.017, 0.012),
        hex(0x4b4642),
        1.0,
    );
    c.line(
        (x - 0.055, 0.105),
        (x + 0.062, 0.110),
        (0.008, 0.008),
        hex(0x4b4642),
        1.0,
    );
    for (end, sag) in [(0.02, 0.075), (0.07, 0.09), (0.15, 0.10)] {
        let mut before = (x - 0.04, 0.10);
        for step in 1..=24 {
            let t = step as f32 / 24.0;
            let place = (
                x - 0.04 - (x + 0.02) * t,
                0.10 + (end - 0.10) * t + sag * 4.0 * t * (1.0 - t) * 0.6,
            );
            c.line(before, place, (0.0016, 0.0016), hex(0x5a5d5f), 0.8);
            before = place;
        }
    }
}

/// Thick up the hill at the left and above the roofs, thin near by.
fn fog(c: &mut Canvas) {
    c.glaze(|x, y| {
        let drift = fractal(x * 1.7, y * 2.6, 5, 64);
        let thick =
            0.60 * smooth(1.1, -0.1, x) * smooth(0.95, 0.3, y) + 0.30 * smooth(0.45, 0.05, y);
        (FOG.lift(0.03), (thick * (0.45 + 1.1 * drift)).min(0.88))
    });
}
