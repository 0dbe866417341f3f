//! A residential street in October: brick, outside stairs, maples.

mod maples;
mod stairs;

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{chance, fractal};
use crate::shapes::Place;
use maples::{leaves, maple};
use stairs::stairs;

const EYE: Place = (0.74, 0.53);
const FLOOR: f32 = 0.50;
const HALF: f32 = 0.95;
const ROOF: f32 = 1.12;

pub fn draw(c: &mut Canvas) {
    backdrop(c);
    facades(c);
    ground(c);
    for (side, z) in [
        (-1.0, 4.6),
        (1.0, 4.2),
        (-1.0, 3.0),
        (1.0, 2.75),
        (-1.0, 1.95),
        (1.0, 1.75),
    ] {
        stairs(c, side, z);
    }
    let maples = [
        (-1.0, 5.5),
        (1.0, 5.0),
        (-1.0, 3.9),
        (1.0, 3.4),
        (-1.0, 2.5),
        (1.0, 2.15),
        (-1.0, 1.52),
        (1.0, 1.36),
    ];
    for (number, (side, z)) in maples.into_iter().enumerate() {
        maple(c, side, z, number as u32);
    }
    leaves(c);
    walker(c);
}

fn seen(x: f32, y: f32, z: f32) -> Place {
    (EYE.0 + x / z, EYE.1 + y / z)
}

/// Sky, and the wooded hill that closes the street.
fn backdrop(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x93abc0)),
        (0.3, hex(0xc3cdd0)),
        (0.5, hex(0xf0e2c4)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.05 * (fractal(x * 1.6, y * 2.4, 4, 3) - 0.5)));
    c.glaze(|x, y| {
        let crest = 0.47 - 0.075 * smooth(0.5, 0.0, (x - 0.70).abs())
            + 0.012 * (fractal(x * 14.0, 0.2, 3, 7) - 0.5);
        let leaf = fractal(x * 30.0, y * 30.0, 3, 4);
        let tone = ramp(
            &[
                (0.3, hex(0x8c7b74)),
                (0.5, hex(0xb98d62)),
                (0.7, hex(0xd0a86a)),
            ],
            leaf,
        );
        (
            tone.mix(hex(0xdfd3c0), 0.45),
            smooth(-0.002, 0.002, y - crest),
        )
    });
}

fn facades(c: &mut Canvas) {
    c.tone(|x, y, below| {
        let (dx, dy) = (x - EYE.0, y - EYE.1);
        let z = HALF / dx.abs().max(1e-4);
        let level = dy * z;
        let house = (z / 0.62) as i32;
        let wall = if dx > 0.0 { 40 } else { 0 };
        let roof = -ROOF + 0.10 * chance(house, wall, 6);
        if z > 9.0 || level > FLOOR || level < roof {
            return below;
        }
        facade(z, level, roof, house, wall).mix(hex(0xe9d9bd), 0.75 * smooth(2.0, 9.0, z))
    });
}

/// The wall of one house: brick, cornice, three floors of windows.
fn facade(z: f32, level: f32, roof: f32, house: i32, wall: i32) -> Colour {
    let bricks = [
        hex(0x8b4a3a),
        hex(0x9a5b40),
        hex(0x7a4238),
        hex(0xa98a6c),
        hex(0x6f4a44),
        hex(0x8d8378),
    ];
    let brick = bricks
        .get((chance(house, wall, 2) * 6.0) as usize)
        .copied()
        .unwrap_or_default();
    let light = if wall == 0 { 0.78 } else { 1.08 };
    let along = (z / 0.62).fract();
    if level < roof + 0.06 {
        let tooth = smooth(0.3, 0.6, (along * 22.0).fract());
        return hex(0x54463f)
            .mix(hex(0xcbb899), chance(house, wall, 8) * 0.8)
            .scale(light * (0.9 + 0.15 * tooth));
    }
    let floor = (level - roof - 0.10) / 0.46;
    let (storey, in_floor) = (floor as i32, floor.fract());
    let column = along * 3.0;
    let (pane, in_pane) = (column as i32, column.fract());
    let frame = (0.24..0.78).contains(&in_pane) && (0.12..0.70).contains(&in_floor) && storey < 3;
    let glass = (0.30..0.72).contains(&in_pane) && (0.16..0.66).contains(&in_floor);
    if frame && !glass {
        return hex(0xd9cfbc).scale(light * 0.9);
    }
    if frame {
        let lamp = chance(house * 5 + pane, storey + wall, 12) < 0.22;
        let split = if (in_pane - 0.51).abs() < 0.02 || (in_floor - 0.38).abs() < 0.02 {
            0.25
        } else {
            0.0
        };
        let tone = if lamp {
            hex(0xf0c67c)
        } else {
            hex(0x46525c).mix(hex(0xa8b4b8), smooth(0.6, 0.1, in_floor))
        };
        return tone.mix(hex(0xd9cfbc), split).scale(light.min(1.0));
    }
    let course = smooth(0.75, 0.95, (level * 42.0).fract());
    let stain = fractal(z * 14.0, level * 9.0, 4, wall as u32) - 0.5;
    brick.lift(0.16 * stain - 0.035 * course).scale(light)
}

fn ground(c: &mut Canvas) {
    c.tone(|x, y, below| {
        let dy = y - EYE.1;
        if dy <= 0.02 {
            return below;
        }
        let z = FLOOR / dy;
        let across = (x - EYE.0) * z;
        if across.abs() > HALF {
            return below;
        }
        let rough = fractal(across * 8.0, z * 6.0, 4, 9) - 0.5;
        let wheel = smooth(0.10, 0.02, (across.abs() - 0.18).abs());
        let street = hex(0x6e6a68).lift(0.07 * rough + 0.03 * wheel);
        let walk = hex(0xa79f92).lift(0.08 * rough - 0.05 * smooth(0.06, 0.0, (z * 3.0).fract()));
        let lawn = hex(0x6f7340).lift(0.14 * rough);
        let kerb = smooth(0.43, 0.45, across.abs());
        let garden = smooth(0.70, 0.72, across.abs());
        let tone = street.mix(walk, kerb).mix(lawn, garden);
        tone.mix(hex(0xead8b8), 0.7 * smooth(2.5, 9.0, z))
    });
}

/// One person walking home with a bag, a dog ahead.
fn walker(c: &mut Canvas) {
    let (z, coat) = (2.35, hex(0x2c3f55));
    let foot = seen(-0.10, FLOOR, z);
    let tall = 0.40 / z;
    c.dab(
        (foot.0 + 0.02, foot.1 + 0.002),
        (0.04, 0.006),
        0.0,
        0.9,
        hex(0x3a3636),
        0.5,
    );
    c.person(foot, tall, coat);
    c.dab(
        (foot.0, foot.1 - 0.955 * tall),
        (0.068 * tall, 0.055 * tall),
        0.0,
        0.2,
        hex(0xa33f33),
        1.0,
    );
    c.block(
        (foot.0 + 0.15 * tall, foot.1 - 0.46 * tall),
        0.12 * tall,
        0.17 * tall,
        hex(0xcbb48a),
    );
    let dog = (foot.0 - 0.050, foot.1 - 0.004);
    c.dab(
        (dog.0, dog.1 - 0.020),
        (0.019, 0.0085),
        0.0,
        0.2,
        hex(0x4a3a30),
        1.0,
    );
    c.dab(
        (dog.0 - 0.019, dog.1 - 0.031),
        (0.0085, 0.0070),
        0.4,
        0.2,
        hex(0x4a3a30),
        1.0,
    );
    for dx in [-0.014, -0.009, 0.010, 0.015] {
        c.line(
            (dog.0 + dx, dog.1 - 0.016),
            (dog.0 + dx * 1.1, dog.1),
            (0.0042, 0.0032),
            hex(0x40322a),
            1.0,
        );
    }
    c.line(
        (dog.0 + 0.017, dog.1 - 0.024),
        (dog.0 + 0.029, dog.1 - 0.038),
        (0.0044, 0.0020),
        hex(0x4a3a30),
        1.0,
    );
    c.line(
        (dog.0 - 0.010, dog.1 - 0.030),
        (foot.0 - 0.022, foot.1 - 0.085),
        (0.0012, 0.0012),
        hex(0x332c2a),
        0.8,
    );
}
