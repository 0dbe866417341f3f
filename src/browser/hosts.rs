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
    /// Another one for a document, in no page: what is drawn there waits to be seen.
    pub spare: Element,
}

/// The id of the document's host that is seen.
const DOCUMENT: &str = "document";

impl Hosts {
    /// Shows the document that is drawn in one host in place of that in the other.
    pub fn show(&self, shown: &Element) {
        let other = if *shown == self.document {
            &self.spare
        } else {
            &self.document
        };
        // Nothing is replaced that is not there, so it is no matter how often this is called.
        if let Some(parent) = other.parent_node()
            && parent.insert_before(shown, Some(other)).is_ok()
        {
            let _ = parent.remove_child(other);
            let _ = other.remove_attribute("id");
            let _ = shown.set_attribute("id", DOCUMENT);
        }
    }

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
        document: page.get_element_by_id(DOCUMENT)?,
        spare: page.create_element("div").ok()?,
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
