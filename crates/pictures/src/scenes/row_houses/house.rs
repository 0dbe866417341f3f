//! One painted house: clapboards, cornice, windows, door and steps.

use super::ground;
use crate::canvas::Canvas;
use crate::colour::{Colour, hex, smooth};
use crate::noise::{chance, fractal};
use crate::shapes::Place;

/// The paints in use on the hill.
pub const PAINTS: [Colour; 9] = [
    hex(0xa8433a),
    hex(0x2f6673),
    hex(0xd5a53f),
    hex(0x5c7a58),
    hex(0xe2dccb),
    hex(0x3a4f7a),
    hex(0xbf6a4a),
    hex(0x7a4a6b),
    hex(0x86a7b0),
];

pub fn house(c: &mut Canvas, number: i32, left: f32) {
    let wide = 0.174;
    let foot = ground(left + wide * 0.5) + 0.004;
    let tall = 0.455 + 0.045 * (chance(number, 2, 8) - 0.5);
    let roof = foot - tall;
    let paint = PAINTS
        .iter()
        .cycle()
        .nth((number * 4 + 2) as usize)
        .copied()
        .unwrap_or_default();
    let trim = if paint.brightness() > 0.7 {
        hex(0x6b3c3a)
    } else {
        hex(0xe9e4d8)
    };

    // Clapboards: thin shadows, uneven weathering.
    let wall = [
        (left, roof),
        (left + wide, roof),
        (left + wide, foot + 0.02),
        (left, foot),
    ];
    c.polygon_with(&wall, 0.0, |x, y, _| {
        let board = ((y - roof) / 0.0118).fract();
        let stain = fractal(x * 22.0, y * 7.0, 4, number as u32) - 0.5;
        paint
            .lift(-0.075 * smooth(0.78, 0.95, board) + 0.09 * stain)
            .scale(1.0 - 0.10 * smooth(roof + 0.1, foot, y))
    });
    c.block(
        (left - 0.003, roof - 0.020),
        wide + 0.006,
        0.012,
        trim.scale(0.94),
    );
    c.block(
        (left - 0.006, roof - 0.027),
        wide + 0.012,
        0.008,
        hex(0x4c5155),
    );
    for bracket in 0..8 {
        c.block(
            (left + 0.008 + bracket as f32 * 0.0215, roof - 0.008),
            0.006,
            0.012,
            trim.scale(0.85),
        );
    }
    c.line(
        (left + wide, roof),
        (left + wide, foot + 0.01),
        (0.004, 0.004),
        paint.scale(0.6),
        0.8,
    );
    chimney(c, (left + wide * 0.84, roof - 0.026), number);

    let columns = [0.20, 0.56, 0.84];
    for (floor, up) in [0.055_f32, 0.205].into_iter().enumerate() {
        for (column, across) in columns.into_iter().enumerate() {
            if column == 2 && floor == 1 && chance(number, 6, 4) < 0.5 {
                continue;
            }
            window(
                c,
                (left + wide * across - 0.0165, roof + up),
                (0.033, 0.085),
                trim,
                number * 7 + (floor * 3 + column) as i32,
            );
        }
    }
    let door_left = chance(number, 9, 6) < 0.5;
    let (door_at, window_at) = if door_left {
        (0.24, 0.68)
    } else {
        (0.72, 0.30)
    };
    window(
        c,
        (left + wide * window_at - 0.028, roof + 0.335),
        (0.056, 0.082),
        trim,
        number * 7 + 5,
    );
    door(c, (left + wide * door_at, foot), trim, number);
}

fn chimney(c: &mut Canvas, (x, y): Place, number: i32) {
    if chance(number, 1, 2) < 0.6 {
        c.block((x - 0.011, y - 0.038), 0.022, 0.040, hex(0x7d5a50));
        c.block((x - 0.013, y - 0.042), 0.026, 0.006, hex(0x5d4a46));
    }
}

fn window(c: &mut Canvas, (x, y): Place, (wide, tall): (f32, f32), trim: Colour, number: i32) {
    c.block((x - 0.005, y - 0.007), wide + 0.010, tall + 0.012, trim);
    c.block(
        (x - 0.008, y + tall + 0.002),
        wide + 0.016,
        0.006,
        trim.scale(0.86),
    );
    let lamp = chance(number, 0, 31) < 0.24;
    let (upper, lower) = if lamp {
        (hex(0xf5d79a), hex(0xe0ae66))
    } else {
        (hex(0x96a5ab), hex(0x3e4c56))
    };
    c.polygon_with(
        &[(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)],
        0.0,
        |px, py, _| {
            let curtain = smooth(0.30, 0.12, 0.5 - ((px - x) / wide - 0.5).abs());
            upper
                .mix(
                    lower,
                    (py - y) / tall + 0.3 * (fractal(px * 50.0, py * 30.0, 2, 7) - 0.5),
                )
                .mix(hex(0xd9d5c8), 0.5 * curtain)
        },
    );
    c.line(
        (x, y + tall * 0.5),
        (x + wide, y + tall * 0.5),
        (0.005, 0.005),
        trim,
        1.0,
    );
    c.line(
        (x + wide * 0.5, y),
        (x + wide * 0.5, y + tall),
        (0.003, 0.003),
        trim,
        1.0,
    );
    if lamp {
        c.glow((x + wide * 0.5, y + tall * 0.5), 0.09, hex(0xffc578), 0.30);
    }
}

fn door(c: &mut Canvas, (x, foot): Place, trim: Colour, number: i32) {
    let step = foot - 0.022;
    let paint = PAINTS
        .iter()
        .cycle()
        .nth((number * 5 + 7) as usize)
        .copied()
        .unwrap_or_default()
        .scale(0.85);
    c.block((x - 0.029, step - 0.132), 0.058, 0.132, trim);
    c.block((x - 0.022, step - 0.104), 0.044, 0.104, paint);
    c.block((x - 0.022, step - 0.125), 0.044, 0.016, hex(0x8c9ba2));
    for panel in [0.0, 1.0] {
        c.block(
            (x - 0.015 + panel * 0.017, step - 0.092),
            0.012,
            0.034,
            paint.scale(0.82),
        );
        c.block(
            (x - 0.015 + panel * 0.017, step - 0.046),
            0.012,
            0.034,
            paint.scale(0.82),
        );
    }
    c.dab(
        (x + 0.017, step - 0.05),
        (0.0025, 0.0025),
        0.0,
        0.3,
        hex(0xe5c67a),
        1.0,
    );
    for stair in 0..3 {
        let drop = stair as f32 * 0.011;
        c.block(
            (x - 0.034 - drop * 0.3, step + drop),
            0.068 + drop * 0.6,
            0.012,
            hex(0x8d9190).scale(1.0 - 0.1 * stair as f32),
        );
    }
}
