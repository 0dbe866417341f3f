//! The pictures, one function each, in the order in which the demo newsroom took them in.

mod aurora;
mod calgary_night;
mod grain_train;
mod lake_ice;
mod library;
mod lighthouse;
mod lough_erne;
mod market_stall;
mod montreal_autumn;
mod prairie_storm;
mod rink;
mod row_houses;
mod storm_sea;
mod tents_dawn;
mod vancouver_rain;
mod wood_type;

use crate::brush::{Brushwork, CAREFUL, LOOSE};
use crate::canvas::Canvas;

/// The proportions of a picture.
#[derive(Clone, Copy)]
pub enum Shape {
    /// 3:2, as most cameras see.
    Photo,
    /// 16:9, for wide leads.
    Wide,
    /// 2:3, upright.
    Tall,
}

impl Shape {
    /// Width and height as small whole numbers.
    pub fn ratio(self) -> (u32, u32) {
        match self {
            Shape::Photo => (3, 2),
            Shape::Wide => (16, 9),
            Shape::Tall => (2, 3),
        }
    }
}

/// One picture of the newsroom.
pub struct Scene {
    /// The file's name without width and ending.
    pub name: &'static str,
    /// Its proportions.
    pub shape: Shape,
    /// How it is painted over.
    pub brushwork: Brushwork,
    /// Puts the scene on an empty canvas.
    pub draw: fn(&mut Canvas),
    /// Puts on the dry painting what strokes would smear: stars, snow, rain, spray.
    pub sprinkle: fn(&mut Canvas),
}

const fn scene(
    name: &'static str,
    shape: Shape,
    brushwork: Brushwork,
    draw: fn(&mut Canvas),
) -> Scene {
    Scene {
        name,
        shape,
        brushwork,
        draw,
        sprinkle: |_| {},
    }
}

impl Scene {
    const fn with(self, sprinkle: fn(&mut Canvas)) -> Scene {
        Scene { sprinkle, ..self }
    }
}

/// Every picture.
pub const SCENES: &[Scene] = &[
    scene("lough-erne", Shape::Photo, CAREFUL, lough_erne::draw),
    scene("calgary-night", Shape::Wide, CAREFUL, calgary_night::draw).with(calgary_night::sprinkle),
    scene("prairie-storm", Shape::Photo, LOOSE, prairie_storm::draw),
    scene("aurora", Shape::Wide, CAREFUL, aurora::draw).with(aurora::sprinkle),
    scene(
        "vancouver-rain",
        Shape::Photo,
        CAREFUL,
        vancouver_rain::draw,
    )
    .with(vancouver_rain::sprinkle),
    scene("row-houses", Shape::Photo, CAREFUL, row_houses::draw),
    scene("grain-train", Shape::Wide, CAREFUL, grain_train::draw),
    scene("rink", Shape::Photo, CAREFUL, rink::draw),
    scene("library", Shape::Photo, CAREFUL, library::draw),
    scene("tents-dawn", Shape::Wide, CAREFUL, tents_dawn::draw),
    scene(
        "montreal-autumn",
        Shape::Photo,
        CAREFUL,
        montreal_autumn::draw,
    ),
    scene("market-stall", Shape::Photo, CAREFUL, market_stall::draw),
    scene("lighthouse", Shape::Tall, CAREFUL, lighthouse::draw),
    scene("storm-sea", Shape::Wide, LOOSE, storm_sea::draw).with(storm_sea::sprinkle),
    scene("wood-type", Shape::Photo, CAREFUL, wood_type::draw),
    scene("lake-ice", Shape::Wide, CAREFUL, lake_ice::draw),
];
