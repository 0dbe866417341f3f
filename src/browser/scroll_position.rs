//! Where a reader is in a page: which block stands at the top, and what has focus.
//!
//! Kept by block, not by pixels: widths, fonts and late pictures move the pixels.

use super::focus::focus;
use super::{document, window};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// Two frames and a little.
const SETTLED_MS: u32 = 40;
/// How often the position is corrected.
const SETTLING: u32 = 4;

/// Where a reader is in a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScrollPosition {
    /// The block at the top, by its id, else by its number; `None`: above all blocks.
    block: Option<String>,
    /// How far the block's top is below the window's, in CSS pixels; without a block, how far the page
    /// is scrolled.
    offset_px: i32,
    /// The link that has focus: its address, and which of the links to it.
    focus: Option<(String, u32)>,
}

impl ScrollPosition {
    /// Where the reader is now.
    pub fn here() -> Self {
        let scroll = scrolled_px().round() as i32;
        let is_below = |element: &Element| element.get_bounding_client_rect().bottom() > 1.0;
        // The block group first: where a block stands in one that is not laid out, only laying it out can tell.
        let top = blocks().find(|(_, block)| is_below(&outermost(block)) && is_below(block));
        // At the very top, the headline and all above it is what the reader sees.
        let top = top.filter(|_| scroll > 0);
        Self {
            offset_px: top.as_ref().map_or(scroll, |(_, block)| {
                block.get_bounding_client_rect().top().round() as i32
            }),
            block: top.map(|(name, _)| name),
            focus: focused_link(),
        }
    }

    /// Scrolls back, and gives focus back to the link that had it, else to the page's heading.
    pub fn restore(&self, heading_id: &str) {
        self.clone().settle(SETTLING);
        let link = self
            .focus
            .as_ref()
            .and_then(|(href, n)| links(href).nth(*n as usize));
        let heading = || document()?.get_element_by_id(heading_id);
        if let Some(element) = link.or_else(heading) {
            focus(&element);
        }
    }

    /// Aligns, and again: WebKit lays out what comes near a frame later, or some where it has much to do, and anchors
    /// nothing.
    fn settle(self, times: u32) {
        self.align();
        if times > 0 {
            Timeout::new(SETTLED_MS, move || self.settle(times - 1)).forget();
        }
    }

    /// Moves the page so that the block is where it was.
    fn align(&self) {
        let Some(window) = window() else { return };
        let block = blocks().find(|(name, _)| self.block.as_ref() == Some(name));
        let block = block.map(|(_, block)| block);
        if let Some(block) = &block {
            lay_out_around(block);
        }
        let offset = match &block {
            Some(block) => {
                scrolled_px() + block.get_bounding_client_rect().top() - f64::from(self.offset_px)
            }
            None => f64::from(self.offset_px.max(0)),
        };
        window.scroll_to_with_x_and_y(0.0, offset);
    }

    /// One line of text, for keeping through a reload.
    pub fn to_line(&self) -> String {
        let (href, n) = self.focus.clone().unwrap_or_default();
        let block = self.block.as_deref().unwrap_or_default();
        format!("{}\t{block}\t{n}\t{href}", self.offset_px)
    }

    /// Reads [`Self::to_line`].
    pub fn from_line(line: &str) -> Option<Self> {
        let mut parts = line.splitn(4, '\t');
        let offset_px = parts.next()?.parse().ok()?;
        let block = parts.next()?;
        let n = parts.next()?.parse().ok()?;
        let href = parts.next()?;
        Some(Self {
            block: (!block.is_empty()).then(|| block.to_owned()),
            offset_px,
            focus: (!href.is_empty()).then(|| (href.to_owned(), n)),
        })
    }
}

/// Lays out the block groups around a block before it is measured: those far from the window have only an estimated
/// height (`content-visibility`).
pub(super) fn lay_out_around(block: &Element) {
    let start = outermost(block);
    for next in [
        Element::previous_element_sibling,
        Element::next_element_sibling,
    ] {
        let mut near = Some(start.clone());
        for _ in 0..MAX_NEAR {
            let Some(element) = near else { break };
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                let _ = element
                    .style()
                    .set_property("content-visibility", "visible");
            }
            near = next(&element);
        }
    }
}

/// More block groups than fit into the window and the margin in which browsers lay out ahead.
const MAX_NEAR: u32 = 6;

/// The block group that a block stands in, where it stands in one.
fn outermost(block: &Element) -> Element {
    let group = block.closest(".block-group").ok().flatten();
    group.unwrap_or_else(|| block.clone())
}

/// How far the page is scrolled.
fn scrolled_px() -> f64 {
    window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default()
}

fn focused_link() -> Option<(String, u32)> {
    let document = document()?;
    let active = document.active_element()?;
    let href = active.get_attribute("href")?;
    let n = links(&href).position(|link| link == active)?;
    Some((href, u32::try_from(n).ok()?))
}

fn links(href: &str) -> impl Iterator<Item = Element> {
    let href = href.to_owned();
    all("a[href]").filter(move |link| link.get_attribute("href").as_ref() == Some(&href))
}

/// What positions are kept by, each with its name.
fn blocks() -> impl Iterator<Item = (String, Element)> {
    let blocks = all(".update, .article__body .block").enumerate();
    blocks.map(|(n, block)| {
        let name = block.id();
        (if name.is_empty() { n.to_string() } else { name }, block)
    })
}

fn all(selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found: Option<NodeList> = document().and_then(|d| d.query_selector_all(selector).ok());
    let length = found.as_ref().map_or(0, NodeList::length);
    (0..length).filter_map(move |n| found.as_ref()?.item(n)?.dyn_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_survives_as_a_line() {
        for position in [
            ScrollPosition::default(),
            ScrollPosition {
                block: Some("12".into()),
                offset_px: -3,
                focus: Some(("/a/\tb".into(), 2)),
            },
        ] {
            assert_eq!(
                ScrollPosition::from_line(&position.to_line()),
                Some(position)
            );
        }
        assert_eq!(ScrollPosition::from_line("nonsense"), None);
    }
}
