//! Dimensions of a picture that are part of its URL.

use super::super::size::{in_name, side};

/// The width in the URL: `-1024x683`, `?w=20`, `/w_20,h_20/`.
pub(super) fn stated_width(address: &str) -> Option<u32> {
    in_name(address)
        .map(|(width, _)| width)
        .or_else(|| stated(address, &["w", "width", "imwidth", "wid"]))
}

/// Width and height, if the URL states both.
pub(super) fn stated_sides(address: &str) -> Option<(u32, u32)> {
    in_name(address).or_else(|| {
        let width = stated(address, &["w", "width", "wid"]);
        width.zip(stated(address, &["h", "height", "hei"]))
    })
}

/// The value of the first option with one of these names.
fn stated(address: &str, names: &[&str]) -> Option<u32> {
    let parts = address.split(['?', '&', '/', ',', ';']);
    let mut pairs = parts.filter_map(|part| part.split_once(['=', '_']));
    pairs.find_map(|(name, value)| names.contains(&name).then(|| side(value)).flatten())
}
