//! The outside stairs that the street is known for.

use super::{FLOOR, HALF, seen};
use crate::canvas::Canvas;
use crate::colour::{hex, smooth};
use crate::shapes::Place;

/// The outside stair: it leaves the pavement, curves, climbs along the wall and ends on an iron balcony.
pub fn stairs(c: &mut Canvas, side: f32, z: f32) {
    let haze = 0.75 * smooth(2.0, 9.0, z);
    let iron = hex(0x2c2a2c).mix(hex(0xe9d9bd), haze);
    let tread_tone = hex(0x6a5a50).mix(hex(0xe9d9bd), haze);
    let rise = 0.56;
    let balcony = [
        seen(side * 0.76, FLOOR - rise, z + 0.46),
        seen(side * HALF, FLOOR - rise, z + 0.46),
        seen(side * HALF, FLOOR - rise, z + 0.95),
        seen(side * 0.76, FLOOR - rise, z + 0.95),
    ];
    c.polygon(&balcony, 0.0, tread_tone.scale(0.6));
    let mut before: Option<[Place; 2]> = None;
    for tread in 0..=13 {
        let t = tread as f32 / 13.0;
        let middle = side * (0.70 + 0.17 * smooth(0.0, 0.6, t));
        let (level, deep) = (FLOOR - rise * t, z + 0.46 * t);
        let ends = [
            seen(middle - 0.055, level, deep),
            seen(middle + 0.055, level, deep),
        ];
        let [left, right] = ends;
        c.line(
            (left.0, left.1 + 0.012 / deep),
            (right.0, right.1 + 0.012 / deep),
            (0.022 / deep, 0.022 / deep),
            iron,
            1.0,
        );
        c.line(
            left,
            right,
            (0.011 / deep, 0.011 / deep),
            tread_tone.lift(0.08),
            1.0,
        );
        let rails = ends.map(|(x, y)| (x, y - 0.15 / deep));
        for (foot, top) in ends.into_iter().zip(rails) {
            c.line(foot, top, (0.005 / deep, 0.005 / deep), iron, 0.9);
        }
        for (old, new) in before.into_iter().flatten().zip(rails) {
            c.line(old, new, (0.012 / deep, 0.012 / deep), iron, 1.0);
        }
        before = Some(rails);
    }
    let rail = |deep: f32, up: f32| seen(side * 0.76, FLOOR - rise - up, deep);
    for post in 0..=8 {
        let deep = z + 0.46 + 0.49 * post as f32 / 8.0;
        c.line(
            rail(deep, 0.0),
            rail(deep, 0.16),
            (0.006 / deep, 0.006 / deep),
            iron,
            1.0,
        );
    }
    c.line(
        rail(z + 0.46, 0.16),
        rail(z + 0.95, 0.16),
        (0.012 / z, 0.010 / z),
        iron,
        1.0,
    );
    c.line(
        rail(z + 0.46, 0.0),
        rail(z + 0.95, 0.0),
        (0.022 / z, 0.018 / z),
        iron,
        1.0,
    );
}
