//! Whether a site has frames, and where they lie.

use article::portal::Portal;

/// Whether a site has frames: whether somebody may frame it.
pub fn are_made(portal: &Portal) -> bool {
    !portal.frame_ancestors.is_empty()
}

/// Where the frame of an article lies below the site.
pub fn page_path(id: &str) -> String {
    ["embed/", id, "/index.html"].concat()
}

/// Where what oEmbed says of an article lies below the site.
pub fn oembed_path(id: &str) -> String {
    ["oembed/", id, ".json"].concat()
}
