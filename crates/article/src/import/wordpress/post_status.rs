//! Whether a post is published, and to whom it is restricted.

use super::super::html;
use super::super::source::Source;
use super::place::rendered;
use crate::model::{Access, Article, Status};
use serde_json::Value;

/// The description of an unpublished post, which is not imported. `None` for a published one. Unknown statuses count as
/// unpublished: plug-ins add them for editorial workflows.
pub(super) fn unpublished(post: &Value) -> Option<String> {
    let status = post.get("status")?.as_str()?.trim();
    let what = match status {
        "publish" | "" => return None,
        "draft" | "auto-draft" => "a draft",
        "pending" => "a pending post",
        "future" => "a scheduled post",
        "private" => "a private post",
        "trash" => "a deleted post",
        other => {
            let other: String = other.chars().take(40).collect();
            return Some(format!("a post with the status \"{other}\""));
        }
    };
    Some(what.to_owned())
}

/// Whether the text is missing because the request had no password.
pub(super) fn is_withheld(source: &Source<'_>) -> bool {
    let text = source.str(&rendered(source, "/content"));
    match is_protected(source) {
        true => text.is_none_or(html::asks_for_password),
        false => text.is_some_and(html::asks_for_password),
    }
}

/// Whether the post has a password.
fn is_protected(source: &Source<'_>) -> bool {
    source.is("/content/protected") || source.str("/password").is_some()
}

/// Applies or reports passwords and the restrictions of Jetpack's newsletters.
pub(super) fn restrict(source: &mut Source<'_>, article: &mut Article) {
    if is_withheld(source) {
        article.access = Access::Partial;
        source.left_out("/content", "the text, which is behind a password");
    } else if is_protected(source) {
        // The text is there: the request was made with the password or by an editor.
        article.status = Status::Draft;
        let what = "the password protection; this is a draft";
        source.left_out("/content", what);
    }
    for at in [
        "/meta/_jetpack_newsletter_access",
        "/jetpack_newsletter_access",
    ] {
        let readers = source.plain(at);
        if let Some(readers) = readers.filter(|readers| readers != "everybody") {
            let readers: String = readers.chars().take(40).collect();
            source.left_out(at, &format!("the restriction to \"{readers}\""));
        }
    }
}
