//! A city on a cold river at night, in falling snow.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{Dice, chance, fractal};
use crate::scenery::{Clouds, ripples, window_light};

const SHORE: f32 = 0.66;

pub fn draw(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x121c30)),
        (0.3, hex(0x22304a)),
        (0.5, hex(0x4b4c5e)),
        (0.66, hex(0x8a6f66)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.07 * (fractal(x * 1.4, y * 2.0, 4, 5) - 0.5)));
    c.clouds(&Clouds {
        horizon: 0.62,
        cover: 0.75,
        scale: 1.9,
        lit: hex(0x645e68),
        shade: hex(0x1d2740),
        seed: 4,
    });
    c.hills(0.605, 0.018, 2.0, 8, (hex(0x3a4358), hex(0x6c6064), 0.05));
    row(c, 21, 0.30, (0.040, 0.070), hex(0x3f475c), 0.16);
    tower_needle(c);
    row(c, 26, 0.25, (0.042, 0.080), hex(0x2c354a), 0.26);
    row(c, 25, 0.19, (0.05, 0.10), hex(0x1b2436), 0.36);
    c.mist(0.62, 0.06, hex(0x9a8078), 0.35, 61);
    bank(c);
    water(c);
    foreground(c);
}

/// Snow in the air.
pub fn sprinkle(c: &mut Canvas) {
    c.snowfall(2600, 0.8, 3);
}

/// A row of towers; `tall` is the height of its tallest in the middle of town.
fn row(c: &mut Canvas, seed: u32, tall: f32, (narrow, wide): (f32, f32), wall: Colour, lit: f32) {
    let mut dice = Dice::new(seed);
    let mut x = 0.16 - dice.roll() * 0.1;
    let mut number = 0;
    while x < 1.66 {
        number += 1;
        let width = dice.between(narrow, wide);
        let town = smooth(0.75, 0.1, (x + 0.5 * width - 0.9).abs());
        let height = tall * (0.16 + 1.0 * town) * dice.between(0.45, 1.35);
        let roof = SHORE - height;
        if dice.roll() < 0.82 {
            tower(
                c,
                [x, roof, width],
                wall,
                lit,
                seed * 97 + number,
                dice.roll(),
            );
        }
        x += width * dice.between(0.95, 1.35);
    }
}

fn tower(
    c: &mut Canvas,
    [x, roof, width]: [f32; 3],
    wall: Colour,
    lit: f32,
    seed: u32,
    style: f32,
) {
    let slope = if style < 0.25 { 0.25 * width } else { 0.0 };
    let corners = [
        (x, roof),
        (x + width, roof + slope),
        (x + width, SHORE),
        (x, SHORE),
    ];
    c.polygon_with(&corners, 0.0, |px, py, _| {
        let side = (px - x) / width;
        let haze = smooth(roof, SHORE, py);
        let mut colour = wall
            .scale(1.0 - 0.18 * smooth(0.62, 0.66, side))
            .mix(hex(0x84706c), 0.42 * haze);
        let (bay, storey) = if style > 0.6 {
            (0.0058, 0.0098)
        } else {
            (0.0074, 0.0082)
        };
        let (column, floor) = ((px - x) / bay, (py - roof) / storey);
        let (in_bay, in_storey) = (column.fract(), floor.fract());
        let pane = (0.18..0.84).contains(&in_bay) && (0.25..0.78).contains(&in_storey);
        if pane && side > 0.05 && side < 0.95 && py > roof + slope + 0.008 {
            match window_light(column as i32, floor as i32, seed, lit) {
                Some(warmth) => {
                    let lamp = hex(0xffd79a).mix(hex(0xdfe8f2), smooth(0.6, 1.0, warmth));
                    colour = colour.mix(lamp, 0.55 + 0.4 * warmth);
                }
                None => colour = colour.lift(-0.025),
            }
        }
        colour
    });
    c.line(
        (x, roof),
        (x + width, roof + slope),
        (0.0035, 0.0035),
        hex(0xc6cbd6),
        0.55,
    );
    if style > 0.86 {
        let mast = x + width * 0.5;
        c.line(
            (mast, roof),
            (mast, roof - 0.045),
            (0.002, 0.001),
            wall,
            1.0,
        );
        c.glow((mast, roof - 0.045), 0.018, hex(0xff5040), 0.9);
    }
}

/// The slim tower with its round lookout that marks the town from afar.
fn tower_needle(c: &mut Canvas) {
    let x = 1.165;
    let stone = hex(0x5a6072);
    c.polygon(
        &[
            (x - 0.009, 0.34),
            (x + 0.009, 0.34),
            (x + 0.015, SHORE),
            (x - 0.015, SHORE),
        ],
        0.0,
        stone,
    );
    c.polygon(
        &[
            (x - 0.031, 0.315),
            (x + 0.031, 0.315),
            (x + 0.014, 0.352),
            (x - 0.014, 0.352),
        ],
        0.0,
        stone.lift(-0.03),
    );
    c.polygon(
        &[
            (x - 0.020, 0.292),
            (x + 0.020, 0.292),
            (x + 0.031, 0.315),
            (x - 0.031, 0.315),
        ],
        0.0,
        stone,
    );
    c.line(
        (x - 0.029, 0.317),
        (x + 0.029, 0.317),
        (0.0065, 0.0065),
        hex(0xff9c70),
        0.95,
    );
    c.line((x, 0.292), (x, 0.235), (0.0045, 0.0012), stone, 1.0);
    c.glow((x, 0.319), 0.10, hex(0xff8a60), 0.55);
    c.glow((x, 0.235), 0.02, hex(0xff5040), 0.9);
}

/// The snowy far bank with trees and the lamps of the river path.
fn bank(c: &mut Canvas) {
    let mut dice = Dice::new(6);
    for _ in 0..700 {
        let x = dice.between(-0.02, 1.8);
        let y = SHORE - dice.roll() * dice.roll() * 0.035;
        let tone = hex(0x2b2f3c).mix(hex(0x9fa4b2), dice.roll() * dice.roll());
        c.dab(
            (x, y),
            (dice.between(0.004, 0.014), dice.between(0.004, 0.012)),
            0.0,
            0.5,
            tone,
            0.75,
        );
    }
    c.glaze(|x, y| {
        let edge = SHORE - 0.008 - 0.008 * fractal(x * 6.0, 0.3, 3, 9);
        (
            hex(0xb7bccb).mix(hex(0x777d90), fractal(x * 20.0, y * 60.0, 3, 2)),
            smooth(-0.002, 0.002, y - edge),
        )
    });
    for lamp in 0..19 {
        let x = 0.03 + lamp as f32 * 0.097 + 0.03 * (chance(lamp, 0, 3) - 0.5);
        c.line(
            (x, SHORE - 0.004),
            (x, SHORE - 0.036),
            (0.0016, 0.0012),
            hex(0x23262e),
            1.0,
        );
        c.dab(
            (x, SHORE - 0.037),
            (0.0034, 0.0034),
            0.0,
            0.4,
            hex(0xfff0c8),
            1.0,
        );
        c.glow((x, SHORE - 0.036), 0.055, hex(0xffbe70), 0.75);
    }
}

/// Dark open water between shelves of ice.
fn water(c: &mut Canvas) {
    c.reflect(
        SHORE,
        |x, y| ripples(x, y, SHORE, 0.9, 3),
        |x, y, mirrored| {
            let depth = (y - SHORE) / (1.0 - SHORE);
            let calm = mirrored.mix(hex(0x0f1828), 0.30 + 0.28 * depth);
            calm.lift(0.05 * (fractal(x * 4.0 / (depth + 0.1), 20.0 / (depth + 0.1), 3, 1) - 0.5))
        },
    );
    c.glaze(|x, y| {
        let depth = (y - SHORE).max(0.0) + 0.03;
        let floe = fractal(x * 0.55 / depth + 3.0, 0.62 / depth, 4, 15);
        let edges = smooth(0.05, 0.0, y - SHORE) * 0.25;
        let ice = hex(0x8f99ae).mix(hex(0x55627c), smooth(0.7, 1.0, y));
        (
            ice.lift(0.1 * (floe - 0.5)),
            0.85 * smooth(0.600, 0.618, floe + edges) * smooth(SHORE, SHORE + 0.004, y),
        )
    });
}

/// The near bank: deep snow and a few bare shrubs.
fn foreground(c: &mut Canvas) {
    c.glaze(|x, y| {
        let edge = 0.925 - 0.09 * smooth(0.75, 0.0, x) - 0.045 * smooth(1.2, 1.8, x)
            + 0.03 * (fractal(x * 3.0, 0.7, 3, 5) - 0.5);
        let deep = smooth(0.0, 0.16, y - edge);
        let snow = hex(0xaab6cc).mix(hex(0x4f5d7a), deep);
        (
            snow.lift(0.10 * (fractal(x * 7.0, y * 12.0, 4, 3) - 0.5)),
            smooth(-0.0015, 0.0015, y - edge),
        )
    });
    let mut dice = Dice::new(44);
    for shrub in 0..17 {
        let x = if shrub % 2 == 0 {
            dice.between(0.0, 0.42)
        } else {
            dice.between(1.45, 1.78)
        };
        let foot = (x, dice.between(0.93, 1.0));
        for _ in 0..9 {
            let tip = (
                x + dice.around(0.0, 0.045),
                foot.1 - dice.between(0.05, 0.13),
            );
            c.line(foot, tip, (0.0026, 0.0007), hex(0x262430), 0.9);
        }
    }
}
