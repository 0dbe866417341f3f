//! The three browser engines that tests run in.

use clap::ValueEnum;
use std::fmt;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// Chromium through chromedriver.
    Chromium,
    /// Firefox through geckodriver.
    Firefox,
    /// WebKitGTK through WebKitWebDriver, on a virtual display.
    #[value(name = "webkit")]
    WebKit,
}

impl Engine {
    /// The name on the command line and in the names of journeys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// How many journeys run at once. WebKitWebDriver allows one session.
    pub fn journeys_at_once(self) -> u8 {
        match self {
            Self::Chromium | Self::Firefox => 2,
            Self::WebKit => 1,
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
