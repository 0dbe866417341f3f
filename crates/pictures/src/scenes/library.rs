//! A reading room at dusk: walls of books, a tall window, lamps along the tables.

mod tables;

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{chance, fractal};
use crate::shapes::Place;
use tables::table;

const EYE: Place = (0.75, 0.43);
/// The room: half its width, the floor below the eye, the ceiling above it, the end wall's distance.
const HALF: f32 = 1.0;
const FLOOR: f32 = 0.62;
const CEILING: f32 = 1.05;
const END: f32 = 6.2;

pub fn draw(c: &mut Canvas) {
    room(c);
    window(c);
    for step in (0..6).rev() {
        let z = 1.45 + step as f32 * 0.78;
        for side in [-1.0, 1.0] {
            table(c, side, z, step);
        }
    }
    c.tone(|x, y, below| {
        // Dust in the lamplight.
        let warm = smooth(0.55, 0.0, (y - 0.58).abs()) * smooth(0.9, 0.0, (x - EYE.0).abs());
        below.screen(hex(0xff9d4a).scale(0.055 * warm))
    });
}

fn seen(x: f32, y: f32, z: f32) -> Place {
    (EYE.0 + x / z, EYE.1 + y / z)
}

fn room(c: &mut Canvas) {
    c.wash(|x, y| {
        let (dx, dy) = (x - EYE.0, y - EYE.1);
        let wall = HALF / dx.abs().max(1e-4);
        let level = if dy > 0.0 {
            FLOOR / dy.max(1e-4)
        } else {
            CEILING / (-dy).max(1e-4)
        };
        let z = wall.min(level).min(END);
        let far = smooth(1.0, END, z);
        let colour = if z == END {
            hex(0x4b3a2c).lift(0.03 * (fractal(x * 30.0, y * 30.0, 3, 2) - 0.5))
        } else if wall < level {
            shelves(z, dy * z, if dx > 0.0 { 900 } else { 100 })
        } else if dy > 0.0 {
            boards(dx * z, z)
        } else {
            ceiling(dx * z, z)
        };
        colour.mix(hex(0x4a4038), 0.30 * far)
    });
}

/// Books on a side wall at distance `z`, `level` below the eye.
fn shelves(z: f32, level: f32, wall: i32) -> Colour {
    let bay = z / 0.62;
    let (post, bay_number) = ((bay.fract() - 0.5).abs(), bay as i32);
    let board = (level + CEILING) / 0.205;
    let (row, in_row) = (board as i32, board.fract());
    let lamp = smooth(0.9, -0.1, (level - 0.16).abs());
    let light = 0.30 + 0.75 * lamp;
    if post > 0.455 {
        return hex(0x5b3d26).scale(light * (0.9 + 0.2 * smooth(0.5, 0.46, post)));
    }
    if !(-0.82..=0.42).contains(&level) {
        let panel = smooth(0.40, 0.42, post) + smooth(0.1, 0.0, (in_row - 0.5).abs() - 0.36);
        return hex(0x4d3321).scale(light * (1.0 - 0.12 * panel));
    }
    if in_row > 0.90 {
        return hex(0x6b492d).scale(light);
    }
    // Spines: each of its own width, height and cloth.
    let along = z * 26.0 + 3.0 * fractal(z * 8.0, row as f32, 1, 4);
    let book = along as i32;
    let roll = |salt: u32| chance(book, row * 7 + bay_number + wall, salt);
    let height = 0.62 + 0.26 * roll(1);
    if in_row < 0.90 - height {
        return hex(0x1d140f).scale(0.8 + 0.3 * light);
    }
    let cloths = [
        hex(0x7a3b2c),
        hex(0x3d4f4c),
        hex(0x8a6a3a),
        hex(0x4a3a52),
        hex(0x2f4058),
        hex(0x9a8763),
        hex(0x5f2f2a),
        hex(0x55603c),
    ];
    let cloth = cloths
        .get((roll(2) * 8.0) as usize)
        .copied()
        .unwrap_or_default();
    let round = 1.0 - 0.45 * (along.fract() - 0.5).abs();
    let band = if roll(3) > 0.5 && (in_row - 0.35).abs() < 0.035 {
        0.14
    } else {
        0.0
    };
    cloth
        .lift(band)
        .scale(light * round * (0.85 + 0.3 * roll(4)))
}

fn boards(across: f32, z: f32) -> Colour {
    let plank = across * 7.0;
    let joint = smooth(
        0.05,
        0.0,
        plank.fract().abs().min(1.0 - plank.fract().abs()),
    );
    let tone = 0.85
        + 0.3
            * chance(
                plank.floor() as i32,
                (z * 1.3 + chance(plank.floor() as i32, 0, 3)) as i32,
                4,
            );
    let shine = smooth(0.30, 0.0, across.abs()) * smooth(1.4, 5.5, z);
    hex(0x4a2f1d)
        .scale(tone - 0.25 * joint)
        .mix(hex(0x8aa0b4), 0.42 * shine)
}

fn ceiling(across: f32, z: f32) -> Colour {
    let beam = smooth(
        0.10,
        0.07,
        (z / 0.62 - 0.0).fract().min(1.0 - (z / 0.62).fract()),
    );
    let rib = smooth(0.035, 0.02, (across.abs() - 0.45).abs());
    hex(0x5a4733)
        .mix(hex(0x2c2018), (0.8 * beam).max(0.7 * rib))
        .scale(0.72)
}

/// The tall arched window at the end, with the last blue of the day and a few trees.
fn window(c: &mut Canvas) {
    let bottom = EYE.1 + 0.16 / END;
    c.glow((EYE.0, 0.37), 0.55, hex(0x6f93c4), 0.32);
    for (middle, half, top) in [(0.0, 0.30, 0.70), (-0.60, 0.17, 0.55), (0.60, 0.17, 0.55)] {
        let x0 = EYE.0 + middle / END;
        let (w, spring) = (half / END, EYE.1 - top / END);
        c.patch(
            [
                x0 - w - 0.02,
                spring - w - 0.02,
                x0 + w + 0.02,
                bottom + 0.02,
            ],
            |x, y, below| {
                let dx = x - x0;
                let arch = if y < spring {
                    dx.hypot(y - spring) - w
                } else {
                    (dx.abs() - w).max(y - bottom)
                };
                let sky = ramp(
                    &[
                        (0.24, hex(0x3d5a8a)),
                        (0.36, hex(0x7f9cc0)),
                        (0.43, hex(0xe0b79a)),
                        (0.46, hex(0xf0cda0)),
                    ],
                    y,
                );
                let trees = 0.425 + 0.02 * fractal(x * 40.0, 0.4, 3, 7);
                let glass = sky.mix(hex(0x33404c), 0.85 * smooth(trees, trees + 0.006, y));
                let bar_x = smooth(
                    0.0019,
                    0.0011,
                    ((dx / w * 2.0).fract().abs() - 0.0).min(1.0 - (dx / w * 2.0).fract().abs())
                        * w
                        / 2.0,
                );
                let bar_y = smooth(
                    0.0016,
                    0.0010,
                    ((y - bottom).abs() / 0.032)
                        .fract()
                        .min(1.0 - ((y - bottom).abs() / 0.032).fract())
                        * 0.032,
                );
                let pane = glass.mix(hex(0x2b211b), 0.85 * bar_x.max(bar_y));
                below
                    .mix(hex(0x76593c), smooth(0.0075, 0.0060, arch))
                    .mix(pane, smooth(0.001, -0.001, arch))
            },
        );
    }
}
