//! Colours as a painter mixes them: three numbers between nothing and full, in the screen's own curve.
//!
//! Mixing happens in sRGB rather than in linear light on purpose. A wash from slate to peach mixed in linear light
//! turns pale in the middle; in sRGB it keeps the muddy, quiet middle tones that make a sky look painted.

/// One colour, each part from 0 to 1 in the sRGB curve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Colour {
    /// Red.
    pub r: f32,
    /// Green.
    pub g: f32,
    /// Blue.
    pub b: f32,
}

/// A colour from its usual hexadecimal notation, `0xRRGGBB`.
pub const fn hex(code: u32) -> Colour {
    Colour {
        r: ((code >> 16) & 255) as f32 / 255.0,
        g: ((code >> 8) & 255) as f32 / 255.0,
        b: (code & 255) as f32 / 255.0,
    }
}

impl Colour {
    /// This colour with `share` (0 to 1) of another mixed in.
    pub fn mix(self, other: Colour, share: f32) -> Colour {
        let share = share.clamp(0.0, 1.0);
        Colour {
            r: self.r + (other.r - self.r) * share,
            g: self.g + (other.g - self.g) * share,
            b: self.b + (other.b - self.b) * share,
        }
    }

    /// Brighter (above 1) or darker (below 1), hue unchanged.
    pub fn scale(self, factor: f32) -> Colour {
        Colour {
            r: self.r * factor,
            g: self.g * factor,
            b: self.b * factor,
        }
    }

    /// Light added the way a lamp adds it: never past white.
    pub fn screen(self, light: Colour) -> Colour {
        let join = |a: f32, b: f32| 1.0 - (1.0 - a.clamp(0.0, 1.0)) * (1.0 - b.clamp(0.0, 1.0));
        Colour {
            r: join(self.r, light.r),
            g: join(self.g, light.g),
            b: join(self.b, light.b),
        }
    }

    /// Every part shifted by the same amount.
    pub fn lift(self, amount: f32) -> Colour {
        Colour {
            r: self.r + amount,
            g: self.g + amount,
            b: self.b + amount,
        }
    }

    /// How bright the colour looks, 0 to 1 (weights of Rec. 709).
    pub fn brightness(self) -> f32 {
        0.2126 * self.r + 0.7152 * self.g + 0.0722 * self.b
    }

    /// How far two colours are apart, 0 for equal ones.
    pub fn distance(self, other: Colour) -> f32 {
        let (r, g, b) = (self.r - other.r, self.g - other.g, self.b - other.b);
        (r * r + g * g + b * b).sqrt()
    }

    /// The three bytes a file stores.
    pub fn bytes(self) -> [u8; 3] {
        [self.r, self.g, self.b].map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8)
    }
}

/// The colour at `place` on a ramp of `(place, colour)` stops in rising order.
pub fn ramp(stops: &[(f32, Colour)], place: f32) -> Colour {
    let mut before: Option<(f32, Colour)> = None;
    for &(at, colour) in stops {
        if place <= at {
            return match before {
                Some((from, start)) => start.mix(colour, smooth(from, at, place)),
                None => colour,
            };
        }
        before = Some((at, colour));
    }
    before.map_or_else(Colour::default, |(_, colour)| colour)
}

/// 0 below `from`, 1 above `to`, an S-curve between them. With `from` above `to` it falls instead of rising.
pub fn smooth(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ramp_holds_its_ends() {
        let stops = [(0.2, hex(0x000000)), (0.8, hex(0xffffff))];
        assert_eq!(ramp(&stops, 0.0), hex(0x000000));
        assert_eq!(ramp(&stops, 1.0), hex(0xffffff));
        assert!((ramp(&stops, 0.5).r - 0.5).abs() < 1e-6);
    }

    #[test]
    fn smooth_falls_when_its_ends_are_swapped() {
        assert_eq!(smooth(1.0, 0.0, 0.0), 1.0);
        assert_eq!(smooth(1.0, 0.0, 1.0), 0.0);
    }
}
