//! A covered market in winter: crates of fruit under a striped awning, lamps, the grower behind.

mod people;
mod produce;

use crate::canvas::Canvas;
use crate::colour::{hex, ramp, smooth};
use crate::noise::{Dice, fractal};
use crate::shapes::Place;
use people::{grower, shopper};
use produce::shelf;

pub fn draw(c: &mut Canvas) {
    hall(c);
    grower(c, (0.56, 0.66), 0.44, hex(0x3f5a58), hex(0x9c3f34));
    grower(c, (1.12, 0.66), 0.41, hex(0x56435a), hex(0x3b4a66));
    scale(c, (0.84, 0.555));
    lamps(c);
    for tier in 0..3 {
        shelf(c, tier);
    }
    awning(c);
    shopper(c);
}

/// The depth of the hall: other stalls as spots of light.
fn hall(c: &mut Canvas) {
    c.wash(|x, y| {
        let smoke = fractal(x * 1.7, y * 2.2, 4, 8);
        ramp(
            &[
                (0.0, hex(0x1d2026)),
                (0.45, hex(0x3b342f)),
                (0.8, hex(0x57452f)),
            ],
            0.9 * y + 0.5 * (smoke - 0.4),
        )
    });
    let mut dice = Dice::new(4);
    let lights = [
        hex(0xffc46a),
        hex(0xffe2a6),
        hex(0xf08a4a),
        hex(0x9fc0c8),
        hex(0xd8695a),
    ];
    for _ in 0..95 {
        let place = (dice.between(0.0, 1.5), dice.between(0.17, 0.60));
        let size = dice.between(0.008, 0.034);
        let tone = lights
            .get((dice.roll() * 5.0) as usize)
            .copied()
            .unwrap_or_default();
        c.dab(
            place,
            (size, size),
            0.0,
            0.25,
            tone,
            dice.between(0.06, 0.26),
        );
    }
    for post in [0.20, 0.75, 1.30] {
        c.line(
            (post, 0.05),
            (post, 0.7),
            (0.018, 0.018),
            hex(0x1f1b19),
            0.8,
        );
    }
}

/// A hanging scale with its pan.
fn scale(c: &mut Canvas, (x, y): Place) {
    c.line((x, 0.1), (x, y - 0.13), (0.003, 0.003), hex(0x2a2623), 1.0);
    c.dab(
        (x, y - 0.105),
        (0.036, 0.036),
        0.0,
        0.08,
        hex(0x8c3f34),
        1.0,
    );
    c.dab(
        (x, y - 0.105),
        (0.028, 0.028),
        0.0,
        0.08,
        hex(0xe8dfc9),
        1.0,
    );
    c.line(
        (x, y - 0.105),
        (x + 0.014, y - 0.122),
        (0.003, 0.002),
        hex(0x33302c),
        1.0,
    );
    for dx in [-0.05, 0.05] {
        c.line(
            (x, y - 0.07),
            (x + dx, y - 0.005),
            (0.002, 0.002),
            hex(0x6b645a),
            1.0,
        );
    }
    c.polygon(
        &[
            (x - 0.056, y - 0.008),
            (x + 0.056, y - 0.008),
            (x + 0.036, y + 0.016),
            (x - 0.036, y + 0.016),
        ],
        0.0,
        hex(0xa9a498),
    );
}

fn lamps(c: &mut Canvas) {
    for &x in &[0.30, 0.84, 1.36] {
        c.line((x, 0.10), (x, 0.235), (0.003, 0.003), hex(0x191614), 1.0);
        c.polygon(
            &[
                (x - 0.012, 0.228),
                (x + 0.012, 0.228),
                (x + 0.052, 0.268),
                (x - 0.052, 0.268),
            ],
            0.0,
            hex(0x35443f),
        );
        c.dab((x, 0.272), (0.024, 0.014), 0.0, 0.4, hex(0xfff2cc), 1.0);
        c.glow((x, 0.275), 0.52, hex(0xffb45e), 0.62);
    }
}

fn awning(c: &mut Canvas) {
    let edge = |x: f32| 0.150 + 0.018 * (x - 0.75) * (x - 0.75);
    c.glaze(|x, y| {
        let stripe = (x - 0.75) / (0.088 + 0.06 * y);
        let scallop = 0.026 * (stripe.fract().rem_euclid(1.0) * std::f32::consts::PI).sin();
        let cloth = if stripe.floor() as i32 % 2 == 0 {
            hex(0x8d3a33)
        } else {
            hex(0xd9cdb2)
        };
        let hem = edge(x);
        let light = 0.45 + 0.40 * smooth(0.0, hem, y) - 0.16 * smooth(hem, hem + 0.003, y);
        (
            cloth
                .scale(light)
                .lift(0.04 * (fractal(x * 10.0, y * 20.0, 3, 5) - 0.5)),
            smooth(0.0012, -0.0012, y - hem - 0.024 - scallop),
        )
    });
}
