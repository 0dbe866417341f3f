//! The page and its twins: the same document, made in different ways.

use crate::trouble::Tried;
use e2e::{Line, Missing, Site};
use std::fmt;
use std::path::Path;
use std::time::Duration;

/// A phone's: 150 ms, 1.6 Mbit/s.
const LINE: Line = Line {
    latency: Duration::from_millis(150),
    bytes_per_second: 200_000,
};

/// One way to make the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Twin {
    /// What `newsroom publish` writes, with the app that starts around it.
    Published,
    /// Written by hand, without a script. All ratios are to this one.
    Handwritten,
    /// The same with `content-visibility`, which most pages by hand do not have. No budget looks at it.
    Deferred,
    /// Our own app alone, drawing the page in the browser.
    Client,
    /// Preact.
    Preact,
    /// React 19.
    React,
}

impl Twin {
    /// All, in the order in which they take turns.
    pub const ALL: [Self; 6] = [
        Self::Published,
        Self::Handwritten,
        Self::Deferred,
        Self::Client,
        Self::Preact,
        Self::React,
    ];

    /// Its folder, and what the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Handwritten => "handwritten",
            Self::Deferred => "deferred",
            Self::Client => "client",
            Self::Preact => "preact",
            Self::React => "react",
        }
    }

    /// Its site, as its host and a phone's line would bring it. `twins`: where all of them were made.
    ///
    /// # Errors
    /// Where no port can be had.
    pub fn serve(self, twins: &Path) -> Tried<Site> {
        Ok(Site::serve(twins.join(self.name()))?
            .compressed()
            .missing(Missing::NotFound)
            .headers_as_over_http2()
            .line(LINE)
            .pristine())
    }

    /// The address of an article.
    pub fn url(self, site: &Site, id: &str) -> String {
        format!("{}/{id}/", site.origin())
    }

    /// True in the page once it shows all it will: the document is whole, and a clock, where there is one, goes.
    pub fn done(self) -> &'static str {
        match self {
            Self::Handwritten | Self::Deferred => "document.readyState === 'complete'",
            _ => {
                "document.querySelector('.article__foot') !== null \
                 && (document.querySelector('.bar__clock')?.textContent ?? '') !== ''"
            }
        }
    }
}

/// As the table calls it.
impl fmt::Display for Twin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Published => "Action News, published",
            Self::Handwritten => "by hand, no script",
            Self::Deferred => "by hand, content-visibility",
            Self::Client => "Action News, in the browser",
            Self::Preact => "Preact",
            Self::React => "React",
        })
    }
}
