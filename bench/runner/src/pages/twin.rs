//! The published page and its twins: the same document, made by different means.

use crate::error::Result;
use clap::ValueEnum;
use e2e::{Missing, Site, Throttle};
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
    /// The page that `newsroom publish` writes.
    Published,
    /// HTML written by hand, without a script. The published page is compared with it.
    Handwritten,
    /// The same with `content-visibility`, which few hand-written pages have. No budget uses it.
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

    /// The name, also of its folder and on the command line.
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

    /// Serves its site over a simulated slow mobile network. `twins`: the folder with the folders of all.
    ///
    /// # Errors
    /// If no port is free.
    pub fn serve(self, twins: &Path) -> Result<Site> {
        Ok(self.serve_fast(twins)?.throttle(SLOW_NETWORK))
    }

    /// Serves its site without slowing down the network.
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

    /// A JavaScript condition: the document with this number of blocks is complete, and its clock, if it has one, is set.
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
