//! Ripe wheat under a storm front, with one last strip of light.

use crate::canvas::Canvas;
use crate::colour::{hex, ramp, smooth};
use crate::noise::{Dice, drifting, fractal};
use crate::shapes::Place;

const HORIZON: f32 = 0.66;

pub fn draw(c: &mut Canvas) {
    sky(c);
    c.hills(0.652, 0.010, 1.4, 3, (hex(0x5d6b70), hex(0x8b8462), 0.02));
    elevator(c, (1.16, HORIZON + 0.001));
    c.glaze(|x, y| {
        let below = y - HORIZON;
        let near = smooth(0.0, 0.34, below);
        let rows = fractal(x * 2.0 / (below + 0.05), 1.3 / (below + 0.05), 4, 12);
        let light = smooth(0.35, 0.75, fractal(x * 1.2, below * 9.0, 3, 71));
        let straw = hex(0xa88a4c)
            .mix(hex(0xe2bd68), light)
            .mix(hex(0x7c5f2e), 0.6 * near);
        (
            straw.lift(0.16 * (rows - 0.5)),
            smooth(-0.001, 0.001, below),
        )
    });
    wheat(c);
}

fn sky(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x27323f)),
        (0.30, hex(0x445361)),
        (0.50, hex(0x7d8c8f)),
        (0.60, hex(0xd9cfa4)),
        (0.66, hex(0xf0dfae)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.05 * (fractal(x * 2.0, y * 3.0, 4, 9) - 0.5)));
    // The shelf: a heavy roll of cloud with a torn lower edge.
    c.glaze(|x, y| {
        let shelf =
            0.40 + 0.10 * (x - 0.2) * (x - 0.2) - 0.12 * (fractal(x * 1.6, 0.2, 4, 14) - 0.5);
        let u = (x + 2.0 * y) * 1.7;
        let body = drifting(u, y * 5.0 / (0.25 + y), 1.8, 6, 33);
        let under = smooth(0.16, 0.0, shelf - y);
        let colour = ramp(
            &[
                (0.25, hex(0x1f2933)),
                (0.5, hex(0x3f4d5b)),
                (0.68, hex(0x74828b)),
                (0.85, hex(0xa5adaa)),
            ],
            body + 0.14 - 0.36 * under * smooth(0.72, 0.3, body),
        );
        let torn = 0.13 * (drifting(x * 4.0, y * 8.0, 1.4, 5, 8) - 0.5);
        (colour, smooth(0.035, -0.045, y - shelf + torn))
    });
    curtain(c, 0.28, 0.20);
    curtain(c, 0.52, 0.13);
}

/// Rain falling far away.
fn curtain(c: &mut Canvas, middle: f32, width: f32) {
    c.glaze(|x, y| {
        let slanted = x + 0.25 * (y - HORIZON);
        let across = smooth(width, 0.0, (slanted - middle).abs());
        let streaks = 0.55 + 0.9 * (fractal(slanted * 26.0, y * 1.2, 3, 4) - 0.3);
        (
            hex(0x4a5963),
            0.72 * across
                * streaks
                * smooth(0.30, 0.46, y)
                * smooth(HORIZON + 0.004, HORIZON - 0.004, y),
        )
    });
}

/// A country grain elevator, small at the end of the field.
fn elevator(c: &mut Canvas, (x, y): Place) {
    let (wall, side, roof) = (hex(0x9c4b3a), hex(0x6f3630), hex(0x4a4040));
    c.block((x, y - 0.105), 0.052, 0.105, wall);
    c.block((x + 0.052, y - 0.105), 0.018, 0.105, side);
    c.polygon(
        &[
            (x - 0.003, y - 0.103),
            (x + 0.014, y - 0.128),
            (x + 0.056, y - 0.128),
            (x + 0.073, y - 0.103),
        ],
        0.0,
        roof,
    );
    c.block((x + 0.018, y - 0.152), 0.030, 0.028, wall);
    c.polygon(
        &[
            (x + 0.015, y - 0.151),
            (x + 0.033, y - 0.168),
            (x + 0.051, y - 0.151),
        ],
        0.0,
        roof,
    );
    c.block((x - 0.040, y - 0.042), 0.042, 0.042, wall.scale(0.85));
    c.polygon(
        &[
            (x - 0.043, y - 0.041),
            (x - 0.020, y - 0.056),
            (x + 0.002, y - 0.041),
        ],
        0.0,
        roof,
    );
    for dot in 0..14 {
        let place = (x - 0.22 + dot as f32 * 0.013, y - 0.004);
        c.dab(place, (0.009, 0.008), 0.0, 0.5, hex(0x434f44), 0.9);
    }
}

/// Stalks, row before row, each row larger and darker at the foot.
fn wheat(c: &mut Canvas) {
    let mut dice = Dice::new(5);
    for row in 0..46 {
        let near = (row as f32 / 45.0).powf(1.7);
        let foot = HORIZON + 0.02 + near * 0.44;
        let size = 0.012 + 0.15 * near;
        let count = (900.0 - 700.0 * near) as i32;
        for _ in 0..count {
            let x = dice.between(-0.05, 1.55);
            let gust = fractal(x * 1.6 - near, near * 5.0, 3, 60) - 0.42;
            let lean = size * (0.25 + 1.1 * gust) + dice.around(0.0, 0.1 * size);
            let lit = smooth(0.3, 0.75, fractal(x * 1.2, (foot - HORIZON) * 9.0, 3, 71));
            let tone = hex(0x8d6c34).mix(
                hex(0xf0cd7c),
                (0.75 * lit + 0.45 * (dice.roll() - 0.3)).clamp(0.0, 1.0),
            );
            stalk(
                c,
                (x, foot + dice.around(0.0, 0.012)),
                (lean, size * dice.between(0.8, 1.2)),
                tone.scale(1.04 - 0.22 * near),
            );
        }
    }
}

fn stalk(c: &mut Canvas, (x, y): Place, (lean, height): (f32, f32), tone: crate::colour::Colour) {
    let neck = (x + 0.55 * lean, y - 0.80 * height);
    let tip = (x + lean, y - height);
    c.line(
        (x, y),
        neck,
        (height * 0.018, height * 0.016),
        tone.scale(0.74),
        0.9,
    );
    c.line(neck, tip, (height * 0.055, height * 0.030), tone, 0.95);
    if height > 0.06 {
        for awn in [-0.3, 0.0, 0.3] {
            let end = (
                tip.0 + lean * 0.18 + awn * 0.12 * height,
                tip.1 - 0.13 * height,
            );
            c.line(tip, end, (height * 0.009, 0.0004), tone.lift(0.06), 0.6);
        }
    }
}
