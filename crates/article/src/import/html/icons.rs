//! Icons in tables: crests, flags, arrows.

use super::elements::is_medium;
use super::media::alt;
use super::size::{in_name, pixels};
use super::tree::{Id, Tree};

/// Maximal width and height of an icon; larger pictures are content.
const MAX_PIXELS: u32 = 64;

/// Words in the classes or the path of an icon.
const NAMES: &[&str] = &[
    "crest", "crests", "flag", "flags", "icon", "icons", "badge", "badges", "emoji", "logo",
    "logos", "smiley",
];

/// The icons in a cell.
pub(super) fn icons(tree: &Tree, cell: Id) -> Vec<Id> {
    let mut icons = Vec::new();
    let mut at = tree.children(cell).next();
    while let Some(node) = at {
        let is_medium = is_medium(tree, node);
        if is_medium && !tree.facts(node).hidden && is_icon(tree, node) {
            icons.push(node);
        }
        at = tree.after(node, cell, !is_medium);
    }
    icons
}

/// The alternative text of an icon.
pub(super) fn alt_of(tree: &Tree, id: Id) -> Option<String> {
    alt(tree.first_attribute(img(tree, id)?, &["alt", "aria-label", "title"])?)
}

/// The `img` of a picture: the element itself, or a descendant of `picture`.
fn img(tree: &Tree, id: Id) -> Option<Id> {
    match tree.name(id) {
        "img" => Some(id),
        "picture" => tree.find(id, |id| tree.name(id) == "img"),
        _ => None,
    }
}

/// Whether a picture is small, or if it has no dimensions, whether its classes or path contain a word for icons.
fn is_icon(tree: &Tree, id: Id) -> bool {
    let Some(img) = img(tree, id) else {
        return false;
    };
    let src = tree
        .first_attribute(img, &["data-src", "src"])
        .unwrap_or_default();
    let mut sides: Vec<u32> = ["width", "height"]
        .iter()
        .filter_map(|name| pixels(tree.attribute(img, name)?))
        .collect();
    sides.extend(styled_sides(
        tree.attribute(img, "style").unwrap_or_default(),
    ));
    if sides.is_empty() {
        sides.extend(in_name(src).map(|(width, height)| width.max(height)));
    }
    if !sides.is_empty() {
        return sides.iter().all(|side| *side <= MAX_PIXELS);
    }
    let path = src.split(['?', '#']).next().unwrap_or(src);
    let words = tree.classes(img).flat_map(|class| class.split(['-', '_']));
    words
        .chain(path.split(['/', '-', '_', '.']))
        .any(|word| NAMES.contains(&word.to_ascii_lowercase().as_str()))
}

/// The dimensions in a `style`, in pixels. For lengths in `em` or `rem`, only 1 (at most [`MAX_PIXELS`], at 16 pixels each)
/// or `u32::MAX`.
fn styled_sides(style: &str) -> impl Iterator<Item = u32> {
    style.split(';').filter_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        let (property, value) = (property.trim(), value.trim());
        if !matches!(property, "width" | "height" | "max-width" | "max-height") {
            return None;
        }
        match value.strip_suffix("em") {
            Some(ems) => {
                let ems: f32 = ems.trim_end_matches('r').parse().ok()?;
                Some(if ems * 16.0 <= MAX_PIXELS as f32 {
                    1
                } else {
                    u32::MAX
                })
            }
            None => pixels(value),
        }
    })
}
