//! Whether coverage that is marked live has ended.

use super::format::{Format, Imported};
use crate::date::Timestamp;
use crate::model::Live;
use crate::problem::{Problem, ProblemKind, Severity};

/// Coverage without a post for longer has probably ended.
const MAX_SILENCE_SECONDS: i64 = 30 * 86_400;

/// Whether the announced end of coverage is before `now` or before the last post; true if both times are unknown. An end
/// without a time is the end of that day.
pub(super) fn has_ended(end: Timestamp, last: Option<i64>, now: Option<i64>) -> bool {
    let day = if end.time.is_none() { 86_400 } else { 0 };
    let end = end.epoch_seconds() + day;
    last.max(now).is_none_or(|latest| end <= latest)
}

/// Reports a live article whose last post is old: its source may have forgotten to mark it as ended.
pub(super) fn report(imported: &mut Imported, now: Option<i64>) {
    let article = &imported.article;
    if article.live != Some(Live::Live) || imported.format == Format::Native {
        return;
    }
    let posts = article.updates.iter().filter_map(|post| post.published);
    let last = posts
        .chain(article.published)
        .chain(article.updated)
        .max_by_key(|at| at.epoch_seconds());
    let (Some(last), Some(now)) = (last, now) else {
        return;
    };
    if now - last.epoch_seconds() > MAX_SILENCE_SECONDS {
        let what = format!(
            "whether the coverage has ended; it is marked live, but the last post is from {}",
            last.date
        );
        imported.problems.push(Problem {
            at: imported.at.clone(),
            severity: Severity::Advice,
            kind: ProblemKind::LeftOut(what),
        });
    }
}
