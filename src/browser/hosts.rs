//! Where the app stands in the page, and where the site stands on its server.

use super::property::{set, text};
use super::published::PUBLISHED;
use super::{document, location};
use web_sys::Element;

/// The two elements that the app renders into.
#[derive(Debug, Clone, PartialEq)]
pub struct Hosts {
    /// The header bar's.
    pub header: Element,
    /// The document's: content and footer.
    pub document: Element,
}

impl Hosts {
    /// Whether a page was published in them: it stays, where an empty page's words about waiting go.
    pub fn are_published(&self) -> bool {
        self.document.has_attribute(PUBLISHED)
    }
}

/// Finds the page's two hosts.
pub fn hosts() -> Option<Hosts> {
    let page = document()?;
    let hosts = Hosts {
        header: page.get_element_by_id("header")?,
        document: page.get_element_by_id("document")?,
    };
    if !hosts.are_published() {
        set(&hosts.document, "textContent", &"".into());
    }
    Some(hosts)
}

/// The path below which the site lives, from `/` to `/`: the folder of the shell's own icon,
/// which every build puts at the site's root and whose address every server gets right.
pub fn root() -> String {
    let path = || {
        let link = document()?.query_selector("link[rel=icon]").ok()??;
        // An anchor would split its address for us; a link does not.
        let href = text(&link, "href");
        let origin = text(&location(), "origin");
        let path = href.strip_prefix(origin.as_str())?;
        path.rfind('/')
            .and_then(|end| path.get(..=end).map(str::to_owned))
    };
    path().unwrap_or_else(|| "/".to_owned())
}
