//! A storm breaking over a harbour wall.

use crate::canvas::Canvas;
use crate::colour::{Colour, hex, ramp, smooth};
use crate::noise::{Dice, drifting, fractal};
use crate::scenery::Clouds;

pub fn draw(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x2c353f)),
        (0.25, hex(0x4b5862)),
        (0.45, hex(0x7f8c90)),
        (0.55, hex(0xa9afa8)),
    ];
    c.wash(|x, y| {
        ramp(
            &stops,
            y + 0.10 * (drifting(x * 1.4, y * 2.6, 1.2, 5, 3) - 0.5),
        )
    });
    c.clouds(&Clouds {
        horizon: 0.52,
        cover: 0.80,
        scale: 1.8,
        lit: hex(0x8d989b),
        shade: hex(0x313c47),
        seed: 8,
    });
    swell(c, 0.500, 0.012, 5.0, 11, [hex(0x66777d), hex(0x55686f)]);
    swell(c, 0.530, 0.022, 3.4, 12, [hex(0x566b72), hex(0x42575f)]);
    swell(c, 0.575, 0.036, 2.5, 13, [hex(0x4d646b), hex(0x31474f)]);
    light_tower(c);
    spray(c);
    wall(c);
    swell(c, 0.690, 0.060, 1.7, 14, [hex(0x4a6468), hex(0x22373f)]);
    swell(c, 0.815, 0.085, 1.2, 18, [hex(0x466266), hex(0x15262e)]);
    c.mist(0.53, 0.07, hex(0xb5bdbb), 0.5, 21);
}

/// Rain, flat in the wind, and flying drops.
pub fn sprinkle(c: &mut Canvas) {
    c.rain(1500, 1.5, hex(0xdfe5e5), 0.22, 7);
    let mut dice = Dice::new(30);
    for _ in 0..900 {
        let (x, y, flown) = thrown(&mut dice);
        let size = dice.between(0.0007, 0.0022) * (0.4 + flown);
        c.dab((x, y), (size * 1.6, size), 0.5, 0.7, hex(0xf0f2f0), 0.65);
    }
}

/// A row of waves: dark fronts, thin lit crests, foam torn backwards.
fn swell(c: &mut Canvas, level: f32, tall: f32, busy: f32, seed: u32, [lit, deep]: [Colour; 2]) {
    c.glaze(|x, y| {
        let slow = fractal(x * busy * 0.55, 0.2, 2, seed) - 0.5;
        // Waves are peaked above and hollow below: the fold of a noise, not the noise.
        let wave =
            1.0 - (2.0 * (fractal(x * busy + 3.0 * slow, 0.7, 4, seed ^ 8) - 0.5)).abs() * 2.0;
        let edge = level - tall * wave - 0.5 * tall * slow;
        let below = y - edge;
        let face = smooth(0.0, 3.2 * tall, below);
        let marble = fractal(
            x * busy * 5.0 + 6.0 * y,
            y * busy * 9.0 - 2.0 * x,
            5,
            seed ^ 3,
        );
        let web = smooth(0.050, 0.0, (marble - 0.5).abs());
        let crest = smooth(0.30 * tall, 0.0, below) * smooth(0.35, 0.9, wave);
        let foam = crest.max(0.55 * web * smooth(2.6 * tall, 0.2 * tall, below));
        let water = lit.mix(deep, face).lift(0.10 * (marble - 0.5));
        (
            water.mix(hex(0xdde2df), 0.92 * foam),
            smooth(-0.0015, 0.0015, below),
        )
    });
}

/// The breakwater: heavy stone, wet, running with water.
fn wall(c: &mut Canvas) {
    c.glaze(|x, y| {
        let top = 0.565 + 0.030 * x;
        let end = smooth(1.19, 1.17, x);
        let below = y - top;
        let course = (below / 0.034).floor();
        let joint_y = smooth(0.10, 0.0, (below / 0.034).fract());
        let joint_x = smooth(0.03, 0.0, ((x + 0.04 * course) / 0.085).fract());
        let wet = fractal(x * 26.0, y * 5.0, 4, 12);
        let stone = hex(0x5d6265).mix(hex(0x2c3438), smooth(0.0, 0.13, below));
        let run = smooth(0.60, 0.72, wet) * smooth(0.16, 0.0, below);
        (
            stone
                .lift(0.10 * (wet - 0.5) - 0.07 * joint_x.max(joint_y))
                .mix(hex(0xd9dedb), 0.65 * run),
            end * smooth(-0.001, 0.001, below),
        )
    });
    c.glaze(|x, y| {
        (
            hex(0xc6cbc8),
            0.6 * smooth(0.006, 0.0, (y - 0.567 - 0.030 * x).abs()) * smooth(1.18, 1.16, x),
        )
    });
}

fn light_tower(c: &mut Canvas) {
    let (x, foot) = (1.105, 0.602);
    c.polygon_with(
        &[
            (x - 0.020, foot - 0.155),
            (x + 0.020, foot - 0.155),
            (x + 0.029, foot),
            (x - 0.029, foot),
        ],
        0.0,
        |px, py, _| {
            let side = smooth(-0.03, 0.03, px - x);
            let band = ((foot - py) / 0.052) as i32 % 2 == 1;
            let paint = if band { hex(0xa8433a) } else { hex(0xd5d6d0) };
            paint.scale(1.0 - 0.35 * side)
        },
    );
    c.block((x - 0.028, foot - 0.163), 0.056, 0.009, hex(0x33393d));
    c.block((x - 0.014, foot - 0.195), 0.028, 0.033, hex(0x8fe0b0));
    c.polygon(
        &[
            (x - 0.020, foot - 0.194),
            (x + 0.020, foot - 0.194),
            (x, foot - 0.215),
        ],
        0.0,
        hex(0x33393d),
    );
    c.glow((x, foot - 0.178), 0.22, hex(0x9af0bc), 0.75);
}

/// A drop of the burst where the sea meets the wall: thrown up in a fan, then taken by the wind.
/// Returns its place and how far it has flown, 0 to 1.
fn thrown(dice: &mut Dice) -> (f32, f32, f32) {
    let (middle, half, tall) = if dice.roll() < 0.72 {
        (0.50, 0.17, 0.44)
    } else {
        (0.86, 0.10, 0.20)
    };
    let from = dice.around(middle, half);
    let power = (1.0 - (from - middle).abs() / (1.15 * half)).max(0.05) * dice.between(0.55, 1.0);
    let flown = dice.roll();
    let lean = 1.3 * (from - middle) + dice.around(0.0, 0.20);
    let x = from + tall * power * lean * flown * 1.6 + 0.16 * tall * flown * flown;
    (
        x,
        0.590 - tall * power * (2.0 * flown - flown * flown),
        flown,
    )
}

fn spray(c: &mut Canvas) {
    let mut dice = Dice::new(2);
    for number in 0..5200 {
        let (x, y, flown) = thrown(&mut dice);
        let size = dice.between(0.004, 0.020) * (0.5 + flown);
        let late = number as f32 / 5200.0;
        let tone = hex(0x87979c).mix(hex(0xf1f3f1), 0.65 * late + 0.35 * dice.roll());
        c.dab(
            (x, y),
            (size * 0.8, size * 1.2),
            0.35,
            0.95,
            tone,
            0.34 - 0.20 * flown,
        );
    }
}
