//! From a click on a link to the paint of the next article.
//!
//! The link is followed by the browser, so the click and the paint happen in two documents. The click's time is taken
//! here, just before the browser is told to let go of the button; the paint's time comes from the next document's
//! performance timeline (`performance.timeOrigin` and the entry's start, both of this machine's clock). Nothing is
//! installed in the page that is left. A prerendered page's entries count from its activation on, so the rule is the
//! same for it.

use super::page::Page;
use super::twin::Twin;
use crate::content::{DOCUMENTS, NEXT, name};
use crate::error::{Error, Result};
use crate::protocol::Protocol;
use e2e::Site;
use std::thread;
use std::time::{Duration, SystemTime};

/// A link that is followed, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Click {
    /// In the page by hand: a full load of the next page. The other two are compared with it.
    ByHand,
    /// In the published page, pressed and released as soon as the pointer arrives.
    AtOnce,
    /// In the published page, after the pointer has rested on the link.
    Hovered,
}

/// How long the pointer rests. Chromium takes 200 ms for a sign of interest (speculation rules, moderate eagerness);
/// the rest is time for the slow network.
const HOVER: Duration = Duration::from_millis(1500);

impl Click {
    /// All, in the order in which they take turns.
    pub const ALL: [Self; 3] = [Self::ByHand, Self::AtOnce, Self::Hovered];

    /// The name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByHand => "by hand, a full load",
            Self::AtOnce => "published, clicked at once",
            Self::Hovered => "published, clicked after hovering",
        }
    }

    /// The twin that has the link.
    pub fn twin(self) -> Twin {
        match self {
            Self::ByHand => Twin::Handwritten,
            Self::AtOnce | Self::Hovered => Twin::Published,
        }
    }
}

/// Milliseconds from the click to the first paint of the next article's own words.
///
/// # Errors
/// If the page has no such link, or the next article is not shown.
pub fn measure(protocol: &mut Protocol, site: &Site, click: Click) -> Result<f64> {
    let [(id, blocks), ..] = DOCUMENTS;
    let twin = click.twin();
    let mut page = Page::open(protocol, site)?;
    page.go(&twin.url(site, id), &twin.is_complete(blocks))?;
    let slug = NEXT.0.rsplit('/').next().unwrap_or_default();
    let link = page.bring_into_view(&format!(".related a[href*='{slug}']"))?;
    page.mouse("mouseMoved", link)?;
    if click == Click::Hovered {
        thread::sleep(HOVER);
    }
    page.mouse("mousePressed", link)?;
    let clicked = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    page.mouse("mouseReleased", link)?;
    let headline = name(NEXT.0);
    page.settle(&format!(
        "document.querySelector('h1')?.textContent.startsWith({headline:?}) ?? false"
    ))?;
    let painted = page.evaluate(&format!("({PAINTED})()"))?;
    let took = painted
        .as_f64()
        .map(|painted| painted - clicked.as_secs_f64() * 1000.0);
    took.filter(|ms| *ms > 0.0)
        .ok_or_else(|| Error::new(format!("{}: no paint was reported", click.name())))
}

/// When words or a picture of the article were first painted, in ms since 1970.
///
/// The first contentful paint may show the header bar alone. Each frame's largest new element is a candidate for the
/// largest paint, and the article's headline is larger than anything in the header, so the first candidate inside
/// `main` is the first paint of the article.
const PAINTED: &str = r#"async () => {
  const candidates = await new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(resolve, 2000, []);
  });
  const article = candidates.find(({ element }) => element?.closest("main"));
  return article ? performance.timeOrigin + article.startTime : null;
}"#;
