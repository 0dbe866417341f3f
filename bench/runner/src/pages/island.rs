//! The first use of an island: from a click on a picture to the lightbox that shows it.
//!
//! The program and the picture are in the browser's cache, and neither processor nor network is slowed down: the budget
//! limits the time for starting the program.

use super::page::Page;
use super::twin::Twin;
use crate::content::DOCUMENTS;
use crate::error::{Error, Result};
use crate::protocol::Protocol;
use e2e::Site;

const LINK: &str = ".article__lead [data-action=zoom]";

/// Milliseconds from the click to the frame in which the open lightbox shows its picture.
///
/// `site`: the published one, not slowed down.
///
/// # Errors
/// If there is no such link, or the lightbox does not open.
pub fn measure(protocol: &mut Protocol, site: &Site) -> Result<f64> {
    let mut page = Page::open(protocol, site)?;
    page.slow_down(1)?;
    // Fills the cache.
    open_lightbox(&mut page, site)?;
    // A new document, so that the program has to be started again.
    page.go("about:blank", "true")?;
    open_lightbox(&mut page, site)
}

fn open_lightbox(page: &mut Page<'_>, site: &Site) -> Result<f64> {
    let [(id, blocks), ..] = DOCUMENTS;
    let twin = Twin::Published;
    page.go(&twin.url(site, id), &twin.is_complete(blocks))?;
    let link = page.bring_into_view(LINK)?;
    page.evaluate(&format!("({WATCH})()"))?;
    page.mouse("mouseMoved", link)?;
    page.mouse("mousePressed", link)?;
    page.mouse("mouseReleased", link)?;
    let took = page.evaluate("await shownAfter")?;
    page.settle("true")?;
    took.as_f64()
        .ok_or_else(|| Error::new("the lightbox does not open"))
}

/// Records the time of the click, and checks in every frame whether the lightbox shows its picture. `null` after ten seconds.
const WATCH: &str = r#"() => {
  let clicked;
  addEventListener("click", ({ timeStamp }) => { clicked = timeStamp; }, { capture: true, once: true });
  window.shownAfter = new Promise((resolve) => {
    const look = () => {
      const picture = document.querySelector("dialog[open] img");
      if (!picture?.complete || !picture.naturalWidth) return requestAnimationFrame(look);
      // Decoded, then in the next frame; a message posted in a frame arrives after its paint.
      picture.decode().then(() => requestAnimationFrame(painted), () => requestAnimationFrame(look));
    };
    const painted = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - clicked);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
    setTimeout(resolve, 10_000, null);
  });
}"#;
