//! Things with an edge: boxes, lines, ellipses, polygons, and the soft glow of a lamp.

use crate::canvas::Canvas;
use crate::colour::{Colour, smooth};

/// A place in picture heights.
pub type Place = (f32, f32);

impl Canvas {
    /// A filled polygon. `soft` is the width of its edge in picture heights; 0 is as crisp as the canvas allows.
    pub fn polygon(&mut self, corners: &[Place], soft: f32, colour: Colour) {
        self.polygon_with(corners, soft, |_, _, _| colour);
    }

    /// A filled polygon whose colour depends on the place and on what lies below.
    pub fn polygon_with(
        &mut self,
        corners: &[Place],
        soft: f32,
        paint: impl Fn(f32, f32, Colour) -> Colour,
    ) {
        let soft = soft.max(self.pixel());
        let Some(bounds) = bounds(corners, soft) else {
            return;
        };
        self.patch(bounds, |x, y, below| {
            let share = smooth(0.5, -0.5, distance_to_polygon(corners, (x, y)) / soft);
            if share <= 0.0 {
                below
            } else {
                below.mix(paint(x, y, below), share)
            }
        });
    }

    /// An upright box from its left top corner.
    pub fn block(&mut self, (left, top): Place, width: f32, height: f32, colour: Colour) {
        let corners = [
            (left, top),
            (left + width, top),
            (left + width, top + height),
            (left, top + height),
        ];
        self.polygon(&corners, 0.0, colour);
    }

    /// A line that may be thicker at one end than at the other: grass, masts, branches.
    pub fn line(
        &mut self,
        from: Place,
        to: Place,
        (from_width, to_width): (f32, f32),
        colour: Colour,
        opacity: f32,
    ) {
        let soft = self.pixel();
        let reach = from_width.max(to_width) + soft;
        let Some(bounds) = bounds(&[from, to], reach) else {
            return;
        };
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).max(1e-9);
        self.patch(bounds, |x, y, below| {
            let t = (((x - from.0) * dx + (y - from.1) * dy) / length).clamp(0.0, 1.0);
            let (nx, ny) = (x - from.0 - t * dx, y - from.1 - t * dy);
            let half = 0.5 * (from_width + (to_width - from_width) * t);
            // A line thinner than a pixel is drawn a pixel wide and paler.
            let faint = (2.0 * half / soft).min(1.0);
            let away = (nx * nx + ny * ny).sqrt() - half.max(0.5 * soft);
            below.mix(colour, opacity * faint * smooth(0.5, -0.5, away / soft))
        });
    }

    /// An ellipse turned by `angle` (radians): a leaf, a stone, a head. `soft` runs from 0 (crisp) to 1 (all edge).
    pub fn dab(
        &mut self,
        (x0, y0): Place,
        (rx, ry): (f32, f32),
        angle: f32,
        soft: f32,
        colour: Colour,
        opacity: f32,
    ) {
        let reach = rx.max(ry) + self.pixel();
        let (sin, cos) = angle.sin_cos();
        let soft = soft.max(self.pixel() / rx.min(ry).max(1e-6)).min(1.0);
        self.patch(
            [x0 - reach, y0 - reach, x0 + reach, y0 + reach],
            |x, y, below| {
                let (dx, dy) = (x - x0, y - y0);
                let (u, v) = ((dx * cos + dy * sin) / rx, (dy * cos - dx * sin) / ry);
                below.mix(
                    colour,
                    opacity * smooth(1.0, 1.0 - soft, (u * u + v * v).sqrt()),
                )
            },
        );
    }

    /// Light around a lamp: strongest in the middle, gone at `reach`.
    pub fn glow(&mut self, (x0, y0): Place, reach: f32, colour: Colour, strength: f32) {
        self.patch(
            [x0 - reach, y0 - reach, x0 + reach, y0 + reach],
            |x, y, below| {
                let away = ((x - x0) * (x - x0) + (y - y0) * (y - y0)).sqrt() / reach;
                let fall = (1.0 - away).max(0.0);
                below.screen(colour.scale(strength * fall * fall * fall))
            },
        );
    }
}

fn bounds(corners: &[Place], margin: f32) -> Option<[f32; 4]> {
    let (first, rest) = corners.split_first()?;
    let start = [first.0, first.1, first.0, first.1];
    let [left, top, right, bottom] = rest.iter().fold(start, |[l, t, r, b], &(x, y)| {
        [l.min(x), t.min(y), r.max(x), b.max(y)]
    });
    Some([left - margin, top - margin, right + margin, bottom + margin])
}

/// Distance to the polygon's edge, negative inside. After the usual winding test along every edge.
fn distance_to_polygon(corners: &[Place], (x, y): Place) -> f32 {
    let mut nearest = f32::MAX;
    let mut inside = false;
    let previous = corners.iter().cycle().skip(corners.len().saturating_sub(1));
    for (&(ax, ay), &(bx, by)) in corners.iter().zip(previous) {
        let (ex, ey, wx, wy) = (bx - ax, by - ay, x - ax, y - ay);
        let t = ((wx * ex + wy * ey) / (ex * ex + ey * ey).max(1e-12)).clamp(0.0, 1.0);
        let (nx, ny) = (wx - t * ex, wy - t * ey);
        nearest = nearest.min(nx * nx + ny * ny);
        if (ay > y) != (by > y) && x < ax + (y - ay) * ex / ey {
            inside = !inside;
        }
    }
    if inside {
        -nearest.sqrt()
    } else {
        nearest.sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_negative_inside() {
        let square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        assert!((distance_to_polygon(&square, (0.5, 0.5)) + 0.5).abs() < 1e-6);
        assert!((distance_to_polygon(&square, (2.0, 0.5)) - 1.0).abs() < 1e-6);
    }
}
