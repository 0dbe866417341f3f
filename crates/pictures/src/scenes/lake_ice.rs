//! New ice on a northern lake: clear, cracked and shining towards a low sun.

use crate::canvas::Canvas;
use crate::colour::{hex, ramp, smooth};
use crate::noise::{Dice, fractal, plates};

const SHORE: f32 = 0.40;

pub fn draw(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x7fa3c4)),
        (0.15, hex(0xb2c6d3)),
        (0.30, hex(0xf0d9c0)),
        (0.40, hex(0xfbe3b6)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.04 * (fractal(x * 1.5, y * 4.0, 4, 2) - 0.5)));
    c.dab((1.16, 0.319), (0.018, 0.018), 0.0, 0.4, hex(0xfffbe8), 1.0);
    c.glow((1.16, 0.319), 0.85, hex(0xffd9a0), 0.6);
    c.hills(0.315, 0.10, 1.8, 28, (hex(0x93a8bd), hex(0xd8d3cc), 0.12));
    c.hills(0.365, 0.045, 2.4, 37, (hex(0x6c8297), hex(0xb4bcc0), 0.06));
    trees(c);
    ice(c);
    snow(c);
    person(c);
}

fn trees(c: &mut Canvas) {
    let mut dice = Dice::new(8);
    for _ in 0..420 {
        let x = dice.between(-0.02, 1.8);
        let stand = smooth(0.35, 0.6, fractal(x * 3.0, 0.3, 3, 9));
        let tall = dice.between(0.010, 0.045) * (0.25 + stand);
        c.spruce(
            (x, SHORE + 0.003),
            tall,
            hex(0x35474f).mix(hex(0x5f7077), dice.roll() * 0.7),
            &mut dice,
        );
    }
}

/// Distance over the ice at a row: equal steps on the lake shrink towards the shore.
fn lake(x: f32, y: f32) -> (f32, f32) {
    let depth = (y - SHORE).max(0.0) + 0.035;
    ((x - 1.0) * 0.62 / depth, 0.62 / depth)
}

fn ice(c: &mut Canvas) {
    c.reflect(
        SHORE,
        |x, y| (0.0, 0.006 * (fractal(x * 8.0, y * 50.0, 3, 2) - 0.5)),
        |x, y, mirrored| {
            let (u, v) = lake(x, y);
            let depth = (y - SHORE) / (1.0 - SHORE);
            let clear = ramp(
                &[
                    (0.2, hex(0x123a4a)),
                    (0.45, hex(0x22616f)),
                    (0.62, hex(0x4b929a)),
                    (0.8, hex(0x9cc7c6)),
                ],
                fractal(u * 0.9, v * 0.9, 5, 11) + 0.10 * (1.0 - depth),
            );
            let sheen = smooth(0.5, 0.0, (x - 1.16).abs() - 0.30 * depth) * smooth(0.9, 0.0, depth);
            let mirror = 0.72 - 0.52 * smooth(0.0, 0.6, depth);
            clear
                .mix(mirrored, mirror)
                .screen(hex(0xffe0ac).scale(0.30 * sheen))
        },
    );
    for (size, width, strength, seed) in [
        (0.55, 0.012, 0.85, 3),
        (1.5, 0.016, 0.55, 5),
        (4.2, 0.022, 0.22, 9),
    ] {
        cracks(c, size, width, strength, seed);
    }
    bubbles(c);
}

/// Plates of ice and the white seams between them; each seam has a milky side below it.
fn cracks(c: &mut Canvas, size: f32, width: f32, strength: f32, seed: u32) {
    c.tone(|x, y, below| {
        if y < SHORE + 0.012 {
            return below;
        }
        let (u, v) = lake(x, y);
        let bend = 0.30 * (fractal(u * 2.0, v * 2.0, 4, seed ^ 1) - 0.5);
        let (gap, mark) = plates(u * size + bend, v * size + bend, seed);
        let depth = smooth(SHORE, 1.0, y);
        let seam = smooth(width, 0.0, gap);
        let milk = smooth(0.13, 0.0, gap) * fractal(u * 9.0, v * 9.0, 3, seed);
        let pale = below.mix(hex(0xd5e8e8), 0.34 * strength * milk);
        pale.mix(hex(0xf6fbfa), strength * seam * (0.35 + 0.65 * depth))
            .lift(0.022 * (mark - 0.5))
    });
}

/// White bubbles frozen one above the other.
fn bubbles(c: &mut Canvas) {
    let mut dice = Dice::new(50);
    for _ in 0..170 {
        let near = dice.roll().powf(0.6);
        let (x, y) = (dice.between(0.0, 1.78), SHORE + 0.12 + 0.5 * near);
        if fractal(x * 2.2, y * 4.0, 3, 6) < 0.52 {
            continue;
        }
        let size = 0.003 + 0.020 * near * dice.roll();
        for layer in 0..3 {
            let sink = layer as f32 * size * 0.35;
            c.dab(
                (x + 0.2 * sink, y + sink),
                (size * (1.0 - 0.2 * layer as f32), size * 0.36),
                0.0,
                0.6,
                hex(0xdff0ee),
                0.30 - 0.08 * layer as f32,
            );
        }
    }
}

/// Drifts of dry snow lying on the ice.
fn snow(c: &mut Canvas) {
    c.glaze(|x, y| {
        let (u, v) = lake(x, y);
        let drift = fractal(u * 0.42 + 4.0, v * 1.1, 5, 72);
        let deep = smooth(0.585, 0.64, drift) * smooth(SHORE + 0.004, SHORE + 0.02, y);
        let light = smooth(0.58, 0.75, drift);
        (hex(0xb5c6d6).mix(hex(0xf4ece0), light), 0.92 * deep)
    });
    c.glaze(|x, y| {
        let line = (y - SHORE - 0.002 - 0.004 * fractal(x * 8.0, 0.2, 2, 4)).abs();
        (hex(0xeeeae2), 0.9 * smooth(0.006, 0.002, line))
    });
}

/// Somebody measuring, with a sled.
fn person(c: &mut Canvas) {
    let (x, y) = (0.58, 0.565);
    let dark = hex(0x26333d);
    c.line(
        (x, y),
        (x - 0.075, y + 0.060),
        (0.020, 0.010),
        hex(0x1c3d4a),
        0.40,
    );
    c.person((x, y), 0.098, dark);
    c.dab(
        (x, y - 0.092),
        (0.0075, 0.0065),
        0.0,
        0.2,
        hex(0xb5452f),
        1.0,
    );
    c.line(
        (x + 0.016, y - 0.060),
        (x + 0.024, y + 0.004),
        (0.0030, 0.0030),
        hex(0x3a2f28),
        1.0,
    );
    c.block((x - 0.075, y - 0.008), 0.048, 0.007, hex(0x8a4a32));
    c.block((x - 0.068, y - 0.024), 0.030, 0.017, hex(0x5a6a58));
    c.line(
        (x - 0.027, y - 0.005),
        (x - 0.008, y - 0.038),
        (0.0014, 0.0014),
        dark,
        0.9,
    );
    c.line((x - 0.078, y), (x - 0.024, y), (0.003, 0.003), dark, 1.0);
}
