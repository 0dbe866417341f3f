//! Who stands behind the stall, and who looks on.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, smooth};
use crate::noise::fractal;
use crate::shapes::Place;

/// A person behind the stall, hat and apron, face left to the shadow of the brim.
pub fn grower(c: &mut Canvas, (x, y): Place, tall: f32, coat: Colour, hat: Colour) {
    let at = |dx: f32, up: f32| (x + dx * tall, y - up * tall);
    let body = [
        at(-0.30, 0.0),
        at(-0.29, 0.36),
        at(-0.22, 0.50),
        at(-0.08, 0.56),
        at(0.08, 0.56),
        at(0.22, 0.50),
        at(0.29, 0.36),
        at(0.30, 0.0),
    ];
    c.polygon_with(&body, 0.004, |px, py, _| {
        let lit = smooth(0.25, -0.2, (px - x) / tall - 0.05) * smooth(0.05, 0.5, (y - py) / tall);
        coat.scale(0.62 + 0.42 * lit)
            .lift(0.05 * (fractal(px * 26.0, py * 18.0, 3, 3) - 0.5))
    });
    let apron = [
        at(-0.15, 0.0),
        at(-0.13, 0.34),
        at(-0.09, 0.46),
        at(0.09, 0.46),
        at(0.13, 0.34),
        at(0.15, 0.0),
    ];
    c.polygon(&apron, 0.003, hex(0xb9a988).scale(0.82));
    for side in [-1.0, 1.0] {
        c.line(
            at(side * 0.27, 0.40),
            at(side * 0.30, 0.14),
            (0.115 * tall, 0.10 * tall),
            coat.scale(0.66),
            1.0,
        );
        c.line(
            at(side * 0.30, 0.14),
            at(side * 0.14, 0.05),
            (0.10 * tall, 0.07 * tall),
            coat.scale(0.8),
            1.0,
        );
        c.dab(
            at(side * 0.12, 0.045),
            (0.04 * tall, 0.032 * tall),
            0.0,
            0.3,
            hex(0xa0714f),
            1.0,
        );
    }
    c.dab(
        at(0.0, 0.69),
        (0.092 * tall, 0.118 * tall),
        0.0,
        0.12,
        hex(0xa8765a),
        1.0,
    );
    c.dab(
        at(0.0, 0.715),
        (0.090 * tall, 0.060 * tall),
        0.0,
        0.8,
        hex(0x3c2a24),
        0.9,
    );
    c.dab(
        at(0.0, 0.625),
        (0.078 * tall, 0.060 * tall),
        0.0,
        0.7,
        hex(0x6b4a38),
        0.8,
    );
    c.dab(
        at(0.0, 0.555),
        (0.135 * tall, 0.062 * tall),
        0.0,
        0.25,
        hat.scale(0.80),
        1.0,
    );
    c.line(
        at(0.05, 0.54),
        at(0.085, 0.36),
        (0.075 * tall, 0.085 * tall),
        hat.scale(0.72),
        1.0,
    );
    c.dab(
        at(0.0, 0.765),
        (0.105 * tall, 0.078 * tall),
        0.0,
        0.12,
        hat,
        1.0,
    );
    c.line(
        at(-0.10, 0.735),
        at(0.10, 0.735),
        (0.045 * tall, 0.045 * tall),
        hat.lift(0.08),
        1.0,
    );
    c.dab(
        at(0.0, 0.85),
        (0.03 * tall, 0.03 * tall),
        0.0,
        0.3,
        hat.lift(0.14),
        1.0,
    );
}

/// A customer's shoulder and basket at the right edge, out of the light.
pub fn shopper(c: &mut Canvas) {
    let dark = hex(0x1c1d22);
    c.polygon(
        &[
            (1.26, 1.02),
            (1.285, 0.76),
            (1.33, 0.665),
            (1.41, 0.635),
            (1.52, 0.66),
            (1.52, 1.02),
        ],
        0.006,
        dark,
    );
    c.dab((1.425, 0.545), (0.058, 0.075), 0.0, 0.1, hex(0x25242a), 1.0);
    c.dab(
        (1.428, 0.505),
        (0.064, 0.055),
        0.0,
        0.12,
        hex(0x4a3440),
        1.0,
    );
    c.line(
        (1.287, 0.77),
        (1.333, 0.668),
        (0.006, 0.006),
        hex(0xd08f4e),
        0.55,
    );
    c.line(
        (1.369, 0.53),
        (1.380, 0.49),
        (0.005, 0.005),
        hex(0xd08f4e),
        0.5,
    );
}
