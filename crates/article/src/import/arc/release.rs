//! Whether a story may be shown, to whom and from when.
//!
//! Source: `trait_revision` and `trait_content_restrictions` of the ANS schema 0.10.9 ("Embargoed content must not go
//! live").

use super::super::source::Source;
use crate::model::{Article, Status};
use serde_json::Value;

/// What an unpublished story is; it is not imported.
pub(super) fn unpublished(story: &Value) -> Option<&'static str> {
    let published = story.pointer("/revision/published")?.as_bool()?;
    (!published).then_some("a draft")
}

/// Embargo and readers.
pub(super) fn restrictions(source: &mut Source<'_>, article: &mut Article) {
    const EMBARGO: &str = "/content_restrictions/embargo";
    if source.is("/content_restrictions/embargo/active") {
        let end = source.timestamp("/content_restrictions/embargo/end_time");
        article.embargo = end.filter(|end| end.known_time().is_some());
        let what = match article.embargo {
            Some(end) => {
                format!("that it is under embargo until {end}; it is not published before")
            }
            None => {
                article.status = Status::Draft;
                "the embargo, because its end is unknown; this is a draft".to_owned()
            }
        };
        source.left_out(EMBARGO, &what);
    }
    const CODE: &str = "/content_restrictions/content_code";
    let code = source.plain(CODE);
    // ANS: "default" is what everybody may read.
    let code = code.filter(|code| !matches!(code.as_str(), "default" | "free"));
    if let Some(code) = code {
        let code: String = code.chars().take(40).collect();
        source.left_out(
            CODE,
            &format!("that the text is only for readers with \"{code}\""),
        );
    }
    const GEO: &str = "/content_restrictions/geo/restrictions";
    if !source.list(GEO).is_empty() {
        source.left_out(GEO, "that not every country may read it");
    }
}
