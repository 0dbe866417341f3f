//! The settings of a reader's browser and system.

/// The system's color scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`
    #[default]
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
}

/// The system's setting for motion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// No preference.
    #[default]
    Full,
    /// `prefers-reduced-motion: reduce`
    Reduced,
}

/// A reader's screen and settings. Journeys may share a browser session, see `Engine::can_change`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The page's width (`innerWidth`) in CSS pixels.
    pub width_px: u32,
    /// The page's height (`innerHeight`) in CSS pixels.
    pub height_px: u32,
    /// Light or dark.
    pub scheme: Scheme,
    /// Full or reduced.
    pub motion: Motion,
    /// The system's time zone, an IANA name.
    pub time_zone: String,
}

impl Default for Reader {
    /// 1280 by 800, light, full motion, UTC.
    fn default() -> Self {
        Self {
            width_px: 1280,
            height_px: 800,
            scheme: Scheme::Light,
            motion: Motion::Full,
            time_zone: "UTC".to_owned(),
        }
    }
}

impl Reader {
    /// With a page of this size.
    pub fn with_screen(self, width_px: u32, height_px: u32) -> Self {
        Self {
            width_px,
            height_px,
            ..self
        }
    }

    /// With a dark color scheme.
    pub fn with_dark_scheme(self) -> Self {
        Self {
            scheme: Scheme::Dark,
            ..self
        }
    }

    /// With reduced motion.
    pub fn with_reduced_motion(self) -> Self {
        Self {
            motion: Motion::Reduced,
            ..self
        }
    }

    /// With this system time zone, for example `America/Edmonton`.
    pub fn with_time_zone(self, time_zone: &str) -> Self {
        Self {
            time_zone: time_zone.to_owned(),
            ..self
        }
    }
}
