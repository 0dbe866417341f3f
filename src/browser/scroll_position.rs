//! Scroll position and focus in a page.
//!
//! Stored relative to a block and not in pixels, which change with the window's width, fonts and late pictures.

use super::focus::focus;
use super::{document, fragment, window};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// Slightly more than two frames.
const REALIGN_DELAY_MS: u32 = 40;
/// How often the position is corrected after it has been restored.
const REALIGNMENTS: u32 = 4;

/// Scroll position and focus in a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScrollPosition {
    /// The topmost visible block, by its id or else its index; `None` above all blocks.
    block: Option<String>,
    /// The distance of the block's top from the window's top, in CSS pixels; without a block, the page's scroll offset.
    offset_px: i32,
    /// The link that has focus: its `href`, and its index among the links with the same `href`.
    focus: Option<(String, u32)>,
}

impl ScrollPosition {
    /// The current position.
    pub fn current() -> Self {
        let scroll = scrolled_px().round() as i32;
        let is_below = |element: &Element| element.get_bounding_client_rect().bottom() > 1.0;
        // Check the group first: measuring a block in a group that is not laid out would force its layout.
        let top = blocks().find(|(_, block)| is_below(&block_group_of(block)) && is_below(block));
        // An unscrolled page stays unscrolled.
        let top = top.filter(|_| scroll > 0);
        Self {
            offset_px: top.as_ref().map_or(scroll, |(_, block)| {
                block.get_bounding_client_rect().top().round() as i32
            }),
            block: top.map(|(name, _)| name),
            focus: focused_link(),
        }
    }

    /// Restores the scroll position, and moves focus to the link that had it, or else to the page's heading.
    pub fn restore(&self, heading_id: &str) {
        self.clone()
            .align_repeatedly(REALIGNMENTS, fragment::current());
        let link = self
            .focus
            .as_ref()
            .and_then(|(href, n)| links(href).nth(*n as usize));
        let heading = || document()?.get_element_by_id(heading_id);
        if let Some(element) = link.or_else(heading) {
            focus(&element);
        }
    }

    /// Aligns now and `times` more, while the URL has this fragment: WebKit lays out blocks near the window some frames
    /// later, and has no scroll anchoring.
    fn align_repeatedly(self, times: u32, fragment: String) {
        if fragment::current() != fragment {
            return;
        }
        self.align();
        if times > 0 {
            let again = move || self.align_repeatedly(times - 1, fragment);
            Timeout::new(REALIGN_DELAY_MS, again).forget();
        }
    }

    /// Scrolls so that the block is at its offset.
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

    /// Serializes to one line of text: offset, block, link index and `href`, separated by tabs.
    pub fn to_line(&self) -> String {
        let (href, n) = self.focus.clone().unwrap_or_default();
        let block = self.block.as_deref().unwrap_or_default();
        format!("{}\t{block}\t{n}\t{href}", self.offset_px)
    }

    /// Parses the format of [`Self::to_line`].
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

/// Forces the layout of the block groups around a block before it is measured: with `content-visibility` those far from
/// the window have only an estimated height.
pub(super) fn lay_out_around(block: &Element) {
    let start = block_group_of(block);
    for next in [
        Element::previous_element_sibling,
        Element::next_element_sibling,
    ] {
        let mut near = Some(start.clone());
        for _ in 0..MAX_NEIGHBOURS {
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

/// More block groups than fit into the window and the margin in which browsers lay out content ahead.
const MAX_NEIGHBOURS: u32 = 6;

/// The block group that contains a block, or the block itself.
fn block_group_of(block: &Element) -> Element {
    let group = block.closest(".block-group").ok().flatten();
    group.unwrap_or_else(|| block.clone())
}

/// The page's scroll offset, in CSS pixels.
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

/// The blocks that positions refer to, each with its id or index.
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
    fn a_position_is_serialized_to_a_line() {
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
