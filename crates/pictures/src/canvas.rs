//! The sheet a scene is painted on, layer over layer.
//!
//! Places are measured in picture heights: `y` runs from 0 at the top to 1 at the bottom, `x` from 0 at the left to
//! the canvas's aspect at the right. A scene so looks the same at any resolution.

use crate::colour::Colour;

/// A rectangle of colours.
#[derive(Clone)]
pub struct Canvas {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Row after row from the top.
    pub pixels: Vec<Colour>,
}

impl Canvas {
    /// A black canvas.
    pub fn new(width: usize, height: usize) -> Canvas {
        Canvas {
            width,
            height,
            pixels: vec![Colour::default(); width * height],
        }
    }

    /// Width in picture heights.
    pub fn aspect(&self) -> f32 {
        self.width as f32 / self.height as f32
    }

    /// The side of a pixel in picture heights: the softness of a crisp edge.
    pub fn pixel(&self) -> f32 {
        1.0 / self.height as f32
    }

    /// Covers the whole canvas.
    pub fn wash(&mut self, paint: impl Fn(f32, f32) -> Colour) {
        self.glaze(|x, y| (paint(x, y), 1.0));
    }

    /// Lays a colour with an opacity (0 to 1) over what is there.
    pub fn glaze(&mut self, paint: impl Fn(f32, f32) -> (Colour, f32)) {
        let (width, scale) = (self.width, self.pixel());
        for (row, line) in self.pixels.chunks_mut(width).enumerate() {
            let y = (row as f32 + 0.5) * scale;
            for (column, pixel) in line.iter_mut().enumerate() {
                let (colour, opacity) = paint((column as f32 + 0.5) * scale, y);
                if opacity > 0.0 {
                    *pixel = pixel.mix(colour, opacity);
                }
            }
        }
    }

    /// Changes every colour from what it is: light, haze, toning.
    pub fn tone(&mut self, change: impl Fn(f32, f32, Colour) -> Colour) {
        let (width, scale) = (self.width, self.pixel());
        for (row, line) in self.pixels.chunks_mut(width).enumerate() {
            let y = (row as f32 + 0.5) * scale;
            for (column, pixel) in line.iter_mut().enumerate() {
                *pixel = change((column as f32 + 0.5) * scale, y, *pixel);
            }
        }
    }

    /// Changes the colours inside the box from `(left, top)` to `(right, bottom)` only.
    pub fn patch(
        &mut self,
        [left, top, right, bottom]: [f32; 4],
        change: impl Fn(f32, f32, Colour) -> Colour,
    ) {
        let scale = self.pixel();
        let first = |place: f32| (place / scale).floor().max(0.0) as usize;
        let (skip_rows, skip_columns) = (first(top), first(left));
        let rows = (first(bottom) + 1).saturating_sub(skip_rows);
        let columns = (first(right) + 1).saturating_sub(skip_columns);
        if right < 0.0 || bottom < 0.0 {
            return;
        }
        for (row, line) in self
            .pixels
            .chunks_mut(self.width)
            .enumerate()
            .skip(skip_rows)
            .take(rows)
        {
            let y = (row as f32 + 0.5) * scale;
            for (column, pixel) in line.iter_mut().enumerate().skip(skip_columns).take(columns) {
                *pixel = change((column as f32 + 0.5) * scale, y, *pixel);
            }
        }
    }

    /// The colour at a pixel; outside the canvas, that of the nearest edge.
    pub fn at(&self, column: i32, row: i32) -> Colour {
        let column = column.clamp(0, self.width as i32 - 1) as usize;
        let row = row.clamp(0, self.height as i32 - 1) as usize;
        self.pixels
            .get(row * self.width + column)
            .copied()
            .unwrap_or_default()
    }

    /// The colour at a place, blended from the four pixels around it.
    pub fn sample(&self, x: f32, y: f32) -> Colour {
        let (px, py) = (x * self.height as f32 - 0.5, y * self.height as f32 - 0.5);
        let (column, row) = (px.floor() as i32, py.floor() as i32);
        let (u, v) = (px - column as f32, py - row as f32);
        let top = self.at(column, row).mix(self.at(column + 1, row), u);
        let bottom = self
            .at(column, row + 1)
            .mix(self.at(column + 1, row + 1), u);
        top.mix(bottom, v)
    }

    /// Water below `shore`: what stands above it upside down, pulled about by `ripple(x, y)` and finished by `tint`,
    /// which gets the place and the mirrored colour.
    pub fn reflect(
        &mut self,
        shore: f32,
        ripple: impl Fn(f32, f32) -> (f32, f32),
        tint: impl Fn(f32, f32, Colour) -> Colour,
    ) {
        let above = self.clone();
        self.patch([0.0, shore, self.aspect(), 1.0], |x, y, old| {
            if y < shore {
                return old;
            }
            let (dx, dy) = ripple(x, y);
            let mirrored = (2.0 * shore - y + dy).min(shore);
            tint(x, y, above.sample(x + dx, mirrored))
        });
    }

    /// A softened copy: three box blurs of `radius` pixels, which come close to a Gaussian at any radius.
    pub fn blurred(&self, radius: usize) -> Canvas {
        let mut soft = self.clone();
        for _ in 0..3 {
            soft = soft
                .box_blurred_and_turned(radius)
                .box_blurred_and_turned(radius);
        }
        soft
    }

    /// Blurs along rows and swaps rows and columns, so that doing it twice blurs both ways.
    fn box_blurred_and_turned(&self, radius: usize) -> Canvas {
        let mut turned = Canvas::new(self.height, self.width);
        let span = radius as i32;
        let share = 1.0 / (2 * span + 1) as f32;
        for row in 0..self.height {
            let mut sum = Colour::default();
            let add = |sum: Colour, c: Colour, sign: f32| Colour {
                r: sum.r + sign * c.r,
                g: sum.g + sign * c.g,
                b: sum.b + sign * c.b,
            };
            for column in -span..=span {
                sum = add(sum, self.at(column, row as i32), 1.0);
            }
            for column in 0..self.width {
                if let Some(pixel) = turned.pixels.get_mut(column * self.height + row) {
                    *pixel = sum.scale(share);
                }
                sum = add(sum, self.at(column as i32 + span + 1, row as i32), 1.0);
                sum = add(sum, self.at(column as i32 - span, row as i32), -1.0);
            }
        }
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::hex;

    #[test]
    fn blurring_an_even_canvas_changes_nothing() {
        let mut canvas = Canvas::new(8, 4);
        canvas.wash(|_, _| hex(0x808080));
        let soft = canvas.blurred(2);
        assert_eq!((soft.width, soft.height), (8, 4));
        assert!(
            soft.pixels
                .iter()
                .all(|pixel| pixel.distance(hex(0x808080)) < 1e-4)
        );
    }

    #[test]
    fn a_patch_stays_in_its_box() {
        let mut canvas = Canvas::new(10, 10);
        canvas.patch([0.5, 0.5, 2.0, 2.0], |_, _, _| hex(0xffffff));
        assert_eq!(canvas.at(4, 9), hex(0x000000));
        assert_eq!(canvas.at(9, 9), hex(0xffffff));
        canvas.patch([-3.0, -3.0, -1.0, -1.0], |_, _, _| hex(0xff0000));
        assert_eq!(canvas.at(0, 0), hex(0x000000));
    }
}
