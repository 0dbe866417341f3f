//! A container harbour in rain: cranes, a ship at the quay, mountains half gone in cloud.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{Dice, chance, fractal};
use crate::scenery::ripples;

const QUAY: f32 = 0.665;

pub fn draw(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x8797a2)),
        (0.25, hex(0xa3b0b5)),
        (0.5, hex(0xc3c8c4)),
        (0.66, hex(0xd2d0c6)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.10 * (fractal(x * 1.2, y * 2.6, 5, 21) - 0.5)));
    mountains(c);
    c.hills(0.610, 0.030, 3.0, 50, (hex(0x728591), hex(0xa5b0b2), 0.06));
    c.mist(0.60, 0.05, hex(0xc9cdca), 0.75, 30);
    for &(x, size, tone) in &[
        (0.10, 0.66, hex(0x8b989f)),
        (0.27, 0.70, hex(0x86949c)),
        (1.40, 0.60, hex(0x929ea4)),
    ] {
        crane(c, x, size, tone);
    }
    ship(c);
    stacks(c);
    for &(x, size, tone) in &[
        (0.62, 1.0, hex(0x8c5348)),
        (0.90, 1.04, hex(0x8f5046)),
        (1.20, 1.08, hex(0x87463d)),
    ] {
        crane(c, x, size, tone);
    }
    lamps(c);
    water(c);
    gulls(c);
    c.mist(0.56, 0.10, hex(0xbcc3c3), 0.30, 33);
}

/// Rain in the air.
pub fn sprinkle(c: &mut Canvas) {
    c.rain(2400, 0.20, hex(0xe6ebec), 0.30, 4);
}

fn mountains(c: &mut Canvas) {
    c.hills(0.36, 0.16, 1.7, 8, (hex(0x62788e), hex(0xb4bfc2), 0.26));
    c.mist(0.31, 0.07, hex(0xb9c3c6), 0.8, 4);
    c.hills(0.49, 0.11, 2.0, 19, (hex(0x61778a), hex(0xa9b6ba), 0.17));
    c.mist(0.45, 0.08, hex(0xc0c8c9), 0.9, 14);
    c.mist(0.25, 0.07, hex(0xaab6bd), 0.6, 71);
}

/// A ship-to-shore crane: legs, a portal, the raised apex and the long boom over the water.
fn crane(c: &mut Canvas, x: f32, size: f32, tone: Colour) {
    let s = 0.36 * size;
    let at = |dx: f32, up: f32| (x + dx * s, QUAY - up * s);
    let beam = (0.026 * s, 0.026 * s);
    let thin = (0.010 * s, 0.010 * s);
    for dx in [-0.17, 0.17] {
        c.line(at(dx, 0.0), at(dx * 0.92, 0.66), beam, tone, 1.0);
        c.line(
            at(dx - 0.02, 0.01),
            at(dx + 0.02, 0.01),
            (0.03 * s, 0.03 * s),
            tone.scale(0.7),
            1.0,
        );
    }
    c.line(at(-0.18, 0.30), at(0.18, 0.30), beam, tone, 1.0);
    c.line(at(-0.17, 0.30), at(0.16, 0.64), thin, tone, 0.9);
    c.line(
        at(-0.46, 0.67),
        at(0.86, 0.67),
        (0.040 * s, 0.034 * s),
        tone,
        1.0,
    );
    c.line(at(-0.15, 0.66), at(0.02, 1.02), beam, tone, 1.0);
    c.line(at(0.16, 0.66), at(0.02, 1.02), beam, tone, 1.0);
    c.line(at(0.02, 1.01), at(0.80, 0.68), thin, tone, 0.9);
    c.line(at(0.02, 1.01), at(0.46, 0.68), thin, tone, 0.9);
    c.line(at(0.02, 1.01), at(-0.44, 0.68), thin, tone, 0.9);
    let (left, top) = at(-0.34, 0.77);
    c.block((left, top), 0.20 * s, 0.10 * s, tone.scale(0.85));
    let (cab_x, cab_y) = at(0.42, 0.655);
    c.block((cab_x, cab_y), 0.055 * s, 0.06 * s, tone.scale(0.75));
    for dx in [0.0, 0.05] {
        c.line(
            (cab_x + dx * s, cab_y),
            (cab_x + dx * s, cab_y + 0.20 * s),
            (0.0012, 0.0012),
            tone,
            0.7,
        );
    }
    c.block(
        (cab_x - 0.03 * s, cab_y + 0.20 * s),
        0.11 * s,
        0.035 * s,
        hex(0x4d6a77),
    );
}

const BOXES: [Colour; 7] = [
    hex(0x8c4b40),
    hex(0x3f6478),
    hex(0xa98648),
    hex(0x5d6d63),
    hex(0x9a938a),
    hex(0x48566b),
    hex(0xb06a43),
];

fn container(c: &mut Canvas, x: f32, y: f32, wide: f32, tall: f32, number: i32, haze: f32) {
    let pick = (chance(number, 1, 5) * BOXES.len() as f32) as usize;
    let base = BOXES
        .get(pick)
        .copied()
        .unwrap_or_default()
        .mix(hex(0xb6bdbd), haze);
    c.polygon_with(
        &[(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)],
        0.0,
        |px, py, _| {
            let rib = ((px - x) / wide * 14.0).fract();
            base.lift(0.03 * (rib - 0.5) - 0.05 * smooth(0.7, 1.0, (py - y) / tall))
        },
    );
    c.line(
        (x, y),
        (x + wide, y),
        (0.0014, 0.0014),
        base.lift(0.12),
        0.8,
    );
}

fn ship(c: &mut Canvas) {
    let hull = [
        (0.70, 0.612),
        (1.44, 0.612),
        (1.475, 0.590),
        (1.432, QUAY + 0.004),
        (0.73, QUAY + 0.004),
    ];
    c.polygon_with(&hull, 0.0, |_, y, _| {
        if y > QUAY - 0.012 {
            hex(0x83473f)
        } else {
            hex(0x35485a)
        }
    });
    c.line(
        (0.70, 0.613),
        (1.45, 0.611),
        (0.002, 0.002),
        hex(0xaab4b8),
        0.8,
    );
    for bay in 0..11 {
        let tiers = 3 + (chance(bay, 0, 8) * 3.2) as i32;
        for tier in 0..tiers {
            let x = 0.80 + bay as f32 * 0.0525;
            container(
                c,
                x,
                0.612 - 0.0215 * (tier + 1) as f32,
                0.051,
                0.021,
                bay * 17 + tier,
                0.24,
            );
        }
    }
    c.block((0.722, 0.475), 0.056, 0.137, hex(0xd5d6d0));
    c.block((0.712, 0.475), 0.076, 0.016, hex(0xe2e2dc));
    for floor in 0..5 {
        c.block(
            (0.727, 0.480 + floor as f32 * 0.025),
            0.046,
            0.006,
            hex(0x4e5f6a),
        );
    }
    c.line(
        (0.750, 0.475),
        (0.750, 0.425),
        (0.004, 0.002),
        hex(0xaab0b0),
        1.0,
    );
}

/// The yard on the quay, left of the ship.
fn stacks(c: &mut Canvas) {
    c.block((-0.02, QUAY - 0.006), 0.80, 0.02, hex(0x596169));
    for column in 0..12 {
        let tiers = 1 + (chance(column, 3, 2) * 4.4) as i32;
        for tier in 0..tiers {
            let x = -0.03 + column as f32 * 0.061;
            container(
                c,
                x,
                QUAY - 0.006 - 0.027 * (tier + 1) as f32,
                0.059,
                0.0265,
                column * 13 + tier + 400,
                0.10,
            );
        }
    }
    c.block((-0.02, QUAY - 0.006), 1.60, 0.014, hex(0x4a525a));
}

fn lamps(c: &mut Canvas) {
    for &(x, y) in &[
        (0.05, 0.50),
        (0.37, 0.49),
        (0.66, 0.43),
        (0.94, 0.42),
        (1.24, 0.41),
        (1.35, 0.52),
        (0.20, 0.53),
    ] {
        c.line(
            (x, y),
            (x, QUAY - 0.006),
            (0.0018, 0.0018),
            hex(0x5c666c),
            0.8,
        );
        c.dab((x, y), (0.0045, 0.0035), 0.0, 0.4, hex(0xfff2d4), 1.0);
        c.glow((x, y), 0.085, hex(0xffd9a0), 0.5);
    }
}

fn water(c: &mut Canvas) {
    let shore = QUAY + 0.006;
    c.reflect(
        shore,
        |x, y| ripples(x, y, shore, 0.85, 13),
        |x, y, mirrored| {
            let depth = (y - shore) / (1.0 - shore);
            let wave = fractal(x * 4.0 / (depth + 0.1), 24.0 / (depth + 0.14), 4, 16);
            mirrored
                .mix(hex(0x5f7480), 0.34 + 0.26 * depth)
                .lift(0.16 * (wave - 0.5))
        },
    );
    // Rings of raindrops close by.
    let mut dice = Dice::new(12);
    for _ in 0..420 {
        let near = dice.roll().sqrt();
        let place = (dice.between(0.0, 1.5), shore + 0.02 + near * (0.98 - shore));
        let size = 0.0016 + 0.006 * near * dice.roll();
        c.dab(
            place,
            (size * 2.2, size * 0.7),
            0.0,
            0.8,
            hex(0xcfd8da),
            0.35,
        );
    }
}

fn gulls(c: &mut Canvas) {
    for &(x, y, s) in &[
        (0.36, 0.23, 0.016),
        (0.43, 0.265, 0.012),
        (0.30, 0.29, 0.010),
        (1.05, 0.17, 0.013),
    ] {
        for side in [-1.0, 1.0] {
            c.line(
                (x, y),
                (x + side * s * 0.6, y - s * 0.42),
                (0.0030, 0.0024),
                hex(0x59656d),
                0.9,
            );
            c.line(
                (x + side * s * 0.6, y - s * 0.42),
                (x + side * s * 1.3, y - s * 0.18),
                (0.0024, 0.0006),
                hex(0x59656d),
                0.9,
            );
        }
    }
}
