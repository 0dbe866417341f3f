//! What a print gets last: a little light spilling from bright places, quieter corners, and grain.

use crate::canvas::Canvas;
use crate::colour::{Colour, smooth};
use crate::noise::value;

/// Light spills, corners darken, nothing stays pure black or pure white.
pub fn develop(canvas: &mut Canvas) {
    let mut bright = canvas.clone();
    bright.tone(|_, _, colour| colour.scale(smooth(0.62, 0.95, colour.brightness())));
    let spill = bright.blurred(canvas.width / 90);
    for (pixel, light) in canvas.pixels.iter_mut().zip(&spill.pixels) {
        *pixel = pixel.screen(light.scale(0.22));
    }
    let middle = canvas.aspect() * 0.5;
    canvas.tone(|x, y, colour| {
        let (dx, dy) = ((x - middle) / middle, (y - 0.5) * 2.0);
        let shade = 1.0 - 0.16 * smooth(0.7, 1.9, dx * dx + dy * dy);
        let print = |part: f32| 0.022 + 0.962 * part.clamp(0.0, 1.0);
        let dimmed = colour.scale(shade);
        Colour {
            r: print(dimmed.r),
            g: print(dimmed.g),
            b: print(dimmed.b),
        }
    });
}

/// Grain of about a pixel and a half, strongest in the middle tones. Kept weak: grain is what makes a file big.
pub fn grain(canvas: &mut Canvas, seed: u32) {
    let size = canvas.height as f32 / 1.6;
    canvas.tone(|x, y, colour| {
        let light = colour.brightness();
        let speck = value(x * size, y * size, seed) - 0.5;
        colour.lift(speck * 0.036 * (0.35 + 4.0 * light * (1.0 - light)).min(1.0))
    });
}
