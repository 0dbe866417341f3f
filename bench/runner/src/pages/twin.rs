//! The page and its twins: the same document, made in different ways.

use crate::error::Result;
use clap::ValueEnum;
use e2e::{Throttle, Missing, Site};
use std::fmt;
use std::path::Path;
use std::time::Duration;

/// A slow mobile network, as Lighthouse simulates it.
const SLOW_NETWORK: Throttle = Throttle {
    latency: Duration::from_millis(150),
    bytes_per_second: 200_000,
};

/// One way to make the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Twin {
    /// What `newsroom publish` writes.
    Published,
    /// HTML written by hand, without a script. The published page is compared with it.
    Handwritten,
    /// The same with `content-visibility`, which few pages by hand have. No budget looks at it.
    Deferred,
    /// Our own app, rendering the page in the browser.
    Client,
    /// Preact.
    Preact,
    /// React 19.
    React,
}

impl Twin {
    /// All, in the order of their turns.
    pub const ALL: [Self; 6] = [
        Self::Published,
        Self::Handwritten,
        Self::Deferred,
        Self::Client,
        Self::Preact,
        Self::React,
    ];

    /// The name of its folder and on the command line.
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

    /// Serves its site over a slow mobile network. `twins`: the folder that holds all of them.
    ///
    /// # Errors
    /// If no port is free.
    pub fn serve(self, twins: &Path) -> Result<Site> {
        Ok(self.serve_fast(twins)?.throttle(SLOW_NETWORK))
    }

    /// Serves its site as fast as this machine can.
    ///
    /// # Errors
    /// If no port is free.
    pub fn serve_fast(self, twins: &Path) -> Result<Site> {
        Ok(Site::serve(twins.join(self.name()))?
            .compressed()
            .missing(Missing::NotFound)
            .headers_as_over_http2()
            .pristine())
    }

    /// The address of an article.
    pub fn url(self, site: &Site, id: &str) -> String {
        format!("{}/{id}/", site.origin())
    }

    /// A JavaScript condition: the document of so many blocks is complete, and the clock is set if the twin has one.
    pub fn is_complete(self, blocks: usize) -> String {
        let document = format!(
            "document.readyState === 'complete' \
             && document.getElementsByClassName('block').length >= {blocks} \
             && document.querySelector('.article__foot') !== null"
        );
        match self {
            Self::Handwritten | Self::Deferred => document,
            Self::Published | Self::Client | Self::Preact | Self::React => format!(
                "{document} && (document.querySelector('.bar__clock')?.textContent ?? '') !== ''"
            ),
        }
    }
}

/// The name in tables.
impl fmt::Display for Twin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Published => "Action News, published",
            Self::Handwritten => "by hand, no script",
            Self::Deferred => "by hand, content-visibility",
            Self::Client => "Action News, client-rendered",
            Self::Preact => "Preact",
            Self::React => "React",
        })
    }
}
