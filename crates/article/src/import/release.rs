//! The words that systems use for unpublished articles.

/// The description of an article with this status, if it is unpublished. `None` for other and unknown statuses.
pub(super) fn unpublished(status: &str) -> Option<&'static str> {
    let status = status.trim().to_ascii_lowercase().replace(['-', '_'], " ");
    // Some vocabularies have URLs that end with the word.
    let status = status.rsplit(['/', '#']).next().unwrap_or_default();
    Some(match status {
        "draft" | "auto draft" | "incomplete" | "in progress" | "unpublished" => "a draft",
        "pending" | "pending review" | "in review" => "a pending post",
        "scheduled" | "future" => "a scheduled post",
        "embargoed" | "embargo" => "a post under embargo",
        "private" | "hidden" => "a private post",
        "trash" | "trashed" | "soft trashed" | "deleted" | "removed" => "a deleted post",
        "expired" => "an expired post",
        "withdrawn" | "retracted" | "recalled" | "killed" | "canceled" | "cancelled"
        | "withheld" | "blocked" | "taken down" => "a withdrawn post",
        _ => return None,
    })
}
