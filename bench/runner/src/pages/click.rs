//! From a click to the next article's first painted words.

use super::reader::Reader;
use super::twin::Twin;
use crate::content::{DOCUMENTS, NEXT, name};
use crate::protocol::Protocol;
use crate::trouble::{Tried, Trouble};
use e2e::Site;
use serde_json::{Value, json};

/// How a reader comes to click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approach {
    /// Pressed the moment the pointer arrives, and let go at once: nothing could be prepared.
    AtOnce,
    /// The pointer has been there long enough for what is prefetched on intent.
    Hovering,
}

/// Milliseconds from the click to the paint of the next article's headline.
///
/// # Errors
/// Where the page does not start or the next article does not come.
pub fn click(protocol: &mut Protocol, site: &Site, twin: Twin, how: Approach) -> Tried<f64> {
    let [(id, _), ..] = DOCUMENTS;
    let mut reader = Reader::open(protocol, site)?;
    reader.go(&twin.url(site, id), twin.done())?;
    let link = NEXT.0.rsplit('/').next().unwrap_or_default();
    let place = reader.run(&format!("({FIND})({link:?})"))?;
    reader.settle("true")?;
    let headline = name(NEXT.0);
    reader.run(&format!("({ARM})({headline:?})"))?;
    mouse(&mut reader, "mouseMoved", &place)?;
    if how == Approach::Hovering {
        reader.settle("true")?;
    }
    mouse(&mut reader, "mousePressed", &place)?;
    mouse(&mut reader, "mouseReleased", &place)?;
    let arrived =
        format!("document.querySelector('h1')?.textContent.startsWith({headline:?}) ?? false");
    reader.settle(&arrived)?;
    let took = reader.run(&format!("({TOOK})()"))?;
    took.as_f64()
        .filter(|ms| *ms > 0.0)
        .ok_or_else(|| Trouble::new(format!("a click on {} led nowhere", twin.name())))
}

fn mouse(reader: &mut Reader<'_>, kind: &str, place: &Value) -> Tried<()> {
    let button = if kind == "mouseMoved" { "none" } else { "left" };
    reader.ask(
        "Input.dispatchMouseEvent",
        json!({"type": kind, "x": place[0], "y": place[1], "button": button, "clickCount": 1}),
    )?;
    Ok(())
}

/// Brings the link into view and says where it is.
const FIND: &str = r#"(name) => {
  const link = document.querySelector(`.related a[href*="${name}"]`);
  link.scrollIntoView({ block: "center" });
  const { x, y, width, height } = link.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"#;

/// Notes the click, and the second frame after the headline has changed: the one before has been painted then.
/// Times are the machine's own, since a full page load begins a new clock.
const ARM: &str = r#"(headline) => {
  addEventListener("click", (event) => {
    sessionStorage.setItem("clicked", String(performance.timeOrigin + event.timeStamp));
  }, { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (!document.querySelector("h1")?.textContent.startsWith(headline)) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.painted = performance.timeOrigin + performance.now();
    }));
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}"#;

/// From the click to that frame, or in a new document to its first paint with words.
const TOOK: &str = r#"() => {
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  const painted = window.painted ?? performance.timeOrigin + first;
  return painted - Number(sessionStorage.getItem("clicked"));
}"#;
