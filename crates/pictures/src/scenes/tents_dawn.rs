//! A town of tents on a dry plain at first light. Nobody's face, only the size of it.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{Dice, chance, fractal};
use crate::shapes::Place;

const HORIZON: f32 = 0.50;

pub fn draw(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x6f86a0)),
        (0.18, hex(0x9aa5ae)),
        (0.34, hex(0xd2b9a4)),
        (0.45, hex(0xebc79d)),
        (0.52, hex(0xf3d5a6)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.03 * (fractal(x * 1.2, y * 4.0, 4, 2) - 0.5)));
    c.dab((1.30, 0.445), (0.026, 0.026), 0.0, 0.35, hex(0xfff3d2), 1.0);
    c.glow((1.30, 0.445), 0.80, hex(0xffc98a), 0.55);
    c.hills(0.465, 0.030, 1.5, 90, (hex(0xa39aa0), hex(0xdcbf9f), 0.06));
    c.hills(0.490, 0.016, 2.6, 44, (hex(0x94888a), hex(0xd3b495), 0.04));
    plain(c);
    tents(c);
    c.mist(0.515, 0.045, hex(0xf0d0a4), 0.75, 6);
    walkers(c);
}

fn plain(c: &mut Canvas) {
    c.glaze(|x, y| {
        let depth = y - HORIZON;
        let near = smooth(0.0, 0.5, depth);
        let stones = fractal(x * 3.0 / (depth + 0.06), 2.4 / (depth + 0.06), 5, 7) - 0.5;
        let sand = hex(0xd9b88f).mix(hex(0x94755a), near).lift(0.17 * stones);
        (sand, smooth(-0.001, 0.001, depth))
    });
    // The road between the rows, worn pale.
    c.glaze(|x, y| {
        let depth = (y - HORIZON).max(0.0);
        let off = (x - 0.98 + 0.20 * depth) / (0.012 + 0.42 * depth);
        let rut = smooth(0.26, 0.0, (off.abs() - 0.5).abs());
        let pale = smooth(1.05, 0.8, off.abs());
        (
            hex(0xe2c6a0).mix(hex(0x8e7259), 0.5 * rut),
            0.55 * pale * smooth(0.0, 0.02, depth),
        )
    });
}

fn tents(c: &mut Canvas) {
    let mut dice = Dice::new(27);
    for row in 0..16 {
        let near = (row as f32 / 15.0).powf(2.2);
        let foot = HORIZON + 0.012 + 0.36 * near;
        let size = 0.010 + 0.135 * near;
        let step = size * 1.75;
        let mut x = -0.15 - dice.roll() * step;
        while x < 1.95 {
            let road = 0.98 - 0.20 * (foot - HORIZON);
            let gap = 0.03 + 0.48 * (foot - HORIZON);
            let place = (
                x + dice.around(0.0, 0.10 * size),
                foot + dice.around(0.0, 0.06 * size),
            );
            let open = (place.0 - road).abs() < gap + 0.75 * size;
            if !open && dice.roll() < 0.93 {
                tent(c, place, size, row * 100 + (x * 60.0) as i32);
            }
            x += step;
        }
        if row == 9 {
            tank(c, (0.66, foot + 0.004), 0.055);
        }
    }
}

/// A ridge tent seen from a corner: a gable in shade and a long side towards the sun.
fn tent(c: &mut Canvas, (x, y): Place, size: f32, number: i32) {
    let haze = smooth(0.10, 0.008, size);
    let air = hex(0xe6c7a0);
    let cloth = hex(0xe9dfca).mix(hex(0xcfc3ae), chance(number, 1, 3));
    let at = |dx: f32, up: f32| (x + dx * size, y - up * size);
    // Long morning shadow, away from the sun and towards us.
    let shadow = [
        at(-0.62, 0.0),
        at(0.60, 0.0),
        at(0.15, -0.30),
        at(-1.25, -0.30),
    ];
    c.polygon_with(&shadow, 0.03 * size, |_, _, below| {
        below.mix(hex(0x6d6068), 0.42 * (1.0 - 0.8 * haze))
    });
    let side = [
        at(-0.10, 0.0),
        at(0.62, 0.05),
        at(0.60, 0.30),
        at(0.36, 0.66),
        at(-0.36, 0.64),
        at(-0.08, 0.27),
    ];
    c.polygon_with(&side, 0.0, |px, py, _| {
        let sag = fractal(
            (px - x) / size * 5.0,
            (py - y) / size * 3.0,
            3,
            number as u32,
        ) - 0.5;
        let low = smooth(0.30, 0.0, (y - py) / size);
        cloth
            .mix(hex(0xffe0b0), 0.35)
            .lift(0.09 * sag - 0.10 * low)
            .mix(air, 0.75 * haze)
    });
    let gable = [
        at(-0.62, 0.02),
        at(-0.62, 0.28),
        at(-0.36, 0.65),
        at(-0.08, 0.27),
        at(-0.10, 0.0),
    ];
    c.polygon_with(&gable, 0.0, |px, _, _| {
        let fold = ((px - x) / size * 34.0).sin();
        cloth
            .mix(hex(0x6f7688), 0.50)
            .lift(0.02 * fold)
            .mix(air, 0.75 * haze)
    });
    if size > 0.03 {
        let door = [at(-0.44, 0.012), at(-0.36, 0.40), at(-0.27, 0.006)];
        c.polygon(&door, 0.0, hex(0x4a4650).mix(air, 0.5 * haze));
        c.line(
            at(-0.36, 0.65),
            at(0.36, 0.66),
            (0.012 * size, 0.012 * size),
            cloth.lift(0.08),
            0.8,
        );
        for (from, to) in [
            ((0.60, 0.30), (0.86, 0.02)),
            ((-0.62, 0.28), (-0.86, -0.02)),
            ((0.36, 0.66), (0.70, 0.06)),
        ] {
            c.line(
                at(from.0, from.1),
                at(to.0, to.1),
                (0.006 * size, 0.006 * size),
                hex(0x8a7a6a),
                0.6,
            );
        }
    }
}

/// A water tank on its stand.
fn tank(c: &mut Canvas, (x, y): Place, size: f32) {
    let steel = hex(0x6d6a6e).mix(hex(0xe6c7a0), 0.3);
    for dx in [-0.4, 0.4] {
        c.line(
            (x + dx * size, y),
            (x + dx * 0.9 * size, y - 0.9 * size),
            (0.05 * size, 0.05 * size),
            steel,
            1.0,
        );
    }
    c.line(
        (x - 0.4 * size, y),
        (x + 0.36 * size, y - 0.85 * size),
        (0.03 * size, 0.03 * size),
        steel,
        0.8,
    );
    c.polygon_with(
        &[
            (x - 0.5 * size, y - 0.9 * size),
            (x + 0.5 * size, y - 0.9 * size),
            (x + 0.5 * size, y - 1.5 * size),
            (x - 0.5 * size, y - 1.5 * size),
        ],
        0.0,
        |px, _, _| {
            hex(0x8f8a88)
                .mix(hex(0xf3d7ac), smooth(0.0, 0.5, (px - x) / size))
                .mix(hex(0x6b6a74), smooth(0.0, -0.6, (px - x) / size))
        },
    );
}

/// A few people already up, far down the road.
fn walkers(c: &mut Canvas) {
    let tone: Colour = hex(0x4d4248);
    for &(x, y, tall) in &[
        (0.975, 0.600, 0.050),
        (0.955, 0.602, 0.036),
        (1.010, 0.560, 0.030),
        (0.93, 0.680, 0.082),
    ] {
        c.line(
            (x, y),
            (x - 0.9 * tall, y + 0.35 * tall),
            (0.16 * tall, 0.08 * tall),
            hex(0x6d6068),
            0.45,
        );
        c.person(
            (x, y),
            tall,
            tone.mix(hex(0xd9b88f), 0.35 * smooth(0.09, 0.03, tall)),
        );
    }
    // The nearest carries a can of water.
    c.line((0.944, 0.634), (0.949, 0.648), (0.006, 0.004), tone, 1.0);
    c.block((0.942, 0.646), 0.013, 0.019, hex(0xc9a84e).scale(0.85));
}
