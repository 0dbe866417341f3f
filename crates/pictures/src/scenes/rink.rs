//! A game on an outdoor rink, seen from straight above in low sun.

use std::f32::consts::TAU;

mod skaters;

use crate::canvas::Canvas;
use crate::colour::{hex, smooth};
use crate::noise::{Dice, fractal};
use crate::shapes::Place;
use skaters::{players, trees};

const MIDDLE: Place = (0.80, 0.50);
const TURN: f32 = -0.16;
const HALF: (f32, f32) = (0.60, 0.30);
const CORNER: f32 = 0.12;

/// From picture to rink: the origin at centre ice, along the boards and across.
fn on_rink(x: f32, y: f32) -> Place {
    let (sin, cos) = TURN.sin_cos();
    let (dx, dy) = (x - MIDDLE.0, y - MIDDLE.1);
    (dx * cos + dy * sin, dy * cos - dx * sin)
}

/// And back.
fn in_picture((u, v): Place) -> Place {
    let (sin, cos) = TURN.sin_cos();
    (MIDDLE.0 + u * cos - v * sin, MIDDLE.1 + v * cos + u * sin)
}

/// Distance to the boards, negative on the ice.
fn to_boards(u: f32, v: f32) -> f32 {
    let (du, dv) = (u.abs() - HALF.0 + CORNER, v.abs() - HALF.1 + CORNER);
    du.max(0.0).hypot(dv.max(0.0)) + du.max(dv).min(0.0) - CORNER
}

pub fn draw(c: &mut Canvas) {
    snow(c);
    ice(c);
    markings(c);
    scratches(c);
    boards(c);
    goal(c, -1.0);
    goal(c, 1.0);
    players(c);
    trees(c);
}

fn snow(c: &mut Canvas) {
    c.wash(|x, y| {
        let drift = fractal(x * 2.4, y * 2.4, 5, 6);
        let trodden = fractal(x * 40.0, y * 40.0, 3, 8);
        let (u, v) = on_rink(x, y);
        let path = smooth(0.10, 0.04, (to_boards(u, v) - 0.07).abs());
        hex(0xd9dde6)
            .mix(hex(0xa9b5cc), smooth(0.35, 0.7, drift))
            .lift(0.10 * (trodden - 0.5) * (0.3 + path) - 0.03 * path)
    });
}

fn ice(c: &mut Canvas) {
    c.glaze(|x, y| {
        let (u, v) = on_rink(x, y);
        let cloudy = fractal(u * 4.0, v * 4.0, 5, 3);
        let sheen = smooth(0.5, -0.3, u + 0.6 * v);
        let tone = hex(0xa9c0d0)
            .mix(hex(0xe6e4da), 0.65 * sheen)
            .lift(0.14 * (cloudy - 0.5));
        let powder = smooth(-0.05, 0.0, to_boards(u, v)) * fractal(x * 20.0, y * 20.0, 3, 9);
        (
            tone.mix(hex(0xeef0f2), 0.9 * powder),
            smooth(0.001, -0.001, to_boards(u, v)),
        )
    });
}

fn markings(c: &mut Canvas) {
    let (red, blue) = (hex(0xb0453f), hex(0x3f5f96));
    let soft = c.pixel() * 2.0;
    let band = move |distance: f32, half: f32| smooth(half + soft, half - soft, distance.abs());
    c.glaze(|x, y| {
        let (u, v) = on_rink(x, y);
        if to_boards(u, v) > 0.0 {
            return (red, 0.0);
        }
        let worn = 0.50 + 0.65 * (fractal(u * 14.0, v * 14.0, 4, 12) - 0.3);
        let circle = |cu: f32, cv: f32, r: f32| (u - cu).hypot(v - cv) - r;
        let mut reds = band(u, 0.005).max(band(u.abs() - 0.50, 0.0022));
        for (cu, cv) in [
            (-0.37, -0.155),
            (-0.37, 0.155),
            (0.37, -0.155),
            (0.37, 0.155),
        ] {
            reds = reds.max(band(circle(cu, cv, 0.085), 0.0022)).max(smooth(
                0.008,
                0.006,
                circle(cu, cv, 0.0),
            ));
        }
        let mut blues = band(u.abs() - 0.185, 0.006).max(band(circle(0.0, 0.0, 0.085), 0.0024));
        blues = blues.max(smooth(0.007, 0.005, circle(0.0, 0.0, 0.0)));
        let crease = smooth(0.002, -0.002, (u.abs() - 0.50).hypot(v) - 0.042)
            * smooth(0.502, 0.498, u.abs());
        if crease > reds.max(blues) {
            return (hex(0x7fa6c9), 0.55 * crease);
        }
        if blues > reds {
            (blue, (0.85 * blues * worn).min(0.9))
        } else {
            (red, (0.85 * reds * worn).min(0.9))
        }
    });
}

/// Arcs that skates have cut, hundreds of them.
fn scratches(c: &mut Canvas) {
    let mut dice = Dice::new(40);
    for _ in 0..520 {
        let (u, v) = (dice.between(-0.56, 0.56), dice.between(-0.27, 0.27));
        let (mut heading, bend) = (dice.between(0.0, TAU), dice.around(0.0, 5.0));
        let mut from = (u, v);
        let white = hex(0xf3f5f6);
        let strength = dice.between(0.10, 0.38);
        for _ in 0..9 {
            let to = (
                from.0 + 0.016 * heading.cos(),
                from.1 + 0.016 * heading.sin(),
            );
            if to_boards(to.0, to.1) > -0.012 {
                break;
            }
            c.line(
                in_picture(from),
                in_picture(to),
                (0.0012, 0.0012),
                white,
                strength,
            );
            heading += bend * 0.016;
            from = to;
        }
    }
}

/// Boards with their long shadow on the ice and a kickplate.
fn boards(c: &mut Canvas) {
    c.tone(|x, y, below| {
        let (u, v) = on_rink(x, y);
        let distance = to_boards(u, v);
        let (su, sv) = on_rink(x - 0.030, y - 0.022);
        let shade = smooth(-0.002, 0.002, to_boards(su, sv)) * smooth(0.001, -0.001, distance);
        let (ou, ov) = on_rink(x - 0.045, y - 0.033);
        let outer = smooth(0.016, 0.012, to_boards(ou, ov)) * smooth(0.010, 0.012, distance);
        below
            .mix(hex(0x55698c), 0.48 * shade)
            .mix(hex(0x6c7ea2), 0.55 * outer)
    });
    c.glaze(|x, y| {
        let (u, v) = on_rink(x, y);
        let distance = to_boards(u, v);
        let rail = if distance > 0.003 {
            hex(0xeee7d8)
        } else {
            hex(0xc99a4a)
        };
        let joint = smooth(0.03, 0.0, ((u * 12.0).fract().abs() - 0.5).abs());
        (
            rail.lift(-0.12 * joint),
            smooth(-0.0022, -0.0008, distance) * smooth(0.0125, 0.011, distance),
        )
    });
}

fn goal(c: &mut Canvas, side: f32) {
    let frame = hex(0xa33a34);
    let corner = |u: f32, v: f32| in_picture((side * (0.50 + u), v));
    c.polygon_with(
        &[
            corner(0.0, -0.020),
            corner(0.026, -0.015),
            corner(0.026, 0.015),
            corner(0.0, 0.020),
        ],
        0.0,
        |x, y, below| {
            let mesh = ((x * 260.0).sin() * (y * 260.0).sin()).abs();
            below.mix(hex(0xe9ecee), 0.5).scale(0.80 + 0.15 * mesh)
        },
    );
    for (a, b) in [
        ((0.0, -0.020), (0.026, -0.015)),
        ((0.026, -0.015), (0.026, 0.015)),
        ((0.026, 0.015), (0.0, 0.020)),
        ((0.0, -0.020), (0.0, 0.020)),
    ] {
        c.line(
            corner(a.0, a.1),
            corner(b.0, b.1),
            (0.0034, 0.0034),
            frame,
            1.0,
        );
    }
}
