//! Whether a site has frames, and their paths.

use article::portal::Portal;

/// Whether a site has frames: only if somebody may frame it.
pub fn are_made(portal: &Portal) -> bool {
    !portal.frame_ancestors.is_empty()
}

/// The path of an article's frame below the site.
pub fn frame_path(id: &str) -> String {
    ["embed/", id, "/index.html"].concat()
}

/// The path of an article's oEmbed description below the site.
pub fn oembed_path(id: &str) -> String {
    ["oembed/", id, ".json"].concat()
}
