//! Lazy loading: the attributes that scripts read, and placeholders.

/// Attributes from which lazy-loading scripts read the file's URL.
pub(super) const LAZY: &[&str] = &[
    "data-src",
    "data-lazy-src",
    "data-lazy",
    "data-lazyload",
    "data-lazy-load",
    "data-lazyload-src",
    "data-src-lazy",
    "data-original",
    "data-original-src",
    "data-runner-src",
    "data-flickity-lazyload",
    "data-flickity-lazyload-src",
    "data-hi-res-src",
    "data-defer-src",
    "data-delayed-src",
    "data-litespeed-src",
    "data-cfsrc",
    "data-ezsrc",
    "data-actualsrc",
    "data-echo",
    "data-ll-src",
    "data-img-src",
    "data-image-src",
    "data-real-src",
    "data-pagespeed-lazy-src",
    "nitro-lazy-src",
];

/// Attributes with the URL of another copy, for enlarging or sharing.
pub(super) const COPIES: &[&str] = &[
    "data-large-file",
    "data-full-url",
    "data-orig-file",
    "data-medium-file",
    "data-full",
    "data-fullsrc",
    "data-hires",
    "data-zoom-image",
    "data-pin-media",
    "data-image",
    "data-image-url",
    "data-url",
    "data-bg",
    "data-background",
];

/// `srcset`, and the attributes that lazy-loading scripts copy to it.
pub(super) const SETS: &[&str] = &[
    "srcset",
    "data-srcset",
    "data-lazy-srcset",
    "data-original-set",
    "data-original-srcset",
    "data-src-set",
    "data-lazyload-srcset",
    "data-flickity-lazyload-srcset",
    "data-litespeed-srcset",
    "data-cfsrcset",
    "data-ezsrcset",
    "data-pagespeed-lazy-srcset",
    "data-bgset",
    "nitro-lazy-srcset",
];

/// Whether the value of such an attribute is a URL. It may also be a number, JSON or a pattern.
pub(super) fn is_address(value: &str) -> bool {
    let value = value.trim();
    let file = value.split(['?', '#']).next().unwrap_or(value);
    let is_file = file.rsplit_once('.').is_some_and(|(_, end)| {
        (2..=5).contains(&end.len()) && end.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    (value.contains('/') || is_file) && !value.contains(['{', '[', '<']) && !is_placeholder(value)
}

/// Whether a URL is a placeholder for lazy loading.
pub(in super::super) fn is_placeholder(address: &str) -> bool {
    const NAMES: &[&str] = &[
        "spacer.",
        "blank.",
        "placeholder",
        "1x1",
        "transparent.",
        "trans.gif",
        "pixel.gif",
        "lazy_placeholder",
        "lazy.",
        "lazyload.",
        "lazy-load.",
        "loading.",
        "loader.",
        "ajax-loader.",
        "grey.gif",
        "gray.gif",
        "clear.gif",
        "empty.",
        "dummy.",
        "spacergif",
    ];
    let address = address.trim();
    let file = address.split(['?', '#']).next().unwrap_or(address);
    let name = file.rsplit('/').next().unwrap_or(file).to_ascii_lowercase();
    address.is_empty()
        || address.starts_with("data:")
        || address.starts_with("about:")
        || file.contains("spacergif")
        || NAMES.iter().any(|known| name.starts_with(known))
}
