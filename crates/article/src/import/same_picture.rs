//! Recognises the same picture at different URLs: all sizes of a picture have the same key.
//!
//! If the path names a picture file, the key is the path without the sizes that image services write into it. Any other
//! path (`image.php`, `/_next/image`) may serve all pictures of a site, so its query is part of the key, without the
//! parameters for size and format. If a URL contains another URL, the key is that of the inner one; for the URL of a picture
//! file only if the inner one is a picture file too (`a.jpg?source=web/home`).

use crate::url::SafeUrl;
use path::{SIZES, without_sizes};
use percent_encoding::percent_decode_str;

mod path;

pub(super) use path::is_file;

/// Maximal nesting of URLs: an image service may load pictures from another one.
const MAX_INNER: usize = 3;

/// The key of a picture's URL.
pub(super) fn key(url: &SafeUrl) -> String {
    key_of(url.as_str(), "", 0)
}

/// The width that a URL states: in a parameter (`?w=600`) or in its path.
pub(super) fn stated_width(url: &SafeUrl) -> Option<u32> {
    let (path, query) = url.as_str().split_once('?').unwrap_or((url.as_str(), ""));
    let is_width = |name: &str| matches!(name, "w" | "width" | "wid" | "imwidth");
    let in_query = pairs(query).find(|(name, _)| is_width(name));
    let width = in_query.map(|(_, width)| width);
    width.or_else(|| path::stated_width(path))?.parse().ok()
}

/// Parameters whose value is the picture's URL.
const ADDRESSES: &[&str] = &[
    "url",
    "src",
    "image",
    "img",
    "file",
    "path",
    "u",
    "source",
    "imageurl",
    "image_url",
    "imgurl",
    "uri",
    "href",
];

/// `host`: the host of the URL around this one, to which it may be relative.
fn key_of(address: &str, host: &str, depth: usize) -> String {
    let address = address.split('#').next().unwrap_or(address);
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let path = path.trim_start_matches("//");
    let whole = match path.starts_with('/') && !address.starts_with("//") {
        true => format!("{host}{path}"),
        false => path.to_owned(),
    };
    let own_host = whole.split('/').next().unwrap_or_default();
    if depth < MAX_INNER
        && let Some(inner) = inner(&whole, query)
    {
        return key_of(&inner, own_host, depth + 1);
    }
    let path = without_sizes(&whole);
    let identifying = identifying(query);
    if is_file(&path) || identifying.is_empty() {
        return path;
    }
    format!("{path}?{identifying}")
}

/// The URL inside a URL: in the query, or after the options in the path.
fn inner(path: &str, query: &str) -> Option<String> {
    let decoded = |value: &str| {
        let value = percent_decode_str(value).decode_utf8().ok()?;
        let is_picture = is_file(value.split('?').next().unwrap_or_default());
        let is_address = is_picture || (value.contains('/') && !is_file(path));
        is_address.then(|| value.into_owned())
    };
    let in_query = pairs(query).find_map(|(name, value)| {
        ADDRESSES
            .contains(&name.to_ascii_lowercase().as_str())
            .then(|| decoded(value))
            .flatten()
    });
    if in_query.is_some() {
        return in_query;
    }
    // Photon, WordPress.com's image service: the picture's URL follows the host.
    let photon = ["i0.wp.com/", "i1.wp.com/", "i2.wp.com/", "i3.wp.com/"];
    if let Some(rest) = photon.iter().find_map(|host| path.strip_prefix(host)) {
        return Some(format!("//{rest}"));
    }
    let lower = path.to_ascii_lowercase();
    let at = ["/https:/", "/http:/", "/https%3a%2f", "/http%3a%2f"]
        .iter()
        .filter_map(|start| lower.find(start))
        .min()?;
    let rest = percent_decode_str(path.get(at + 1..)?).decode_utf8().ok()?;
    // Some services merge the two slashes.
    let (_, rest) = rest.split_once(':')?;
    Some(format!("//{}", rest.trim_start_matches('/')))
}

fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| {
        let pair = pair.strip_prefix("amp;").unwrap_or(pair);
        pair.split_once('=').unwrap_or((pair, ""))
    })
}

/// The parameters that identify a picture, in a fixed order.
fn identifying(query: &str) -> String {
    let mut kept: Vec<String> = pairs(query)
        .filter(|(name, _)| !SIZES.contains(&name.to_ascii_lowercase().as_str()))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    kept.sort();
    kept.join("&")
}

#[cfg(test)]
mod tests;
