//! The maples along the street and what they have dropped.

use super::{FLOOR, seen};
use crate::canvas::Canvas;
use crate::colour::{hex, ramp, smooth};
use crate::noise::{Dice, fractal};

pub fn maple(c: &mut Canvas, side: f32, z: f32, number: u32) {
    let mut dice = Dice::new(number * 31 + 5);
    let haze = 0.70 * smooth(1.8, 8.0, z);
    let air = hex(0xf0dcb8);
    let x = side * 0.56;
    let foot = seen(x, FLOOR, z);
    let fork = seen(x * 0.97, -0.05, z);
    let bark = hex(0x3d332e).mix(air, haze);
    c.line(foot, fork, (0.066 / z, 0.044 / z), bark, 1.0);
    for _ in 0..9 {
        let end = seen(
            x * 0.95 + dice.around(0.0, 0.55) - side * 0.10,
            dice.between(-1.0, -0.35),
            z,
        );
        c.line(fork, end, (0.030 / z, 0.006 / z), bark, 0.95);
    }
    let hues = [
        [hex(0xa8431f), hex(0xd8702a), hex(0xf0a546)],
        [hex(0xb8791c), hex(0xe0ab35), hex(0xf6d46c)],
        [hex(0x8f2f22), hex(0xc04a2a), hex(0xe8843e)],
    ];
    let [deep, middle, bright] = hues.get(number as usize % 3).copied().unwrap_or_default();
    for leaf in 0..(2600.0 / z.sqrt()) as i32 {
        let (u, v) = (dice.around(0.0, 1.0), dice.around(0.0, 1.0));
        let clump = fractal(u * 2.4 + number as f32, v * 2.4, 3, number + 3);
        if clump < 0.44 || u * u + v * v > 0.62 {
            continue;
        }
        let place = seen(x - side * 0.10 + 0.66 * u, -0.52 + 0.60 * v, z);
        let light = 0.5 - 0.42 * v + 0.28 * (dice.roll() - 0.5) + 0.9 * (clump - 0.55);
        let tone = ramp(
            &[
                (0.1, deep.scale(0.7)),
                (0.4, deep),
                (0.6, middle),
                (0.95, bright),
            ],
            light + leaf as f32 * 0.00008,
        );
        let size = dice.between(0.009, 0.020) / z.powf(0.8);
        c.dab(
            place,
            (size, size * 0.66),
            dice.between(0.0, 3.1),
            0.35,
            tone.mix(air, haze),
            0.92,
        );
    }
}

/// Leaves on the ground, thick along the kerbs.
pub fn leaves(c: &mut Canvas) {
    let mut dice = Dice::new(61);
    let hues = [
        hex(0xc8622a),
        hex(0xdfa23a),
        hex(0x9c3d24),
        hex(0xe6bd5e),
        hex(0x8a5a2c),
    ];
    for _ in 0..3600 {
        let z = 1.0 / dice.between(0.12, 0.98);
        let side = if dice.roll() < 0.5 { -1.0 } else { 1.0 };
        let across = if dice.roll() < 0.72 {
            side * dice.around(0.52, 0.24)
        } else {
            dice.between(-0.9, 0.9)
        };
        let (x, y) = seen(across, FLOOR, z);
        let tone = hues
            .get((dice.roll() * 5.0) as usize)
            .copied()
            .unwrap_or_default();
        let size = dice.between(0.008, 0.016) / z;
        c.dab(
            (x, y),
            (size, size * 0.42),
            dice.around(0.0, 0.5),
            0.3,
            tone.mix(hex(0xead8b8), 0.7 * smooth(2.5, 9.0, z)),
            0.9,
        );
    }
}
