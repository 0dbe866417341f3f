//! Content that is not displayed.

use super::tree::{Id, Tree};

/// Classes of hidden elements.
const CLASSES: &[&str] = &[
    "screen-reader-text",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "is-hidden",
    "kg-signup-card",
    // Script-drawn controls of players and boxes.
    "kg-audio-player",
    "kg-audio-thumbnail",
    "kg-video-player-container",
    "kg-video-overlay",
    "kg-toggle-card-icon",
    // A second link to the same file.
    "wp-block-file__button",
    // Text of our own pages that is not part of the article.
    "embed__actions",
    "embed__privacy",
];

/// Boxes that plug-ins insert: share buttons, lists of other articles.
const PLUG_IN_BOXES: &[&str] = &[
    "sharedaddy",
    "jp-relatedposts",
    "addtoany_share_save_container",
    "a2a_kit",
    "heateor_sss_sharing_container",
    "yarpp-related",
    "essb_links",
    "post-views",
];

/// Whether an element belongs to the site, not to the text.
pub(super) fn belongs_to_site(tree: &Tree, id: Id) -> bool {
    tree.has_any_class(id, PLUG_IN_BOXES)
}

/// Whether an element is not displayed.
pub(super) fn is_hidden(tree: &Tree, id: Id) -> bool {
    if tree
        .attribute(id, "hidden")
        .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
    {
        return true;
    }
    tree.has_any_class(id, CLASSES)
        || belongs_to_site(tree, id)
        || tree.attribute(id, "style").is_some_and(is_hiding_style)
}

fn is_hiding_style(style: &str) -> bool {
    style.split(';').any(|rule| {
        let Some((property, value)) = rule.split_once(':') else {
            return false;
        };
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value == "none",
            "visibility" => matches!(value, "hidden" | "collapse"),
            "opacity" => value == "0",
            "font-size" => matches!(value, "0" | "0px"),
            _ => false,
        }
    })
}

/// Whether a picture is a tracking pixel.
pub(super) fn is_tracking(tree: &Tree, id: Id, address: &str) -> bool {
    let is_dot = |name| {
        let size = tree.attribute(id, name).and_then(super::size::pixels);
        size.is_some_and(|pixels| pixels <= 2)
    };
    let after_scheme = address.split_once("//").map_or(address, |(_, rest)| rest);
    is_dot("width") && is_dot("height")
        || tree.attribute(id, "width").map(str::trim) == Some("0")
        // Matomo, on any host.
        || after_scheme.contains(".php?idsite=")
        || TRACKERS
            .iter()
            .any(|counter| after_scheme.starts_with(counter))
}

/// URLs of tracking pixels.
const TRACKERS: &[&str] = &[
    "pixel.wp.com/",
    "stats.wordpress.com/",
    "feeds.feedburner.com/~r/",
    "feeds.feedburner.com/~ff/",
    "www.google-analytics.com/",
    "www.facebook.com/tr",
    "sb.scorecardresearch.com/",
    "b.scorecardresearch.com/",
    "ad.doubleclick.net/",
    "rss.buysellads.com/",
    "counter.theconversation.com/",
    "pixel.quantserve.com/",
    "media.npr.org/include/images/tracking/",
];
