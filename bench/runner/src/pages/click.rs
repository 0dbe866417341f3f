//! From a click on a link to the paint of the next article.
//!
//! The browser follows the link, so click and paint happen in two documents. The click's time is this program's clock
//! just before it tells the browser to release the mouse button. The paint's time comes from the next document's
//! performance timeline: `performance.timeOrigin`, which is the same machine's clock, plus the entry's start. So the page that
//! is left needs no instrumentation. This also works for prerendered pages: their time origin is the start of prerendering,
//! and their paints are reported after activation.

use super::page::Page;
use super::twin::Twin;
use crate::content::{DOCUMENTS, NEXT, name};
use crate::error::{Error, Result};
use crate::protocol::Protocol;
use e2e::Site;
use std::time::{Duration, SystemTime};

/// A link that is followed, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Click {
    /// In the hand-written page: a full load of the next page. The other two are compared with it.
    ByHand,
    /// In the published page, pressed and released as soon as the pointer arrives.
    AtOnce,
    /// In the published page, after the pointer has rested on the link.
    Hovered,
}

/// What a click measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// Milliseconds from the click to the first paint of the next article's own text or picture.
    pub ms: f64,
    /// What the browser had done before the click: `prerendered`, `prefetched` or nothing.
    pub prepared: String,
}

/// How long the pointer rests. Chromium acts after 200 ms (speculation rules of moderate eagerness); the rest is time for the
/// slow network.
const HOVER: Duration = Duration::from_millis(1500);
/// Time for a prerendered page to replace the one that is left.
const ACTIVATION: Duration = Duration::from_secs(1);

impl Click {
    /// All, in the order of their turns.
    pub const ALL: [Self; 3] = [Self::ByHand, Self::AtOnce, Self::Hovered];

    /// The name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByHand => "hand-written, a full load",
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

/// Clicks on the link to the next article, in the article of 24 blocks.
///
/// # Errors
/// If the page has no such link, or the next article is not painted.
pub fn measure(protocol: &mut Protocol, site: &Site, click: Click) -> Result<Followed> {
    let [(id, blocks), ..] = DOCUMENTS;
    let twin = click.twin();
    let mut page = Page::open(protocol, site)?;
    page.go(&twin.url(site, id), &twin.is_complete(blocks))?;
    let slug = NEXT.0.rsplit('/').next().unwrap_or_default();
    let link = page.bring_into_view(&format!(".related a[href*='{slug}']"))?;
    page.mouse("mouseMoved", link)?;
    if click == Click::Hovered {
        page.watch_prerendering(HOVER)?;
    }
    page.mouse("mousePressed", link)?;
    let clicked = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    page.mouse("mouseReleased", link)?;
    page.watch_prerendering(ACTIVATION)?;
    let headline = name(NEXT.0);
    page.settle(&format!(
        "document.querySelector('h1')?.textContent.startsWith({headline:?}) ?? false"
    ))?;
    let result = page.evaluate(&format!("await ({FOLLOWED})()"))?;
    let painted = result["painted"].as_f64();
    let ms = painted.map(|painted| painted - clicked.as_secs_f64() * 1000.0);
    let ms = ms.filter(|ms| *ms > 0.0);
    let ms = ms.ok_or_else(|| Error::new(format!("{}: no paint was reported", click.name())))?;
    let prepared = result["prepared"].as_str().unwrap_or_default().to_owned();
    Ok(Followed { ms, prepared })
}

/// When the article was first painted, in ms since 1970, and what the browser had prepared.
///
/// The first contentful paint may show the header bar alone. Each frame's largest new element is a candidate for the
/// largest paint, and the article's headline is larger than anything in the header, so the first candidate inside
/// `main` is the first paint of the article.
const FOLLOWED: &str = r#"async () => {
  const candidates = await new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(resolve, 2000, []);
  });
  const article = candidates.find(({ element }) => element?.closest("main"));
  const [{ activationStart, deliveryType }] = performance.getEntriesByType("navigation");
  const isPrefetched = deliveryType === "navigational-prefetch";
  return {
    painted: article && performance.timeOrigin + article.startTime,
    prepared: activationStart > 0 ? "prerendered" : isPrefetched ? "prefetched" : "",
  };
}"#;
