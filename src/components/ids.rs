//! Ids of the page's own elements.

/// The id of the page's heading, which gets focus when a page is opened.
pub const HEADING_ID: &str = "headline";
/// The id of the main content, the target of the skip link.
pub const MAIN_ID: &str = "main";
