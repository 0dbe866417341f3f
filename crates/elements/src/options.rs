//! Options that several elements have.

use crate::js::JsArgs;
use action_news::text::Language;
use article::portal::Portal;

/// The interface's language: the element's own, else the document's, else the host page's.
pub fn language(options: &JsArgs<'_>, document: &str) -> Language {
    let own = Language::of(&options.text("language"));
    own.or_else(|| Language::of(document))
        .or_else(|| Language::of(&options.text("hostLanguage")))
        .unwrap_or_default()
}

/// The level of the uppermost heading, 1 to 6.
pub fn heading_level(options: &JsArgs<'_>) -> u8 {
    options
        .text("headingLevel")
        .parse()
        .unwrap_or(2)
        .clamp(1, 6)
}

/// The configuration of the site that published the script, if `bytes` are one.
pub fn read_portal(bytes: Option<Vec<u8>>) -> Option<Portal> {
    article::read_portal(&bytes?).ok().map(|(portal, _)| portal)
}
