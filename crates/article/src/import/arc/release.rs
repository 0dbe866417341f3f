//! Publication status, embargo and restrictions of a story.
//!
//! Source: `trait_revision` and `trait_content_restrictions` of the ANS schema 0.10.9 ("Embargoed content must not go
//! live").

use super::super::date::lenient;
use super::super::source::Source;
use crate::model::{Article, Status};
use serde_json::Value;

/// The description of an unpublished story, which is not imported. `None` for a published one.
pub(super) fn unpublished(story: &Value) -> Option<&'static str> {
    let is_false = |pointer: &str| story.pointer(pointer).and_then(Value::as_bool) == Some(false);
    let is_draft =
        is_false("/revision/published") || is_false("/additional_properties/is_published");
    is_draft.then_some("a draft")
}

/// Whether an element, a promotional picture or a related story must be left out: it is unpublished or under embargo.
/// Articles have no embargoes of parts, so a part counts as under embargo unless the embargo had ended when the story
/// was last changed.
pub(super) fn is_withheld(source: &Source<'_>, at: &str) -> bool {
    let Some(element) = source.get(at) else {
        return false;
    };
    let embargo = element.pointer("/content_restrictions/embargo");
    let is_active = embargo.is_some_and(|it| it.get("active") == Some(&Value::Bool(true)));
    let moment = |text: &str| Some(lenient(text)?.epoch_seconds());
    let end = || moment(embargo?.get("end_time")?.as_str()?);
    let changed = || moment(source.first(&["/last_updated_date", "/display_date"])?);
    let is_over = || Some(end()? <= changed()?);
    unpublished(element).is_some() || (is_active && is_over() != Some(true))
}

/// Applies or reports embargo, expiry and restrictions.
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
    // ANS: "default" is content for everybody.
    let code = code.filter(|code| !matches!(code.as_str(), "default" | "free"));
    if let Some(code) = code {
        let code: String = code.chars().take(40).collect();
        source.left_out(CODE, &format!("the restriction to readers with \"{code}\""));
    }
    const TAKEN_DOWN: &str = "/publishing/scheduled_operations/unpublish_edition/0/operation_date";
    article.expires = source.expires(TAKEN_DOWN);
    const GEO: &str = "/content_restrictions/geo/restrictions";
    if !source.list(GEO).is_empty() {
        source.left_out(GEO, "the restriction by country");
    }
}
