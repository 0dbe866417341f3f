//! Wooden letters locked in a forme, lit from the side: what a page was made of once.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, smooth};
use crate::noise::{Dice, chance, fractal};
use crate::shapes::Place;

/// A letter as strokes on a square of side 1, written the right way round; the blocks show them mirrored, as type is.
type Letter = &'static [((f32, f32), (f32, f32))];

const LETTERS: [Letter; 12] = [
    &[
        ((0.1, 1.0), (0.5, 0.0)),
        ((0.5, 0.0), (0.9, 1.0)),
        ((0.26, 0.64), (0.74, 0.64)),
    ],
    &[
        ((0.15, 0.0), (0.15, 1.0)),
        ((0.15, 0.0), (0.85, 0.0)),
        ((0.15, 0.48), (0.7, 0.48)),
        ((0.15, 1.0), (0.85, 1.0)),
    ],
    &[((0.1, 0.0), (0.9, 0.0)), ((0.5, 0.0), (0.5, 1.0))],
    &[
        ((0.12, 0.0), (0.12, 1.0)),
        ((0.88, 0.0), (0.88, 1.0)),
        ((0.12, 0.5), (0.88, 0.5)),
    ],
    &[
        ((0.12, 1.0), (0.12, 0.0)),
        ((0.12, 0.0), (0.88, 1.0)),
        ((0.88, 1.0), (0.88, 0.0)),
    ],
    &[
        ((0.05, 0.0), (0.28, 1.0)),
        ((0.28, 1.0), (0.5, 0.3)),
        ((0.5, 0.3), (0.72, 1.0)),
        ((0.72, 1.0), (0.95, 0.0)),
    ],
    &[((0.15, 0.0), (0.15, 1.0)), ((0.15, 1.0), (0.85, 1.0))],
    &[
        ((0.15, 0.0), (0.15, 1.0)),
        ((0.15, 0.0), (0.85, 0.0)),
        ((0.15, 0.48), (0.7, 0.48)),
    ],
    &[
        ((0.1, 0.0), (0.9, 0.0)),
        ((0.9, 0.0), (0.1, 1.0)),
        ((0.1, 1.0), (0.9, 1.0)),
    ],
    &[((0.1, 0.0), (0.9, 1.0)), ((0.9, 0.0), (0.1, 1.0))],
    &[
        ((0.1, 0.0), (0.5, 0.5)),
        ((0.9, 0.0), (0.5, 0.5)),
        ((0.5, 0.5), (0.5, 1.0)),
    ],
    &[
        ((0.1, 1.0), (0.1, 0.0)),
        ((0.1, 0.0), (0.5, 0.6)),
        ((0.5, 0.6), (0.9, 0.0)),
        ((0.9, 0.0), (0.9, 1.0)),
    ],
];

pub fn draw(c: &mut Canvas) {
    c.wash(|x, y| hex(0x2b211a).lift(0.05 * (fractal(x * 6.0, y * 6.0, 4, 2) - 0.5)));
    let rows = [
        (0.02, 0.150),
        (0.178, 0.235),
        (0.422, 0.300),
        (0.730, 0.140),
        (0.878, 0.190),
    ];
    for (number, (top, tall)) in rows.into_iter().enumerate() {
        row(c, top, tall, number as i32);
    }
    light(c);
}

/// A line of letters of one size, with a rule of lead below it.
fn row(c: &mut Canvas, top: f32, tall: f32, number: i32) {
    let mut dice = Dice::new(number as u32 * 17 + 6);
    let mut x = -0.10 * dice.roll();
    let mut place = 0;
    while x < 1.52 {
        let wide = tall * dice.between(0.55, 0.95);
        let spacer = place % 6 == 5;
        let width = if spacer { wide * 0.4 } else { wide };
        block(
            c,
            [x, top, width - 0.004, tall - 0.004],
            number * 40 + place,
            spacer,
        );
        x += width;
        place += 1;
    }
    c.block((-0.02, top + tall), 1.6, 0.005, hex(0x8a8a88));
    c.block((-0.02, top + tall + 0.005), 1.6, 0.003, hex(0x3a3632));
}

fn block(c: &mut Canvas, [x, y, wide, tall]: [f32; 4], number: i32, spacer: bool) {
    let woods = [
        hex(0xb58a58),
        hex(0x9c7144),
        hex(0xc69c6a),
        hex(0x84603c),
        hex(0xa67f56),
    ];
    let wood = woods
        .get((chance(number, 1, 9) * 5.0) as usize)
        .copied()
        .unwrap_or_default();
    let low = if spacer { 0.55 } else { 0.86 };
    c.polygon_with(
        &[(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)],
        0.0,
        |px, py, _| {
            let grain = fractal(
                (px - x) * 16.0 + number as f32,
                py * 130.0,
                4,
                number as u32,
            ) - 0.5;
            wood.scale(low).lift(0.20 * grain)
        },
    );
    edge_light(c, [x, y, wide, tall], wood);
    if spacer {
        return;
    }
    let inks = [
        hex(0x1d1b1c),
        hex(0x1d1b1c),
        hex(0x7d2620),
        hex(0x25323c),
        hex(0x5b3d28),
    ];
    let ink = inks
        .get((chance(number, 2, 14) * 5.0) as usize)
        .copied()
        .unwrap_or_default();
    let letter = LETTERS
        .get((chance(number, 3, 5) * 12.0) as usize)
        .copied()
        .unwrap_or_default();
    let stroke = tall * (0.10 + 0.06 * chance(number / 40, 4, 6));
    let margin = (wide * 0.17, tall * 0.15);
    let at = |(u, v): (f32, f32)| -> Place {
        (
            x + margin.0 + (1.0 - u) * (wide - 2.0 * margin.0),
            y + margin.1 + v * (tall - 2.0 * margin.1),
        )
    };
    // Carved: the ground falls away in shade to the right, the face stands above it.
    for (shift, tone, opacity) in [(0.010, hex(0x1a120c), 0.75), (0.004, hex(0x3a281a), 0.9)] {
        for &(from, to) in letter {
            let (a, b) = (at(from), at(to));
            c.line(
                (a.0 + shift, a.1 + shift),
                (b.0 + shift, b.1 + shift),
                (stroke, stroke),
                tone,
                opacity,
            );
        }
    }
    for &(from, to) in letter {
        c.line(at(from), at(to), (stroke, stroke), ink, 1.0);
    }
    worn(c, [x, y, wide, tall], ink, wood, number as u32);
}

/// Where the ink has worn off, wood shows through the letter's face.
fn worn(c: &mut Canvas, [x, y, wide, tall]: [f32; 4], ink: Colour, wood: Colour, seed: u32) {
    c.patch([x, y, x + wide, y + tall], |px, py, below| {
        let on_ink = smooth(0.10, 0.04, below.distance(ink));
        let rubbed = smooth(0.56, 0.74, fractal(px * 20.0, py * 60.0, 4, seed));
        let shine = smooth(0.5, 0.75, fractal(px * 5.0, py * 5.0, 3, seed ^ 7));
        below
            .mix(wood.scale(0.9), 0.55 * on_ink * rubbed)
            .lift(0.10 * on_ink * shine)
    });
}

fn edge_light(c: &mut Canvas, [x, y, wide, tall]: [f32; 4], wood: Colour) {
    let bright = wood.lift(0.20);
    c.line(
        (x + 0.002, y + 0.002),
        (x + wide, y + 0.002),
        (0.003, 0.003),
        bright,
        0.8,
    );
    c.line(
        (x + 0.002, y + 0.002),
        (x + 0.002, y + tall),
        (0.003, 0.003),
        bright,
        0.8,
    );
    c.line(
        (x, y + tall - 0.001),
        (x + wide, y + tall - 0.001),
        (0.004, 0.004),
        hex(0x20160f),
        0.8,
    );
    c.line(
        (x + wide - 0.001, y),
        (x + wide - 0.001, y + tall),
        (0.004, 0.004),
        hex(0x20160f),
        0.8,
    );
}

/// A window to the upper left: warm pool of light, the rest falling into shade.
fn light(c: &mut Canvas) {
    c.tone(|x, y, below| {
        let away = ((x - 0.42) * 0.85).hypot((y - 0.34) * 1.1);
        let bar = 0.10 * smooth(0.02, 0.0, (x + 0.6 * y - 0.90).abs() - 0.05);
        let glow = smooth(1.15, 0.05, away);
        let lit = below.scale(0.30 + 0.92 * glow - bar);
        lit.screen(hex(0xffc27a).scale(0.11 * glow))
            .mix(hex(0x2a3346), 0.20 * (1.0 - glow))
    });
}
