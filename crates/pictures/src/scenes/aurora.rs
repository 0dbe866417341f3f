//! Northern lights over a small northern town in deep winter.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{Dice, chance, fractal};
use crate::shapes::Place;

pub fn draw(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x07111f)),
        (0.35, hex(0x0e2133)),
        (0.6, hex(0x1c3c48)),
        (0.72, hex(0x3a5a5c)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.05 * (fractal(x * 1.3, y * 2.0, 4, 3) - 0.5)));
    curtain(c, [0.57, 0.10, 0.8], 35, 0.55);
    curtain(c, [0.46, 0.26, 1.0], 58, 1.0);
    curtain(c, [0.27, 0.16, 1.3], 83, 0.6);
    c.hills(0.655, 0.060, 1.5, 23, (hex(0x23404c), hex(0x3e5c60), 0.12));
    c.hills(0.70, 0.035, 2.4, 29, (hex(0x15262f), hex(0x24393f), 0.10));
    forest(c);
    snow(c);
    town(c);
    near_trees(c);
}

/// Stars.
pub fn sprinkle(c: &mut Canvas) {
    c.stars(0.6, 700, 14);
}

/// One curtain of light: a sharp lower hem, rays upwards, green turning violet.
fn curtain(c: &mut Canvas, [hem, sway, tall]: [f32; 3], seed: u32, strength: f32) {
    c.tone(|x, y, below| {
        // Folds: the curtain is seen edge-on here and there, where its rays crowd.
        let fold = x + 0.16 * (fractal(x * 2.2, y * 0.8, 3, seed ^ 9) - 0.5);
        let edge = hem + sway * (fractal(fold * 1.25 + 2.0, 0.3, 3, seed) - 0.5) * 2.0;
        let up = edge - y;
        let rays = 0.35 + 1.1 * smooth(0.25, 0.8, fractal(fold * 17.0, y * 0.35, 3, seed ^ 4));
        let reach = (0.09 + 0.16 * fractal(fold * 3.0, 0.9, 2, seed ^ 7)) * tall;
        let body = smooth(-0.025, 0.012, up) * (-(up.max(0.0)) / reach).exp() * rays;
        let patches = smooth(0.28, 0.62, fractal(x * 1.3 + 4.0, 0.5, 2, seed ^ 2));
        let hue = ramp(
            &[
                (0.0, hex(0x8ff0b4)),
                (0.4, hex(0x46c79a)),
                (0.8, hex(0x4a70b0)),
                (1.3, hex(0x8a4f9e)),
            ],
            up / reach,
        );
        below.screen(hue.scale(strength * body * patches))
    });
}

fn forest(c: &mut Canvas) {
    let mut dice = Dice::new(10);
    for _ in 0..330 {
        let x = dice.between(-0.02, 1.8);
        let foot = 0.745 + dice.around(0.0, 0.008);
        let height = dice.between(0.018, 0.055) * (0.6 + 0.7 * fractal(x * 4.0, 0.2, 2, 5));
        c.spruce(
            (x, foot),
            height,
            hex(0x101d24).mix(hex(0x21343a), dice.roll() * 0.6),
            &mut dice,
        );
    }
}

fn snow(c: &mut Canvas) {
    c.glaze(|x, y| {
        let edge = 0.742 + 0.012 * (fractal(x * 3.0, 0.4, 3, 6) - 0.5);
        let depth = smooth(edge, 1.0, y);
        let drift = fractal(x * 2.5, y * 9.0, 5, 16) - 0.5;
        let tone = hex(0x7fa9a3).mix(hex(0x33505f), depth).lift(0.17 * drift);
        (tone, smooth(-0.002, 0.002, y - edge))
    });
    // A lane trodden towards the houses.
    c.glaze(|x, y| {
        let t = (1.0 - y) / 0.25;
        let middle = 1.02 - 0.14 * t + 0.10 * (t * 2.6).sin();
        let width = 0.012 + 0.085 * (y - 0.745).max(0.0) / 0.25;
        let rut = (((x - middle) / width).abs() - 0.62).abs();
        let worn = smooth(1.15, 0.8, ((x - middle) / width).abs());
        (
            hex(0x2a4350),
            smooth(0.76, 0.79, y) * (0.30 * worn + 0.30 * smooth(0.28, 0.0, rut) * worn),
        )
    });
}

/// The houses stand along the lane, the far ones among trees.
fn town(c: &mut Canvas) {
    let mut dice = Dice::new(18);
    let walls = [
        hex(0x5d3a33),
        hex(0x2f4654),
        hex(0x5e4d38),
        hex(0x3a3f4c),
        hex(0x6a3f38),
    ];
    let rows: [(f32, f32, f32, &[f32]); 3] = [
        (
            0.758,
            0.036,
            0.020,
            &[
                0.34, 0.43, 0.53, 0.60, 0.70, 0.80, 0.90, 1.01, 1.09, 1.20, 1.30, 1.42,
            ],
        ),
        (
            0.785,
            0.054,
            0.026,
            &[0.28, 0.42, 0.58, 0.74, 1.10, 1.24, 1.39, 1.53],
        ),
        (0.830, 0.084, 0.034, &[0.33, 0.57, 1.27, 1.49]),
    ];
    let mut number = 0;
    for (foot, size, jitter, places) in rows {
        for &x in places {
            let (x, y) = (
                x + dice.around(0.0, jitter),
                foot + dice.between(0.0, 0.2 * jitter),
            );
            for side in [-1.1, 1.2] {
                if dice.roll() < 0.55 {
                    let tree = size * dice.between(0.8, 1.7);
                    c.spruce((x + side * size, y - 0.003), tree, hex(0x0d1a20), &mut dice);
                }
            }
            let wall = walls
                .iter()
                .cycle()
                .nth(number * 3)
                .copied()
                .unwrap_or_default();
            house(c, (x, y), size, wall, number as i32);
            number += 1;
        }
    }
}

fn house(c: &mut Canvas, (x, y): Place, size: f32, wall: Colour, number: i32) {
    let (half, eaves, ridge) = (0.62 * size, y - 0.52 * size, y - 1.02 * size);
    c.polygon(
        &[
            (x - half, eaves),
            (x + half, eaves),
            (x + half, y),
            (x - half, y),
        ],
        0.0,
        wall.scale(0.8),
    );
    let roof = [
        (x - half * 1.18, eaves + 0.05 * size),
        (x - half * 0.7, ridge),
        (x + half * 0.7, ridge),
        (x + half * 1.18, eaves + 0.05 * size),
    ];
    c.polygon_with(&roof, 0.0, |px, py, _| {
        hex(0xa9c9c2)
            .mix(hex(0x5d8088), smooth(ridge, eaves, py))
            .lift(0.10 * (fractal(px * 60.0, py * 60.0, 2, 3) - 0.5))
    });
    for window in 0..3 {
        if chance(number, window, 7) < 0.72 {
            let left = x - half * 0.78 + window as f32 * half * 0.58;
            let lamp = hex(0xffc271).mix(hex(0xffe2ae), chance(number, window, 9));
            c.block(
                (left, y - 0.38 * size),
                0.26 * half * 1.2,
                0.22 * size,
                lamp,
            );
            c.glow(
                (left + 0.15 * half, y - 0.27 * size),
                size * 0.9,
                hex(0xff9d4d),
                0.42,
            );
            // Light on the snow before the window.
            c.dab(
                (left + 0.15 * half, y + 0.10 * size),
                (0.36 * size, 0.17 * size),
                0.0,
                1.0,
                hex(0xf0b878),
                0.5,
            );
        }
    }
    // Snow banked against the wall.
    for drift in 0..5 {
        let place = (x - half + drift as f32 * half * 0.5, y + 0.015 * size);
        c.dab(
            place,
            (0.32 * half, (0.05 + 0.05 * chance(number, drift, 5)) * size),
            0.0,
            0.6,
            hex(0x7c9ea0),
            0.9,
        );
    }
    let flue = x + half * 0.35;
    c.block(
        (flue, ridge - 0.14 * size),
        0.10 * size,
        0.2 * size,
        wall.scale(0.6),
    );
    if number % 2 == 0 {
        smoke(
            c,
            (flue + 0.05 * size, ridge - 0.15 * size),
            size,
            number as u32,
        );
    }
}

/// In great cold smoke goes straight up, then spreads.
fn smoke(c: &mut Canvas, (x, y): Place, size: f32, seed: u32) {
    let mut dice = Dice::new(seed + 70);
    for puff in 0..26 {
        let up = puff as f32 / 26.0;
        let place = (
            x + size * (0.5 * up * up + dice.around(0.0, 0.10 * up)),
            y - 2.4 * size * up,
        );
        let radius = size * (0.05 + 0.17 * up);
        c.dab(
            place,
            (radius, radius * 0.9),
            0.0,
            1.0,
            hex(0x9db8b8),
            0.22 * (1.0 - up),
        );
    }
}

fn near_trees(c: &mut Canvas) {
    let mut dice = Dice::new(3);
    for &(x, foot, height) in &[
        (0.03, 0.97, 0.36),
        (0.12, 1.02, 0.29),
        (0.205, 0.95, 0.17),
        (-0.02, 1.02, 0.45),
        (1.70, 0.96, 0.30),
        (1.77, 1.0, 0.42),
        (1.635, 0.92, 0.15),
    ] {
        c.spruce((x, foot), height, hex(0x0a141b), &mut dice);
    }
}
