//! Options that several elements have.

use crate::js::JsArgs;
use action_news::text::Language;
use article::lang::LangTag;
use article::portal::Portal;

/// The interface's language, and the code of a preferred one whose strings are not loaded.
pub struct Interface {
    /// The language to render in.
    pub language: Language,
    /// The code of a preferred language whose strings can be added, or `""`.
    pub wanted: String,
}

impl Interface {
    /// The first language with loaded strings in this order: the element's own, the document's, the host page's.
    pub fn of(options: &JsArgs<'_>, document: &str) -> Self {
        let (own, host) = (options.text("language"), options.text("hostLanguage"));
        let offered = options.text("languages");
        let mut wanted = String::new();
        for tag in [own.as_str(), document, host.as_str()] {
            if let Some(language) = Language::of(tag) {
                return Self { language, wanted };
            }
            let mut offered = offered.split_whitespace();
            if let Some(tag) = LangTag::parse(tag)
                && wanted.is_empty()
                && offered.any(|code| code == tag.primary())
            {
                wanted = tag.primary();
            }
        }
        let language = Language::default();
        Self { language, wanted }
    }
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
