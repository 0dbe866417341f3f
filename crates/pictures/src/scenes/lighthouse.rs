//! An upright picture: a lighthouse on its rock after sunset, the lamp just lit.

use crate::canvas::Canvas;
use crate::colour::{hex, ramp, smooth};
use crate::noise::{fractal, plates};
use crate::scenery::Clouds;

const SEA: f32 = 0.665;
const X: f32 = 0.395;
const LAMP: f32 = 0.298;

pub fn draw(c: &mut Canvas) {
    let stops = [
        (0.0, hex(0x2d4468)),
        (0.22, hex(0x4f6d90)),
        (0.42, hex(0x9fa3ac)),
        (0.55, hex(0xdcae93)),
        (0.66, hex(0xf0c08e)),
    ];
    c.wash(|x, y| ramp(&stops, y + 0.05 * (fractal(x * 2.0, y * 3.0, 4, 3) - 0.5)));
    c.clouds(&Clouds {
        horizon: 0.64,
        cover: 0.60,
        scale: 2.2,
        lit: hex(0xe9b79c),
        shade: hex(0x51627f),
        seed: 6,
    });
    beam(c, 1.0, 0.9);
    beam(c, -1.0, 0.55);
    sea(c);
    rock(c);
    cottage(c);
    tower(c);
    surf(c);
    for &(x, y, s) in &[
        (0.15, 0.40, 0.012),
        (0.20, 0.43, 0.009),
        (0.55, 0.36, 0.010),
    ] {
        for side in [-1.0, 1.0] {
            c.line(
                (x, y),
                (x + side * s * 0.7, y - s * 0.4),
                (0.0022, 0.0018),
                hex(0x3d4858),
                0.85,
            );
            c.line(
                (x + side * s * 0.7, y - s * 0.4),
                (x + side * s * 1.4, y - s * 0.1),
                (0.0018, 0.0005),
                hex(0x3d4858),
                0.85,
            );
        }
    }
}

/// A shaft of light, widening and fading.
fn beam(c: &mut Canvas, side: f32, strength: f32) {
    c.tone(|x, y, below| {
        let out = (x - X) * side;
        if out <= 0.0 {
            return below;
        }
        let middle = LAMP - 0.05 * out;
        let width = 0.010 + 0.11 * out;
        let haze = 0.6 + 0.8 * (fractal(x * 6.0, y * 6.0, 3, 9) - 0.4);
        let light = smooth(1.0, 0.0, (y - middle).abs() / width) * (-2.6 * out).exp();
        below.screen(hex(0xffe3ae).scale(0.55 * strength * light * haze))
    });
}

fn sea(c: &mut Canvas) {
    c.glaze(|x, y| {
        let depth = (y - SEA).max(0.0);
        let swell = fractal(x * 1.6 / (depth + 0.05), 1.5 / (depth + 0.045), 5, 13);
        let near = smooth(0.0, 0.33, depth);
        let base = hex(0xc79d8a)
            .mix(hex(0x35516b), smooth(0.0, 0.5, near + 0.12))
            .mix(hex(0x223a52), near);
        let crest = smooth(0.60, 0.72, swell);
        let tone = base
            .lift(0.20 * (swell - 0.5))
            .mix(hex(0xe7c3a4), 0.35 * crest * (1.0 - 0.6 * near));
        (tone, smooth(-0.0008, 0.0008, y - SEA))
    });
    c.glaze(|x, y| {
        let depth = (y - SEA).max(0.0);
        let glint = smooth(0.62, 0.70, fractal(x * 22.0, y * 120.0, 3, 4));
        let path = smooth(0.10 + 0.4 * depth, 0.0, (x - X + 0.02).abs());
        (
            hex(0xffe2ae),
            0.55 * path * glint * smooth(0.0, 0.01, depth),
        )
    });
}

/// Facets of stone: those that face the sunset are warm, those that face away nearly black.
fn rock(c: &mut Canvas) {
    c.glaze(|x, y| {
        let shoulder = 0.100 * smooth(0.30, 0.02, x) + 0.215 * smooth(0.59, 0.75, x);
        let step = 0.030 * (fractal(x * 9.0, 0.3, 4, 17) - 0.5)
            + 0.018 * (plates(x * 11.0, 0.4, 5).1 - 0.5);
        let below = y - (0.618 + shoulder + step * smooth(0.0, 0.06, (x - 0.45).abs() - 0.13));
        let (u, v) = (x * 9.0 + 2.0 * y, y * 11.0 - 2.5 * x);
        let bend = 0.7 * (fractal(u * 0.8, v * 0.8, 4, 21) - 0.5);
        let (large_edge, large) = plates(u * 0.8 + bend, v * 0.55 + bend, 33);
        let (small_edge, small) = plates(u * 2.1 + bend, v * 1.6 - bend, 35);
        let rough = fractal(u * 3.0, v * 4.0, 5, 8) - 0.5;
        let light = 0.62 * smooth(0.30, 0.0, below)
            + 0.38 * (large - 0.5)
            + 0.30 * (small - 0.5)
            + 0.50 * rough;
        let stone = ramp(
            &[
                (0.0, hex(0x151d28)),
                (0.35, hex(0x353b46)),
                (0.65, hex(0x6b605f)),
                (1.0, hex(0xbd9582)),
            ],
            light,
        );
        let seam = smooth(0.05, 0.0, large_edge).max(0.6 * smooth(0.04, 0.0, small_edge));
        let turf = smooth(0.020, 0.006, below + 0.012 * rough) * smooth(0.02, 0.10, x);
        (
            stone
                .mix(hex(0x10161f), 0.34 * seam)
                .mix(hex(0x565b3c), 0.85 * turf),
            smooth(-0.0015, 0.0015, below),
        )
    });
}

/// The keeper's house, one window lit.
fn cottage(c: &mut Canvas) {
    let (x, foot) = (0.505, 0.612);
    c.block((x, foot - 0.040), 0.092, 0.048, hex(0xc9c2bb));
    c.block((x + 0.068, foot - 0.040), 0.024, 0.048, hex(0x8f8f98));
    c.polygon(
        &[
            (x - 0.006, foot - 0.039),
            (x + 0.012, foot - 0.068),
            (x + 0.084, foot - 0.068),
            (x + 0.098, foot - 0.039),
        ],
        0.0,
        hex(0x8c4138),
    );
    c.block((x + 0.060, foot - 0.080), 0.011, 0.018, hex(0x6b4a44));
    for (dx, lamp) in [(0.013, true), (0.042, false)] {
        c.block(
            (x + dx, foot - 0.028),
            0.013,
            0.018,
            if lamp { hex(0xffd58a) } else { hex(0x4a5563) },
        );
    }
    c.glow((x + 0.020, foot - 0.019), 0.045, hex(0xffb760), 0.6);
}

fn tower(c: &mut Canvas) {
    let (foot, gallery) = (0.612, 0.335);
    let half = |y: f32| 0.026 + 0.020 * smooth(gallery, foot + 0.02, y);
    let corners = [
        (X - half(gallery), gallery),
        (X + half(gallery), gallery),
        (X + half(foot), foot + 0.012),
        (X - half(foot), foot + 0.012),
    ];
    c.polygon_with(&corners, 0.0, |x, y, _| {
        let side = (x - X) / half(y);
        let white = ramp(
            &[
                (-1.0, hex(0xb9a7a0)),
                (-0.35, hex(0xf0e6da)),
                (0.2, hex(0xd8d3d0)),
                (1.0, hex(0x7e8799)),
            ],
            side,
        );
        let band = smooth(0.002, -0.002, (y - 0.475).abs() - 0.033);
        let red = ramp(
            &[
                (-1.0, hex(0x7d332d)),
                (-0.35, hex(0xbb4a3c)),
                (0.2, hex(0x9c3d35)),
                (1.0, hex(0x4f2a33)),
            ],
            side,
        );
        white
            .mix(red, band)
            .lift(0.06 * (fractal(x * 40.0, y * 14.0, 4, 2) - 0.5))
    });
    for (y, lamp) in [(0.395, false), (0.475, true), (0.548, false)] {
        c.block(
            (X - 0.008, y - 0.010),
            0.011,
            0.018,
            if lamp { hex(0xffd890) } else { hex(0x3d4653) },
        );
    }
    c.polygon(
        &[
            (X - 0.012, foot - 0.030),
            (X + 0.010, foot - 0.030),
            (X + 0.010, foot + 0.012),
            (X - 0.012, foot + 0.012),
        ],
        0.0,
        hex(0x5d3a34),
    );
    let iron = hex(0x2b2f38);
    c.polygon(
        &[
            (X - 0.040, 0.332),
            (X + 0.040, 0.332),
            (X + 0.030, 0.346),
            (X - 0.030, 0.346),
        ],
        0.0,
        iron,
    );
    for post in -4..=4 {
        let x = X + post as f32 * 0.0098;
        c.line((x, 0.332), (x, 0.314), (0.0016, 0.0016), iron, 1.0);
    }
    c.line(
        (X - 0.040, 0.314),
        (X + 0.040, 0.314),
        (0.0022, 0.0022),
        iron,
        1.0,
    );
    c.block((X - 0.021, 0.276), 0.042, 0.056, hex(0xffe9b8));
    for bar in -2..=2 {
        let x = X + bar as f32 * 0.0105;
        c.line((x, 0.276), (x, 0.332), (0.0018, 0.0018), hex(0x8c5a3c), 0.9);
    }
    c.polygon(
        &[
            (X - 0.027, 0.277),
            (X + 0.027, 0.277),
            (X + 0.014, 0.254),
            (X - 0.014, 0.254),
        ],
        0.0,
        hex(0x9c3d35),
    );
    c.dab((X, 0.252), (0.007, 0.007), 0.0, 0.2, hex(0x7d332d), 1.0);
    c.line((X, 0.250), (X, 0.228), (0.0022, 0.0010), iron, 1.0);
    c.dab(
        (X, LAMP + 0.004),
        (0.013, 0.018),
        0.0,
        0.5,
        hex(0xfffbe6),
        1.0,
    );
    c.glow((X, LAMP), 0.26, hex(0xffd48a), 0.85);
}

/// The sea around the foot of the rock: dark swell, white where it breaks.
fn surf(c: &mut Canvas) {
    c.glaze(|x, y| {
        let shore =
            0.850 - 0.055 * smooth(0.35, 0.0, x) + 0.012 * (fractal(x * 7.0, 0.6, 3, 2) - 0.5);
        let below = y - shore;
        let (u, v) = (x * 3.0 / (0.25 + below), 4.0 / (0.25 + below));
        let swell = fractal(u, v * 1.6, 5, 19);
        let water = hex(0x1c3247)
            .mix(hex(0x54708a), smooth(0.42, 0.72, swell))
            .mix(hex(0xd3a58e), 0.30 * smooth(0.62, 0.75, swell));
        let lace = smooth(0.045, 0.0, (fractal(u * 3.0, v * 4.0, 5, 7) - 0.5).abs());
        let breaking = smooth(0.055, 0.0, below + 0.03 * (swell - 0.5));
        let churned = smooth(
            0.44,
            0.60,
            fractal(x * 18.0, y * 34.0, 5, 5) + 0.20 * (breaking - 0.5),
        );
        let foam = (breaking * churned).max(0.45 * lace * smooth(0.16, 0.02, below));
        let lick = 0.045 * (fractal(x * 13.0, 0.2, 5, 3) - 0.5)
            + 0.012 * (fractal(x * 60.0, y * 60.0, 3, 4) - 0.5);
        (
            water.mix(hex(0xdfdcda), 0.92 * foam),
            smooth(-0.0015, 0.0015, below + lick),
        )
    });
}
