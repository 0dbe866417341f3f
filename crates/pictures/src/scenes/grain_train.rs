//! A grain train in evening light, doubled in a prairie slough.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{Dice, chance, fractal};
use crate::scenery::{Clouds, ripples};

const RAIL: f32 = 0.622;
const SHORE: f32 = 0.70;

pub fn draw(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x54779c)),
        (0.25, hex(0x8fabbb)),
        (0.45, hex(0xdccba6)),
        (0.58, hex(0xf6cf8c)),
        (0.63, hex(0xf4b877)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.04 * (fractal(x * 1.4, y * 3.0, 4, 2) - 0.5)));
    c.clouds(&Clouds {
        horizon: 0.60,
        cover: 0.56,
        scale: 1.5,
        lit: hex(0xfbe6c3),
        shade: hex(0x8d90a4),
        seed: 12,
    });
    c.hills(0.600, 0.012, 1.6, 33, (hex(0xa08e7c), hex(0xc7a878), 0.03));
    c.mist(0.603, 0.016, hex(0xf7d7a0), 0.6, 3);
    bank(c);
    for car in 0..13 {
        hopper(c, 1.235 - car as f32 * 0.108, car);
    }
    engine(c, 1.374);
    water(c);
    reeds(c);
    c.glow((1.78, 0.56), 0.9, hex(0xffc070), 0.45);
}

fn bank(c: &mut Canvas) {
    c.glaze(|x, y| {
        let edge = RAIL + 0.002 * fractal(x * 20.0, 0.1, 2, 4);
        let gravel = fractal(x * 60.0, y * 90.0, 2, 5) - 0.5;
        let slope = smooth(RAIL, SHORE, y);
        let grass = hex(0x9f8a4c)
            .mix(hex(0x5d5a38), slope)
            .lift(0.2 * (fractal(x * 30.0, y * 30.0, 3, 7) - 0.5));
        (
            hex(0x80756a)
                .lift(0.12 * gravel)
                .mix(grass, smooth(0.010, 0.022, y - RAIL)),
            smooth(-0.001, 0.001, y - edge),
        )
    });
    c.line(
        (-0.1, RAIL - 0.001),
        (1.9, RAIL - 0.001),
        (0.003, 0.003),
        hex(0x5b4a44),
        1.0,
    );
}

fn wheels(c: &mut Canvas, x: f32) {
    for dx in [-0.009, 0.009] {
        c.dab(
            (x + dx, RAIL - 0.0065),
            (0.0068, 0.0068),
            0.0,
            0.2,
            hex(0x2c2826),
            1.0,
        );
        c.dab(
            (x + dx, RAIL - 0.0065),
            (0.0026, 0.0026),
            0.0,
            0.3,
            hex(0x7a6a5c),
            1.0,
        );
    }
    c.line(
        (x - 0.012, RAIL - 0.010),
        (x + 0.012, RAIL - 0.010),
        (0.004, 0.004),
        hex(0x38322f),
        1.0,
    );
}

const PAINTS: [Colour; 5] = [
    hex(0x9a4a34),
    hex(0xb7aa90),
    hex(0x6d7579),
    hex(0xa5733c),
    hex(0x7d5148),
];

/// A covered hopper: rounded side, ribs, sloping ends, chutes below.
fn hopper(c: &mut Canvas, x: f32, number: i32) {
    let (half, top, sill) = (0.0505, RAIL - 0.078, RAIL - 0.022);
    let pick = (chance(number, 2, 27) * PAINTS.len() as f32) as usize;
    let paint = PAINTS.get(pick).copied().unwrap_or_default();
    for chute in -1..=1 {
        let middle = x + chute as f32 * 0.026;
        c.polygon(
            &[
                (middle - 0.013, sill),
                (middle + 0.013, sill),
                (middle + 0.004, RAIL - 0.008),
                (middle - 0.004, RAIL - 0.008),
            ],
            0.0,
            paint.scale(0.55),
        );
    }
    wheels(c, x - 0.037);
    wheels(c, x + 0.037);
    let side = [
        (x - half, top + 0.004),
        (x + half, top + 0.004),
        (x + half, sill - 0.012),
        (x + half - 0.012, sill + 0.003),
        (x - half + 0.012, sill + 0.003),
        (x - half, sill - 0.012),
    ];
    c.polygon_with(&side, 0.0, |px, py, _| {
        let up = (py - top) / (sill - top);
        let curve = 0.16 * smooth(0.9, 0.1, up) - 0.12 * smooth(0.5, 1.0, up);
        let rib = smooth(0.86, 0.96, ((px - x + half) / 0.0101).fract());
        let rust = smooth(0.52, 0.75, fractal(px * 26.0, py * 12.0, 4, number as u32))
            * smooth(0.2, 1.0, up);
        paint
            .lift(curve - 0.06 * rib)
            .mix(hex(0x6b4430), 0.55 * rust)
            .mix(hex(0xffcf8a), 0.20 * smooth(0.4, 0.05, up))
    });
    c.line(
        (x - half + 0.004, top + 0.002),
        (x + half - 0.004, top + 0.002),
        (0.005, 0.005),
        paint.lift(0.16),
        1.0,
    );
    for hatch in 0..5 {
        c.block(
            (x - 0.040 + hatch as f32 * 0.0185, top - 0.003),
            0.008,
            0.004,
            paint.scale(0.7),
        );
    }
    c.line(
        (x - half - 0.004, sill),
        (x + half + 0.004, sill),
        (0.004, 0.004),
        hex(0x3a302b),
        1.0,
    );
}

fn engine(c: &mut Canvas, x: f32) {
    let (red, dark) = (hex(0xa33b2c), hex(0x362d2c));
    c.block((x - 0.085, RAIL - 0.024), 0.20, 0.010, dark);
    c.block((x - 0.082, RAIL - 0.070), 0.128, 0.047, red);
    c.block((x - 0.082, RAIL - 0.076), 0.100, 0.008, red.scale(0.72));
    c.polygon(
        &[
            (x + 0.044, RAIL - 0.085),
            (x + 0.078, RAIL - 0.085),
            (x + 0.082, RAIL - 0.024),
            (x + 0.044, RAIL - 0.024),
        ],
        0.0,
        red.scale(1.05),
    );
    c.polygon(
        &[
            (x + 0.080, RAIL - 0.058),
            (x + 0.106, RAIL - 0.052),
            (x + 0.112, RAIL - 0.024),
            (x + 0.080, RAIL - 0.024),
        ],
        0.0,
        red,
    );
    c.block((x + 0.056, RAIL - 0.079), 0.018, 0.016, hex(0xe9d3a6));
    for grille in 0..7 {
        c.block(
            (x - 0.074 + grille as f32 * 0.014, RAIL - 0.062),
            0.009,
            0.018,
            red.scale(0.66),
        );
    }
    c.line(
        (x - 0.085, RAIL - 0.046),
        (x + 0.108, RAIL - 0.046),
        (0.0035, 0.0035),
        hex(0xe4d7bb),
        0.9,
    );
    c.block((x - 0.022, RAIL - 0.020), 0.056, 0.012, dark);
    for bogie in [-0.058, 0.080] {
        wheels(c, x + bogie - 0.011);
        wheels(c, x + bogie + 0.011);
    }
    c.glow((x + 0.112, RAIL - 0.050), 0.05, hex(0xfff0c0), 1.0);
    let mut dice = Dice::new(8);
    for puff in 0..34 {
        let back = puff as f32 / 34.0;
        let place = (
            x - 0.04 - 0.42 * back,
            RAIL - 0.082 - 0.045 * back.sqrt() + dice.around(0.0, 0.012 * back),
        );
        c.dab(
            place,
            (0.008 + 0.030 * back, 0.006 + 0.013 * back),
            0.0,
            1.0,
            hex(0xb9a796),
            0.16 * (1.0 - back),
        );
    }
}

fn water(c: &mut Canvas) {
    c.reflect(
        SHORE,
        |x, y| ripples(x, y, SHORE, 0.30, 23),
        |x, y, mirrored| {
            let depth = (y - SHORE) / (1.0 - SHORE);
            let breeze = smooth(
                0.50,
                0.62,
                fractal(x * 1.2 + 3.0, 10.0 / (depth + 0.3), 4, 17),
            );
            mirrored
                .scale(0.90)
                .mix(hex(0x6f86a0), 0.10 + 0.22 * depth + 0.22 * breeze)
        },
    );
}

/// Reeds at the near shore and tufts at the far one.
fn reeds(c: &mut Canvas) {
    let mut dice = Dice::new(15);
    for _ in 0..1500 {
        let x = dice.between(-0.02, 1.8);
        let tuft = smooth(0.35, 0.7, fractal(x * 6.0, 0.4, 3, 19));
        let foot = SHORE + 0.006 * dice.roll();
        let tip = (
            x + dice.around(0.0, 0.006),
            foot - 0.006 - 0.028 * tuft * dice.roll(),
        );
        c.line(
            (x, foot),
            tip,
            (0.0026, 0.0008),
            hex(0x4b4a2e).mix(hex(0xc2a35c), dice.roll() * 0.8),
            0.9,
        );
    }
    for _ in 0..700 {
        let x = if dice.roll() < 0.6 {
            dice.between(-0.03, 0.55)
        } else {
            dice.between(1.35, 1.82)
        };
        let edge = smooth(0.60, 0.0, x).max(smooth(1.3, 1.8, x));
        let foot = (x, 1.02);
        let tip = (
            x + dice.around(0.025, 0.05),
            1.0 - edge * dice.between(0.03, 0.24),
        );
        let tone = hex(0x2d2c20).mix(hex(0x8f7844), dice.roll() * 0.75);
        c.line(foot, tip, (0.0045, 0.0009), tone, 0.95);
        if dice.roll() < 0.06 && edge > 0.4 {
            c.dab(
                (tip.0, tip.1 + 0.012),
                (0.0042, 0.016),
                0.1,
                0.3,
                hex(0x4a3221),
                0.95,
            );
        }
    }
}
