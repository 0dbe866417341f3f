//! A lough at dusk: two empty lecterns with their flags, set apart on a terrace by the water.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{Dice, fractal};
use crate::scenery::{Clouds, ripples};

const SHORE: f32 = 0.60;
const DARK: Colour = hex(0x1b2430);

pub fn draw(c: &mut Canvas) {
    sky(c);
    c.hills(0.520, 0.050, 1.6, 41, (hex(0x8d93a6), hex(0xc9b0a8), 0.10));
    c.mist(0.565, 0.030, hex(0xe2c4b4), 0.55, 5);
    c.hills(0.555, 0.045, 2.3, 12, (hex(0x5c687c), hex(0x8e8b96), 0.09));
    c.mist(0.590, 0.020, hex(0xdcc0b4), 0.55, 8);
    island(c);
    water(c);
    terrace(c);
    for (x, lean, cloth) in [(0.47, 1.0, hex(0x51648c)), (1.06, -1.0, hex(0x92504c))] {
        flag(c, x - lean * 0.085, cloth);
        lectern(c, x, lean);
    }
    grass(c);
}

fn sky(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x4a5d7e)),
        (0.2, hex(0x7587a0)),
        (0.38, hex(0xc3a9a6)),
        (0.50, hex(0xeebd97)),
        (0.58, hex(0xf6d3a6)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.05 * (fractal(x * 1.5, y * 3.0, 3, 2) - 0.5)));
    c.glow((1.02, 0.50), 0.75, hex(0xffc98f), 0.5);
    c.clouds(&Clouds {
        horizon: 0.56,
        cover: 0.62,
        scale: 2.3,
        lit: hex(0xf0c3a4),
        shade: hex(0x5d6a86),
        seed: 77,
    });
}

/// A wooded island and the near headland, dark against the water.
fn island(c: &mut Canvas) {
    c.glaze(|x, y| {
        let trees = 0.030 * smooth(0.44, 0.1, x) * (0.6 + 0.8 * fractal(x * 30.0, 0.4, 3, 2));
        (
            hex(0x35444d),
            smooth(-0.002, 0.002, y - SHORE + trees) * smooth(0.44, 0.42, x),
        )
    });
    let mut dice = Dice::new(9);
    for _ in 0..420 {
        let x = dice.between(-0.02, 0.42);
        let tall = 0.052 * smooth(0.44, 0.1, x) + 0.006;
        let y = SHORE - tall * dice.roll();
        let tone = hex(0x2d3c46).mix(hex(0x50606a), dice.roll() * 0.6);
        c.dab(
            (x, y),
            (dice.between(0.006, 0.016), dice.between(0.005, 0.011)),
            0.0,
            0.4,
            tone,
            0.9,
        );
    }
    for _ in 0..160 {
        let x = dice.between(1.27, 1.52);
        let y = SHORE - 0.034 * smooth(1.24, 1.48, x) * dice.roll();
        let tone = hex(0x35444f).mix(hex(0x4d5b65), dice.roll() * 0.6);
        c.line((x, SHORE), (x, y), (0.016, 0.010), tone, 1.0);
        c.dab(
            (x, y),
            (dice.between(0.006, 0.014), 0.007),
            0.0,
            0.4,
            tone,
            0.9,
        );
    }
}

fn water(c: &mut Canvas) {
    c.reflect(
        SHORE,
        |x, y| ripples(x, y, SHORE, 0.75, 3),
        |x, y, mirrored| {
            let depth = (y - SHORE) / (1.0 - SHORE);
            let wave = fractal(x * 5.0 / (depth + 0.08), 26.0 / (depth + 0.12), 4, 6);
            mirrored
                .mix(hex(0x4d6280), 0.22 + 0.25 * depth)
                .lift(0.05 * smooth(0.62, 0.75, wave) - 0.05 * smooth(0.5, 0.3, wave))
        },
    );
    c.glaze(|x, y| {
        let line = (y - SHORE - 0.002).abs();
        (
            hex(0xf7dcba),
            0.4 * smooth(0.004, 0.0, line) * fractal(x * 7.0, 0.0, 3, 4),
        )
    });
}

/// A stone terrace whose edge runs across the lower third.
fn terrace(c: &mut Canvas) {
    let edge = |x: f32| 0.815 + 0.010 * (x - 0.75) * (x - 0.75);
    c.glaze(|x, y| {
        let below = y - edge(x);
        let depth = smooth(0.0, 0.2, below);
        let joint = smooth(
            0.035,
            0.0,
            ((x - 0.75) / (0.30 + 2.4 * below.max(0.0)) * 4.0)
                .fract()
                .abs(),
        );
        let course = smooth(
            0.06,
            0.0,
            ((below.max(0.0) + 0.06).ln() * 5.0).fract().abs(),
        );
        let stone = hex(0x59606c).mix(hex(0x23292f), depth);
        let stained =
            stone.lift(0.10 * (fractal(x * 9.0, y * 30.0, 4, 8) - 0.5) - 0.03 * joint.max(course));
        (stained, smooth(-0.001, 0.001, below))
    });
    c.glaze(|x, y| {
        (
            hex(0xf2c6a0),
            0.55 * smooth(0.005, 0.0, (y - edge(x) - 0.004).abs()),
        )
    });
}

fn lectern(c: &mut Canvas, x: f32, lean: f32) {
    let foot = 0.872;
    // Its shadow falls towards the viewer.
    c.polygon_with(
        &[
            (x - 0.036, foot),
            (x + 0.036, foot),
            (x + 0.02, 1.0),
            (x - 0.11, 1.0),
        ],
        0.012,
        |_, y, below| below.scale(0.62 + 0.3 * smooth(foot, 1.0, y)),
    );
    c.polygon(
        &[
            (x - 0.030, 0.715),
            (x + 0.030, 0.715),
            (x + 0.034, foot),
            (x - 0.034, foot),
        ],
        0.0,
        DARK,
    );
    c.polygon(
        &[
            (x - 0.042, foot - 0.012),
            (x + 0.042, foot - 0.012),
            (x + 0.044, foot + 0.004),
            (x - 0.044, foot + 0.004),
        ],
        0.0,
        DARK,
    );
    c.polygon(
        &[
            (x - 0.046, 0.700),
            (x + 0.046, 0.700),
            (x + 0.038, 0.722),
            (x - 0.038, 0.722),
        ],
        0.0,
        DARK.lift(0.03),
    );
    c.line(
        (x - 0.046, 0.700),
        (x + 0.046, 0.700),
        (0.003, 0.003),
        hex(0xf0be98),
        0.9,
    );
    for dx in [-0.008, 0.008] {
        c.line(
            (x + dx, 0.700),
            (x + dx * 1.6 + lean * 0.004, 0.668),
            (0.0022, 0.0018),
            DARK,
            1.0,
        );
        c.dab(
            (x + dx * 1.6 + lean * 0.004, 0.666),
            (0.0034, 0.005),
            0.0,
            0.2,
            DARK,
            1.0,
        );
    }
    let side = x + lean * 0.030;
    c.polygon(
        &[
            (side, 0.724),
            (side + lean * 0.004, 0.724),
            (side + lean * 0.004, 0.858),
            (side, 0.858),
        ],
        0.0,
        hex(0x8d7470),
    );
}

/// A flag hanging in the still air: a plain cloth of no nation.
fn flag(c: &mut Canvas, x: f32, cloth: Colour) {
    c.line((x, 0.872), (x, 0.462), (0.0052, 0.0042), DARK, 1.0);
    c.dab((x, 0.458), (0.006, 0.006), 0.0, 0.2, hex(0xd8a878), 1.0);
    let outline = [
        (x + 0.002, 0.474),
        (x + 0.030, 0.492),
        (x + 0.047, 0.535),
        (x + 0.050, 0.62),
        (x + 0.056, 0.70),
        (x + 0.050, 0.735),
        (x + 0.034, 0.722),
        (x + 0.022, 0.742),
        (x + 0.010, 0.715),
        (x + 0.002, 0.62),
    ];
    c.polygon_with(&outline, 0.0, |px, py, _| {
        let across = ((px - x) / 0.056).clamp(0.0, 1.0);
        let fall = (py - 0.474) / 0.26;
        let fold = (across * 15.0 + 2.0 * fall + 1.5 * fractal(px * 20.0, py * 6.0, 2, 4)).sin();
        cloth
            .scale(0.86 + 0.24 * fold - 0.15 * fall)
            .mix(hex(0xf0c3a0), 0.22 * smooth(0.5, 1.0, fold))
    });
}

fn grass(c: &mut Canvas) {
    let mut dice = Dice::new(31);
    for _ in 0..900 {
        let side = if dice.roll() < 0.5 {
            dice.between(-0.02, 0.30)
        } else {
            dice.between(1.22, 1.52)
        };
        let edge = if side < 0.75 {
            smooth(0.32, 0.0, side)
        } else {
            smooth(1.2, 1.5, side)
        };
        let foot = (side, 1.01);
        let tip = (
            side + dice.around(0.02, 0.04),
            1.0 - edge * dice.between(0.03, 0.17),
        );
        c.line(
            foot,
            tip,
            (0.0042, 0.0008),
            hex(0x161c22).mix(hex(0x4c4a44), dice.roll() * 0.5),
            0.95,
        );
    }
}
