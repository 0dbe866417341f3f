//! Paints a finished scene over again with brush strokes, so that it looks made by hand rather than computed.
//!
//! The way is Hertzmann's (*Painterly Rendering with Curved Brush Strokes of Multiple Sizes*, SIGGRAPH 1998):
//! from a broad brush to a fine one, wherever canvas and scene still differ, a stroke in the scene's colour follows
//! the direction in which brightness does not change.

use crate::canvas::Canvas;
use crate::colour::{Colour, smooth};
use crate::noise::{Dice, value};

/// How a scene is painted over.
#[derive(Clone, Copy)]
pub struct Brushwork {
    /// Brush radii in pixels of a canvas 1600 wide, from broad to fine.
    pub radii: &'static [f32],
    /// How far canvas and scene may differ before a stroke is laid.
    pub tolerance: f32,
    /// How much of the scene's own detail shows through at the end, 0 to 1.
    pub detail: f32,
}

/// For broad landscapes.
pub const LOOSE: Brushwork = Brushwork {
    radii: &[22.0, 11.0, 5.0, 2.6],
    tolerance: 0.045,
    detail: 0.28,
};

/// For pictures that live from small things: windows, houses, ropes.
pub const CAREFUL: Brushwork = Brushwork {
    radii: &[14.0, 6.0, 3.0, 1.7],
    tolerance: 0.035,
    detail: 0.52,
};

struct Stroke {
    path: Vec<(f32, f32)>,
    colour: Colour,
}

/// The scene, painted over.
pub fn paint_over(scene: &Canvas, work: Brushwork, seed: u32) -> Canvas {
    let unit = scene.width as f32 / 1600.0;
    let mut dice = Dice::new(seed);
    let mut sheet = scene.blurred((work.radii.first().copied().unwrap_or(8.0) * unit) as usize);
    for (pass, radius) in work.radii.iter().map(|radius| radius * unit).enumerate() {
        let reference = scene.blurred((radius * 0.35) as usize);
        let mut strokes = plan(&sheet, &reference, radius, work.tolerance, &mut dice);
        shuffle(&mut strokes, &mut dice);
        for (number, stroke) in strokes.iter().enumerate() {
            lay(
                &mut sheet,
                stroke,
                radius,
                seed.wrapping_add((pass * 65_537 + number) as u32),
            );
        }
    }
    for (pixel, &wanted) in sheet.pixels.iter_mut().zip(&scene.pixels) {
        *pixel = pixel.mix(wanted, work.detail);
    }
    sheet
}

/// One stroke for every square of the brush's size where the sheet is not yet like the reference.
fn plan(
    sheet: &Canvas,
    reference: &Canvas,
    radius: f32,
    tolerance: f32,
    dice: &mut Dice,
) -> Vec<Stroke> {
    let step = radius.max(2.0) as i32;
    let mut strokes = Vec::new();
    for top in (0..sheet.height as i32).step_by(step as usize) {
        for left in (0..sheet.width as i32).step_by(step as usize) {
            let (mut sum, mut worst, mut start) = (0.0, -1.0, (left, top));
            for row in top..top + step {
                for column in left..left + step {
                    let error = sheet.at(column, row).distance(reference.at(column, row));
                    sum += error;
                    if error > worst {
                        (worst, start) = (error, (column, row));
                    }
                }
            }
            if sum / (step * step) as f32 > tolerance {
                strokes.push(follow(sheet, reference, start, radius, dice));
            }
        }
    }
    strokes
}

/// A path from `start` along the scene's own grain, until its colour fits no longer.
fn follow(
    sheet: &Canvas,
    reference: &Canvas,
    start: (i32, i32),
    radius: f32,
    dice: &mut Dice,
) -> Stroke {
    let (mut x, mut y) = (start.0 as f32, start.1 as f32);
    let pure = reference.at(start.0, start.1);
    let shade = dice.around(0.0, 0.022);
    let colour = Colour {
        r: pure.r + shade * 1.1,
        g: pure.g + shade,
        b: pure.b + shade * 0.8,
    };
    let mut path = vec![(x, y)];
    let (mut last_dx, mut last_dy) = (0.0, 0.0);
    for step in 0..9 {
        let (column, row) = (x as i32, y as i32);
        let here = reference.at(column, row);
        if step > 2 && here.distance(sheet.at(column, row)) < here.distance(pure) {
            break;
        }
        let reach = (radius * 0.6).max(1.0) as i32;
        let light = |dx: i32, dy: i32| reference.at(column + dx, row + dy).brightness();
        let slope_x = light(reach, 0) - light(-reach, 0);
        let slope_y = light(0, reach) - light(0, -reach);
        let steepness = (slope_x * slope_x + slope_y * slope_y).sqrt();
        // Where nothing changes, a hand moves sideways.
        let (mut dx, mut dy) = if steepness < 0.004 {
            (1.0, 0.12)
        } else {
            (-slope_y / steepness, slope_x / steepness)
        };
        if last_dx * dx + last_dy * dy < 0.0 {
            (dx, dy) = (-dx, -dy);
        }
        if step > 0 {
            (dx, dy) = (0.6 * dx + 0.4 * last_dx, 0.6 * dy + 0.4 * last_dy);
        }
        let length = (dx * dx + dy * dy).sqrt().max(1e-6);
        (last_dx, last_dy) = (dx / length, dy / length);
        (x, y) = (x + radius * last_dx, y + radius * last_dy);
        path.push((x, y));
    }
    Stroke { path, colour }
}

fn shuffle(strokes: &mut [Stroke], dice: &mut Dice) {
    for last in (1..strokes.len()).rev() {
        let other = (dice.roll() * (last + 1) as f32) as usize;
        strokes.swap(last, other.min(last));
    }
}

/// Puts a stroke on the sheet: covering in the middle, bristly towards its sides and its end.
fn lay(sheet: &mut Canvas, stroke: &Stroke, radius: f32, seed: u32) {
    let scale = sheet.pixel();
    let count = stroke.path.len() as f32;
    let grown = radius + 1.5;
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for &(x, y) in &stroke.path {
        (left, top) = (left.min(x - grown), top.min(y - grown));
        (right, bottom) = (right.max(x + grown), bottom.max(y + grown));
    }
    let bounds = [left * scale, top * scale, right * scale, bottom * scale];
    sheet.patch(bounds, |x, y, below| {
        let (px, py) = (x / scale, y / scale);
        let Some((across, along)) = nearest(&stroke.path, px, py) else {
            return below;
        };
        let side = across / radius;
        if side.abs() >= 1.15 {
            return below;
        }
        let bristle = value(side * 5.0 + 40.0, along * 0.7, seed);
        let end = along / count;
        let edge = smooth(1.0, 0.62, side.abs() + 0.3 * (bristle - 0.5));
        let dry = smooth(1.1, 0.55, end + 0.5 * (bristle - 0.5));
        below.mix(
            stroke.colour.lift((bristle - 0.5) * 0.022),
            0.94 * edge * dry,
        )
    });
}

/// Signed distance from the path and how far along it, in steps of the path.
fn nearest(path: &[(f32, f32)], x: f32, y: f32) -> Option<(f32, f32)> {
    let mut best: Option<(f32, f32, f32)> = None;
    for (number, (&(ax, ay), &(bx, by))) in path.iter().zip(path.iter().skip(1)).enumerate() {
        let (ex, ey, wx, wy) = (bx - ax, by - ay, x - ax, y - ay);
        let t = ((wx * ex + wy * ey) / (ex * ex + ey * ey).max(1e-6)).clamp(0.0, 1.0);
        let (nx, ny) = (wx - t * ex, wy - t * ey);
        let square = nx * nx + ny * ny;
        if best.is_none_or(|(least, _, _)| square < least) {
            let sign = if ex * wy - ey * wx < 0.0 { -1.0 } else { 1.0 };
            best = Some((square, sign * square.sqrt(), number as f32 + t));
        }
    }
    best.map(|(_, across, along)| (across, along))
}
