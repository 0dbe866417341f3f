//! Dates in the future, which may be mistyped.

use crate::clock;
use crate::zone::Zone;
use article::date::Timestamp;
use article::explain::Remark;
use article::model::{Article, Update};
use article::problem::Severity;

/// Tolerance for dates in the future: more than any offset from UTC.
const MAX_AHEAD_SECONDS: i64 = 86_400;

/// Advice about an article's dates in the future. The date of publication is not reported if an embargo lasts until
/// then.
pub fn check(article: &Article, zone: &Zone) -> Vec<Remark> {
    let embargo = article.embargo.map(|at| zone.seconds(at));
    let published = article.published;
    let published = published.filter(|at| embargo.is_none_or(|until| until < zone.seconds(*at)));
    let corrections = article.corrections.iter().enumerate();
    let corrections = corrections
        .map(|(number, correction)| (format!("/corrections/{number}/date"), correction.date));
    let all = [
        ("/published".to_owned(), published),
        ("/updated".to_owned(), article.updated),
    ];
    let all = all.into_iter().chain(corrections);
    all.filter_map(|(at, date)| ahead(at, date?, zone))
        .collect()
}

/// The same for the posts of a live article.
pub fn of_updates(updates: &[Update], zone: &Zone) -> Vec<Remark> {
    let updates = updates.iter().enumerate();
    updates
        .filter_map(|(number, update)| {
            ahead(
                format!("/updates/{number}/published"),
                update.published?,
                zone,
            )
        })
        .collect()
}

fn ahead(at: String, date: Timestamp, zone: &Zone) -> Option<Remark> {
    let ahead = zone.seconds(date) - clock::now().ok()?;
    (ahead > MAX_AHEAD_SECONDS).then(|| Remark {
        at,
        severity: Severity::Advice,
        sentence: format!("{date} is more than a day in the future; check the date"),
    })
}
