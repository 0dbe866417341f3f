//! Who is on the ice, and the trees that look on.

use std::f32::consts::TAU;

use super::in_picture;
use crate::canvas::Canvas;
use crate::colour::{Colour, hex};
use crate::noise::Dice;
use crate::shapes::Place;

pub fn players(c: &mut Canvas) {
    let (home, away) = (hex(0x9c3a36), hex(0x2c3f63));
    let team = [
        (-0.47, 0.01, home),
        (-0.30, 0.11, away),
        (-0.24, -0.05, home),
        (-0.10, 0.16, home),
        (-0.13, -0.16, away),
        (0.05, 0.02, away),
        (0.16, -0.10, home),
        (0.25, 0.12, away),
        (0.30, 0.03, home),
        (0.38, -0.06, away),
        (0.47, 0.0, away),
        (0.33, 0.17, home),
    ];
    let mut dice = Dice::new(77);
    for (u, v, jersey) in team {
        player(c, in_picture((u, v)), jersey, dice.between(0.0, TAU));
    }
    let puck = in_picture((0.345, 0.005));
    c.dab(
        (puck.0 + 0.003, puck.1 + 0.002),
        (0.006, 0.003),
        0.63,
        0.4,
        hex(0x54688a),
        0.6,
    );
    c.dab(puck, (0.0036, 0.0036), 0.0, 0.2, hex(0x15181d), 1.0);
}

fn player(c: &mut Canvas, (x, y): Place, jersey: Colour, heading: f32) {
    let (sin, cos) = heading.sin_cos();
    let at = |f: f32, s: f32| (x + f * cos - s * sin, y + f * sin + s * cos);
    // The long shadow tells more of a skater than the view from above does.
    c.line(
        (x + 0.004, y + 0.003),
        (x + 0.070, y + 0.051),
        (0.018, 0.013),
        hex(0x4a5f86),
        0.62,
    );
    c.dab(
        (x + 0.079, y + 0.058),
        (0.0085, 0.0075),
        0.6,
        0.4,
        hex(0x4a5f86),
        0.62,
    );
    let blade = at(0.036, 0.012);
    c.line(
        at(0.010, -0.008),
        blade,
        (0.0022, 0.0022),
        hex(0x5b4632),
        1.0,
    );
    c.line(
        blade,
        (blade.0 + 0.008 * sin, blade.1 - 0.008 * cos),
        (0.0030, 0.0026),
        hex(0x2b2622),
        1.0,
    );
    for side in [-1.0, 1.0] {
        c.dab(
            at(-0.009 + 0.008 * side, 0.006 * side),
            (0.0085, 0.0034),
            heading,
            0.3,
            hex(0x23262c),
            1.0,
        );
        c.line(
            at(0.0, 0.011 * side),
            at(0.014, 0.003 * side - 0.003),
            (0.0075, 0.0055),
            jersey.scale(0.9),
            1.0,
        );
    }
    c.dab((x, y), (0.0105, 0.0165), heading, 0.25, jersey, 1.0);
    c.dab(
        at(-0.003, -0.004),
        (0.004, 0.009),
        heading,
        0.8,
        jersey.lift(0.22),
        0.7,
    );
    c.dab(
        at(0.004, 0.0),
        (0.0068, 0.0062),
        heading,
        0.2,
        hex(0xe8e6e0),
        1.0,
    );
    c.dab(
        at(0.006, 0.0),
        (0.0032, 0.0045),
        heading,
        0.3,
        hex(0x3a3d44),
        0.8,
    );
}

/// Snowy spruces outside the boards, as stars with their pointed shadows.
pub fn trees(c: &mut Canvas) {
    let mut dice = Dice::new(19);
    for &(x, y, r) in &[
        (0.08, 0.09, 0.075),
        (0.21, 0.03, 0.052),
        (1.42, 0.90, 0.080),
        (1.29, 0.985, 0.058),
        (0.04, 0.92, 0.066),
        (1.46, 0.05, 0.050),
        (0.15, 0.985, 0.048),
    ] {
        c.polygon_with(
            &[
                (x - 0.6 * r, y + 0.75 * r),
                (x + 0.75 * r, y - 0.6 * r),
                (x + 2.1 * r, y + 1.55 * r),
            ],
            0.012,
            |_, _, below| below.mix(hex(0x6f84ab), 0.6),
        );
        let tiers = [
            (1.0, hex(0x33474a)),
            (0.74, hex(0x48605f)),
            (0.5, hex(0x7d9396)),
            (0.27, hex(0xd5dde2)),
        ];
        for (share, tone) in tiers {
            for branch in 0..26 {
                let angle = branch as f32 * 0.2417 + share * 3.0 + dice.around(0.0, 0.08);
                let reach = r * share * dice.between(0.78, 1.08);
                let tip = (x + reach * angle.cos(), y + reach * angle.sin());
                c.line(
                    (x, y),
                    tip,
                    (0.20 * r * share, 0.05 * r),
                    tone.lift(dice.around(0.0, 0.03)),
                    0.95,
                );
                if dice.roll() < 0.5 {
                    let snow = (x + 0.8 * reach * angle.cos(), y + 0.8 * reach * angle.sin());
                    c.dab(snow, (0.09 * r, 0.05 * r), angle, 0.5, hex(0xdfe5ec), 0.7);
                }
            }
        }
    }
}
