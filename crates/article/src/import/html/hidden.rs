//! Content that is not displayed.

use super::tree::{Data, Id, Tree};

/// Classes of hidden elements.
const CLASSES: &[&str] = &[
    "screen-reader-text",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "kg-signup-card",
    // Controls of players and boxes, which need scripts.
    "kg-audio-player",
    "kg-audio-thumbnail",
    "kg-video-player-container",
    "kg-video-overlay",
    "kg-toggle-card-icon",
    // A second link to the same file.
    "wp-block-file__button",
    // Text in embeds of our own pages that is not part of the article.
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

/// Whether an element was inserted by a plug-in and is not part of the article.
pub(super) fn belongs_to_site(tree: &Tree, id: Id) -> bool {
    tree.has_any_class(id, PLUG_IN_BOXES)
}

/// Whether an element is not displayed.
pub(super) fn is_hidden(tree: &Tree, id: Id) -> bool {
    is_hidden_part(tree, id)
        || tree.has_any_class(id, CLASSES)
        || belongs_to_site(tree, id)
        || is_symbol(tree, id)
}

/// Whether an element is hidden by its attributes. A script may show it, such as the content of a tab.
pub(super) fn is_hidden_part(tree: &Tree, id: Id) -> bool {
    let hidden = tree.attribute(id, "hidden");
    hidden.is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || tree.has_class(id, "is-hidden")
        || tree
            .attribute(id, "style")
            .is_some_and(|style| is_hiding_style(tree, id, style))
}

/// Whether a style hides an element: `display: none`, an empty clip, a position off the page. `visibility` or `opacity`
/// alone is not enough, because pages fade their content in with scripts.
fn is_hiding_style(tree: &Tree, id: Id, style: &str) -> bool {
    let (mut is_transparent, mut is_collapsed) = (false, false);
    for rule in style.split(';') {
        let Some((property, value)) = rule.split_once(':') else {
            continue;
        };
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim();
        let is_zero = || matches!(value, "0" | "0px" | "0em" | "0%");
        match property.trim().to_ascii_lowercase().as_str() {
            "display" if value == "none" => return true,
            "visibility" => is_transparent |= matches!(value, "hidden" | "collapse"),
            "opacity" => is_transparent |= value.parse() == Ok(0.0),
            "width" | "height" | "max-width" | "max-height" => {
                is_collapsed |= is_zero() || value == "1px";
            }
            "font-size" if (is_zero() || value == "1px") && has_no_other_font(tree, id) => {
                return true;
            }
            "clip" | "clip-path" if CLIPS.contains(&value.replace(' ', "").as_str()) => {
                return true;
            }
            "left" | "top" | "text-indent" | "margin-left" => {
                let offset = value.strip_prefix('-').map(|value| {
                    value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%')
                });
                if offset
                    .is_some_and(|offset| offset.parse().is_ok_and(|offset: f64| offset >= 900.0))
                {
                    return true;
                }
            }
            _ => {}
        }
    }
    is_transparent && is_collapsed
}

/// Values of `clip` and `clip-path` that clip an element completely, as for the class `sr-only`.
const CLIPS: &[&str] = &[
    "rect(0,0,0,0)",
    "rect(0000)",
    "rect(0px,0px,0px,0px)",
    "rect(1px,1px,1px,1px)",
    "inset(50%)",
    "inset(100%)",
];

/// Whether `font-size: 0` hides the whole element: pictures and descendants with their own font size stay visible.
fn has_no_other_font(tree: &Tree, id: Id) -> bool {
    const MAX_NODES: usize = 200;
    tree.below(id).take(MAX_NODES).all(|id| {
        let style = tree.attribute(id, "style").unwrap_or_default();
        !super::elements::is_medium(tree, id) && !style.contains("font")
    })
}

/// Whether an element consists only of symbols: a button's cross, the link of a heading to itself, a character of an icon
/// font.
fn is_symbol(tree: &Tree, id: Id) -> bool {
    const MAX_NODES: usize = 4;
    const ANCHORS: &[&str] = &[
        "headerlink",
        "anchor",
        "heading-anchor",
        "header-anchor",
        "anchorjs-link",
    ];
    let name = tree.name(id);
    let is_anchor = name == "a" && tree.has_any_class(id, ANCHORS);
    let is_control = tree.attribute(id, "aria-hidden") == Some("true") || name == "button";
    if !is_anchor && !is_control && !matches!(name, "i" | "span" | "b" | "em") {
        return false;
    }
    let mut words = String::new();
    for (n, node) in tree.below(id).enumerate() {
        match tree.data(node) {
            Data::Text(text) if text.len() <= 40 => words.push_str(text),
            Data::Text(_) => return false,
            _ if n >= MAX_NODES || super::elements::is_medium(tree, node) => return false,
            _ => {}
        }
    }
    let mut symbols = words.chars().filter(|c| !c.is_whitespace()).peekable();
    let is_icon = |c: char| matches!(c, '\u{e000}'..='\u{f8fe}' | '\u{f0000}'..='\u{10fffd}');
    symbols.peek().is_some()
        && symbols.all(|c| {
            is_icon(c)
                || (is_control && SYMBOLS.contains(c))
                || (is_anchor && ANCHOR_SYMBOLS.contains(c))
        })
}

/// Symbols of controls.
const SYMBOLS: &str = "×✕✖✗╳⨯▶►▸▾▼▲▴⏵⏸☰⋮+−→↗⤢⌄¶\u{fe0e}\u{fe0f}";
/// Symbols for the link of a heading to itself.
const ANCHOR_SYMBOLS: &str = "#¶§🔗\u{fe0e}\u{fe0f}";

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
