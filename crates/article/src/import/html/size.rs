//! Widths and heights in attributes, and sizes of figures.

use super::tree::{Id, Tree};
use crate::model::Size;

/// Pixels of an attribute: `640`, `640px`, `640.5`; `None` for percentages and invalid values.
pub(super) fn pixels(value: &str) -> Option<u32> {
    let value = value.trim();
    let value = value.strip_suffix("px").unwrap_or(value).trim_end();
    let whole = match value.split_once('.') {
        Some((whole, part)) if part.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => value,
    };
    whole.parse().ok()
}

/// Like [`pixels`], but `None` for sizes that are not visible.
pub(super) fn side(value: &str) -> Option<u32> {
    pixels(value).filter(|pixels| (1..=100_000).contains(pixels))
}

/// The dimensions that WordPress adds to a file's name: `snow-1024x683.jpg`.
pub(super) fn in_name(address: &str) -> Option<(u32, u32)> {
    let path = address.split(['?', '#']).next()?;
    let stem = path.rsplit_once('.')?.0;
    let (width, height) = stem.rsplit_once('-')?.1.split_once('x')?;
    let number = |digits: &str| {
        let is_number = digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| side(digits)).flatten()
    };
    Some((number(width)?, number(height)?))
}

/// The size of a figure, by known classes.
pub(super) fn size(tree: &Tree, id: Id) -> Option<Size> {
    let by_class = tree.classes(id).find_map(|class| {
        Some(match class {
            "alignleft" | "figure--start" | "float-left" | "left" => Size::Left,
            "alignright" | "figure--end" | "float-right" | "right" => Size::Right,
            "alignwide" | "kg-width-wide" | "figure--wide" => Size::Wide,
            "alignfull" | "kg-width-full" | "figure--full" => Size::Full,
            _ => return None,
        })
    });
    by_class.or(match tree.attribute(id, "align") {
        Some("left") => Some(Size::Left),
        Some("right") => Some(Size::Right),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_invalid_values_are_not() {
        for (value, expected) in [
            ("640", Some(640)),
            (" 640px ", Some(640)),
            ("640.5", Some(640)),
            ("100%", None),
            ("auto", None),
            ("-3", None),
            ("", None),
        ] {
            assert_eq!(pixels(value), expected, "{value}");
        }
        assert_eq!(
            in_name("https://a.example/b/snow-1024x683.jpg?w=1"),
            Some((1024, 683))
        );
        assert_eq!(in_name("https://a.example/b/snow-x.jpg"), None);
        assert_eq!(in_name("https://a.example/b/0x0.jpg"), None);
    }
}
