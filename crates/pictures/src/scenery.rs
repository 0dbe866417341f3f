//! What several scenes share: clouds, hills, trees, mist, snow, rain, stars and people seen from far away.

use crate::canvas::Canvas;
use crate::colour::{Colour, smooth};
use crate::noise::{Dice, chance, drifting, fractal, value};
use crate::shapes::Place;

/// A cloud cover seen in perspective: wide and torn overhead, thin streaks towards the horizon.
pub struct Clouds {
    /// Where the cover meets the land.
    pub horizon: f32,
    /// How much of the sky it hides, 0 to 1.
    pub cover: f32,
    /// Size of the clouds; larger numbers give more and smaller ones.
    pub scale: f32,
    /// The side towards the light.
    pub lit: Colour,
    /// The underside.
    pub shade: Colour,
    /// Chooses the shapes.
    pub seed: u32,
}

impl Canvas {
    /// Clouds over whatever sky is there.
    pub fn clouds(&mut self, clouds: &Clouds) {
        let Clouds {
            horizon,
            cover,
            scale,
            lit,
            shade,
            seed,
        } = *clouds;
        self.glaze(|x, y| {
            if y > horizon {
                return (shade, 0.0);
            }
            let depth = 0.22 / (horizon - y + 0.1);
            let (u, v) = ((x - 0.75) * depth * scale + 3.0, depth * scale * 2.4);
            let body = drifting(u, v, 1.4, 5, seed);
            let above = drifting(u, v + 0.16 * scale * depth, 1.4, 4, seed);
            let density = smooth(0.62 - 0.42 * cover, 0.9 - 0.42 * cover, body);
            let light = smooth(-0.10, 0.14, body - above);
            (
                shade.mix(lit, light),
                density * smooth(0.0, 0.05, horizon - y),
            )
        });
    }

    /// A range of hills whose crest wanders around `crest` by `rise`; it fades from `top` to `foot` over `depth` below.
    pub fn hills(
        &mut self,
        crest: f32,
        rise: f32,
        busy: f32,
        seed: u32,
        (top, foot, depth): (Colour, Colour, f32),
    ) {
        let soft = self.pixel() * 1.5;
        self.glaze(|x, y| {
            let edge = crest - rise * 2.0 * (fractal(x * busy + 9.0, 0.5, 6, seed) - 0.5);
            let inside = smooth(-soft, soft, y - edge);
            let grain = fractal(x * busy * 9.0, y * 40.0, 3, seed ^ 3) - 0.5;
            (top.mix(foot, (y - edge) / depth).lift(grain * 0.05), inside)
        });
    }

    /// A bank of mist around `level`, thinning out over `spread` both ways.
    pub fn mist(&mut self, level: f32, spread: f32, colour: Colour, strength: f32, seed: u32) {
        self.glaze(|x, y| {
            let torn = drifting(x * 2.2, y * 9.0, 1.2, 4, seed);
            let away = (y - level + (torn - 0.5) * spread * 0.9).abs() / spread;
            (
                colour,
                strength * smooth(1.0, 0.0, away) * (0.55 + 0.9 * (torn - 0.25)).clamp(0.0, 1.0),
            )
        });
    }

    /// Stars above `horizon`, fewer towards it.
    pub fn stars(&mut self, horizon: f32, count: u32, seed: u32) {
        let mut dice = Dice::new(seed);
        for _ in 0..count {
            let (x, y) = (
                dice.between(0.0, self.aspect()),
                horizon * dice.roll() * dice.roll().sqrt(),
            );
            let size = dice.between(0.0007, 0.0017) * (0.5 + dice.roll());
            let strength = dice.between(0.25, 0.95) * smooth(horizon, horizon * 0.5, y);
            self.dab(
                (x, y),
                (size, size),
                0.0,
                0.7,
                Colour {
                    r: 0.93,
                    g: 0.95,
                    b: 1.0,
                },
                strength,
            );
        }
    }

    /// Falling snow: small and dense far away, large and soft near by.
    pub fn snowfall(&mut self, count: u32, strength: f32, seed: u32) {
        let mut dice = Dice::new(seed);
        for _ in 0..count {
            let near = dice.roll().powi(5);
            let size = 0.0011 + 0.0065 * near;
            let place = (dice.between(0.0, self.aspect()), dice.roll());
            let white = Colour {
                r: 0.95,
                g: 0.96,
                b: 0.98,
            };
            self.dab(
                place,
                (size, size * 1.25),
                0.5,
                0.9,
                white,
                strength * (1.0 - 0.6 * near),
            );
        }
    }

    /// Slanting rain.
    pub fn rain(&mut self, count: u32, slant: f32, colour: Colour, strength: f32, seed: u32) {
        let mut dice = Dice::new(seed);
        for _ in 0..count {
            let (x, y) = (
                dice.between(-0.1, self.aspect() + 0.1),
                dice.between(-0.1, 1.0),
            );
            let length = dice.between(0.02, 0.075);
            self.line(
                (x, y),
                (x - slant * length, y + length),
                (0.0004, 0.0013),
                colour,
                strength * dice.roll(),
            );
        }
    }

    /// A spruce standing at `foot`.
    pub fn spruce(&mut self, foot: Place, height: f32, colour: Colour, dice: &mut Dice) {
        let (x, y) = foot;
        let width = height * dice.between(0.15, 0.21);
        self.line(
            (x, y),
            (x, y - height),
            (height * 0.03, height * 0.008),
            colour,
            1.0,
        );
        let tiers = (height * 160.0).clamp(8.0, 26.0) as i32;
        for tier in 0..tiers {
            let up = tier as f32 / tiers as f32;
            let reach = width * (1.0 - up).powf(0.85) * dice.between(0.75, 1.15);
            let level = y - height * (0.06 + 0.94 * up);
            for side in [-1.0, 1.0] {
                let tip = (x + side * reach, level + height * dice.between(0.02, 0.06));
                self.line(
                    (x, level),
                    tip,
                    (height * 0.05 * (1.15 - up), height * 0.012),
                    colour,
                    1.0,
                );
            }
        }
    }

    /// Somebody standing far away: a head, a coat, legs.
    pub fn person(&mut self, foot: Place, height: f32, colour: Colour) {
        let (x, y) = foot;
        let at = |dx: f32, up: f32| (x + dx * height, y - up * height);
        self.dab(
            at(0.0, 0.925),
            (0.058 * height, 0.075 * height),
            0.0,
            0.1,
            colour,
            1.0,
        );
        let coat = [
            at(-0.05, 0.86),
            at(-0.135, 0.80),
            at(-0.16, 0.45),
            at(-0.12, 0.40),
            at(-0.11, 0.30),
            at(0.11, 0.30),
            at(0.12, 0.40),
            at(0.16, 0.45),
            at(0.135, 0.80),
            at(0.05, 0.86),
        ];
        self.polygon(&coat, 0.0, colour);
        self.line(
            at(-0.055, 0.33),
            at(-0.07, 0.0),
            (0.085 * height, 0.06 * height),
            colour,
            1.0,
        );
        self.line(
            at(0.055, 0.33),
            at(0.06, 0.0),
            (0.085 * height, 0.06 * height),
            colour,
            1.0,
        );
    }
}

/// Small waves: how far the mirrored picture is pulled aside and up at a place. Waves grow towards the viewer.
pub fn ripples(x: f32, y: f32, shore: f32, strength: f32, seed: u32) -> (f32, f32) {
    let depth = (y - shore).max(0.0) + 0.015;
    let row = value(x * 3.0 / depth.sqrt(), 2.2 / depth.sqrt() * 12.0, seed) - 0.5;
    let fine = fractal(x * 10.0 / depth.sqrt(), 40.0 / depth.sqrt(), 3, seed ^ 5) - 0.5;
    (
        strength * depth.sqrt() * 0.10 * fine,
        strength * depth * (1.1 * row + 0.9 * fine),
    )
}

/// Windows of a tower at night: which are lit, and how warm. `None` for a dark one.
pub fn window_light(column: i32, floor: i32, seed: u32, share: f32) -> Option<f32> {
    // Whole floors are often lit together.
    let floor_bias = 0.5 * (chance(0, floor, seed ^ 0x31) - 0.5);
    let roll = chance(column, floor, seed);
    (roll < share + floor_bias * share * 2.0).then(|| chance(column, floor, seed ^ 0x1F))
}
