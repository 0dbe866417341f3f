//! HTML to blocks: most systems store articles as HTML.
//!
//! The HTML is parsed as browsers do (html5ever: tokenizer and tree builder of the HTML standard), then walked; closed
//! lists map elements to blocks. Nothing needs sanitizing, because no HTML is passed on: text becomes text, URLs go
//! through [`crate::url::SafeUrl`], everything else is dropped. The lists are described in `docs/formats/html.md`.

use super::words::encoded_twice;
use crate::model::{Block, BlockKind};
use crate::text::Text;
use walk::Walk;

mod address;
mod anchors;
mod attribute_limit;
mod boxes;
mod caption_below;
mod captions;
mod copies;
mod custom_elements;
mod elements;
mod embed;
mod facts;
mod figure;
mod files;
mod hidden;
mod icons;
mod line;
mod lists;
mod media;
mod numbers;
mod open_element_limit;
mod page_of;
mod parse;
mod quotes;
mod shortcode;
mod sink;
mod size;
mod srcset;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod video;
mod walk;

pub(super) use address::Place;
#[cfg(feature = "markdown")]
pub(super) use address::Relative;
pub(super) use embed::{aspect, embed};
pub(super) use page_of::page_of;

/// The result of a conversion.
#[derive(Debug, Default)]
pub(super) struct Converted {
    pub(super) blocks: Vec<Block>,
    /// Descriptions of content that has no place in an article.
    pub(super) left_out: Vec<&'static str>,
    /// Over a limit: nothing was converted.
    pub(super) is_too_large: bool,
}

/// Converts a body.
pub(super) fn blocks(html: &str, place: Place<'_>) -> Converted {
    let (html, lost) = shortcode::expanded(html);
    converted(&html, place, lost)
}

/// A body in which square brackets are no shortcodes of WordPress.
#[cfg(feature = "markdown")]
pub(super) fn blocks_of_markup(html: &str, place: Place<'_>) -> Converted {
    converted(html, place, Vec::new())
}

fn converted(html: &str, place: Place<'_>, lost: Vec<&'static str>) -> Converted {
    let html = attribute_limit::limited(html);
    let Some(tree) = html.and_then(|html| parse::parsed(&html)) else {
        return Converted {
            is_too_large: true,
            ..Converted::default()
        };
    };
    let mut walk = Walk::new(&tree, place);
    walk.left_out.extend(lost);
    Converted {
        blocks: walk.blocks(),
        left_out: walk.left_out.into_iter().collect(),
        is_too_large: false,
    }
}

/// HTML that other parsers may be given: its depth and the attributes of its tags are bounded. `None` if it is beyond
/// repair.
#[cfg(feature = "web")]
pub(super) fn limited(html: &str) -> Option<std::borrow::Cow<'_, str>> {
    let html = attribute_limit::limited(html)?;
    (!open_element_limit::is_exceeded(&html)).then_some(html)
}

/// Converts a headline, a caption or a summary to text with marks and links. Anything but text is dropped.
pub(super) fn text(html: &str, place: Place<'_>) -> Option<Text> {
    let mut whole: Option<Text> = None;
    for block in blocks(html, place).blocks {
        each(block, &mut |text| match &mut whole {
            Some(whole) => line::add_line(&mut whole.0, text.0),
            None => whole = Some(text),
        });
    }
    for run in whole.iter_mut().flat_map(|whole| &mut whole.0) {
        if run.words.contains('&') {
            run.words = encoded_twice(&run.words).into_owned();
        }
    }
    whole
}

/// Whether a text is the form with which WordPress asks for a post's password.
pub(super) fn asks_for_password(html: &str) -> bool {
    html.contains("post-password-form")
}

/// The text without marks and links, on one line.
pub(super) fn words(html: &str) -> Option<String> {
    if !html.contains(['<', '&']) {
        return super::words::line(html);
    }
    let plain = text(html, Place::default())?.plain();
    super::words::line_of(&plain)
}

/// Calls `with` for each text of a block.
fn each(block: Block, with: &mut dyn FnMut(Text)) {
    match block.kind {
        BlockKind::Paragraph(text) => with(text),
        BlockKind::Heading(it) => with(it.text),
        BlockKind::Pullquote(it) => with(it.text),
        BlockKind::List(it) => {
            for item in it.items {
                if !item.text.0.is_empty() {
                    with(item.text);
                }
                item.blocks.into_iter().for_each(|block| each(block, with));
            }
        }
        BlockKind::Quote(it) => it.blocks.into_iter().for_each(|block| each(block, with)),
        BlockKind::Aside(it) => {
            it.title.into_iter().for_each(&mut *with);
            it.blocks.into_iter().for_each(|block| each(block, with));
        }
        _ => {}
    }
}
