//! Chance that is the same in every run: hashed noise for clouds, hills and grain, and dice for strokes.
//!
//! Nothing here reads a clock or the system's random source, so a picture drawn twice is the same to the byte.

/// A well-mixed number for a cell of a grid.
pub fn hash(x: i32, y: i32, seed: u32) -> u32 {
    let mut h = (x as u32)
        .wrapping_mul(0x9E37_79B1)
        .wrapping_add((y as u32).wrapping_mul(0x85EB_CA77))
        .wrapping_add(seed.wrapping_mul(0xC2B2_AE3D));
    h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
    h = (h ^ (h >> 12)).wrapping_mul(0x297A_2D39);
    h ^ (h >> 15)
}

/// The same, from 0 up to 1.
pub fn chance(x: i32, y: i32, seed: u32) -> f32 {
    (hash(x, y, seed) >> 8) as f32 / 16_777_216.0
}

/// Smooth noise between 0 and 1: hashed values on the whole numbers, blended in between.
pub fn value(x: f32, y: f32, seed: u32) -> f32 {
    let (cell_x, cell_y) = (x.floor(), y.floor());
    let ease = |t: f32| t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    let (u, v) = (ease(x - cell_x), ease(y - cell_y));
    let (i, j) = (cell_x as i32, cell_y as i32);
    let blend = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let top = blend(chance(i, j, seed), chance(i + 1, j, seed), u);
    let bottom = blend(chance(i, j + 1, seed), chance(i + 1, j + 1, seed), u);
    blend(top, bottom, v)
}

/// Layers of smooth noise, each twice as fine and half as strong: clouds, hills, stains. About 0 to 1, mostly near 0.5.
pub fn fractal(x: f32, y: f32, layers: u32, seed: u32) -> f32 {
    let (mut sum, mut weight, mut total) = (0.0, 1.0, 0.0);
    let (mut px, mut py) = (x, y);
    for layer in 0..layers {
        sum += weight * value(px, py, seed.wrapping_add(layer * 101));
        total += weight;
        weight *= 0.5;
        // Turned a little each time, or the grid shows.
        (px, py) = (1.62 * px + 1.18 * py + 7.3, -1.18 * px + 1.62 * py + 3.1);
    }
    sum / total
}

/// Fractal noise read at a place that is itself displaced by noise: torn, drifting shapes.
pub fn drifting(x: f32, y: f32, pull: f32, layers: u32, seed: u32) -> f32 {
    let dx = fractal(x + 5.2, y + 1.3, 3, seed ^ 0x55) - 0.5;
    let dy = fractal(x - 2.7, y + 8.1, 3, seed ^ 0xAA) - 0.5;
    fractal(x + pull * dx, y + pull * dy, layers, seed)
}

/// Scattered points, one to a cell, each ruling the ground nearer to it than to any other: ice plates, facets of rock.
/// Returns the distance to the border of the plate that holds the place, and a number that is the same all over it.
pub fn plates(x: f32, y: f32, seed: u32) -> (f32, f32) {
    let (cell_x, cell_y) = (x.floor() as i32, y.floor() as i32);
    let (mut nearest, mut second) = ((f32::MAX, 0.0, 0.0), (f32::MAX, 0.0, 0.0));
    let mut mark = 0.0;
    for j in cell_y - 1..=cell_y + 1 {
        for i in cell_x - 1..=cell_x + 1 {
            let dx = i as f32 + chance(i, j, seed) - x;
            let dy = j as f32 + chance(i, j, seed ^ 0x77) - y;
            let found = (dx * dx + dy * dy, dx, dy);
            if found.0 < nearest.0 {
                (second, nearest, mark) = (nearest, found, chance(i, j, seed ^ 0x99));
            } else if found.0 < second.0 {
                second = found;
            }
        }
    }
    let apart = (second.1 - nearest.1).hypot(second.2 - nearest.2).max(1e-3);
    (0.5 * (second.0 - nearest.0) / apart, mark)
}

/// A run of chances, one after another, for scattering strokes.
pub struct Dice(u32, i32);

impl Dice {
    /// Dice that roll the same for the same seed.
    pub fn new(seed: u32) -> Dice {
        Dice(seed, 0)
    }

    /// From 0 up to 1.
    pub fn roll(&mut self) -> f32 {
        self.1 = self.1.wrapping_add(1);
        chance(self.1, self.1 >> 7, self.0)
    }

    /// Between two numbers.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.roll()
    }

    /// Around a number: most rolls near it, few at `spread` away.
    pub fn around(&mut self, middle: f32, spread: f32) -> f32 {
        middle + spread * (self.roll() + self.roll() + self.roll() - 1.5) / 1.5
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_stays_in_range_and_repeats() {
        for step in 0..1000 {
            let (x, y) = (step as f32 * 0.37 - 90.0, step as f32 * 0.11);
            let noise = fractal(x, y, 5, 7);
            assert!((0.0..=1.0).contains(&noise), "{noise} at {x}, {y}");
            assert_eq!(noise, fractal(x, y, 5, 7));
        }
    }

    #[test]
    fn dice_cover_their_range() {
        let mut dice = Dice::new(1);
        let rolls: Vec<f32> = (0..1000).map(|_| dice.between(2.0, 4.0)).collect();
        assert!(rolls.iter().all(|roll| (2.0..4.0).contains(roll)));
        assert!(rolls.iter().any(|&roll| roll < 2.1) && rolls.iter().any(|&roll| roll > 3.9));
    }
}
