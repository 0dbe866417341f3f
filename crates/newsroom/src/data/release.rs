//! Whether an article may be on the site at a moment.

use article::Article;
use article::date::Timestamp;
use article::model::Status;

/// What an article's dates and status say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// It is on the site. When it expires, in seconds since 1970, if it does.
    Public(Option<i64>),
    /// It will be on the site, from this moment on, in seconds since 1970.
    Later(i64),
    /// It was on the site: its `expires` has passed.
    Expired,
    /// It is a draft.
    Draft,
}

impl Release {
    /// Why readers do not see the article, in a few words for a label, if they do not.
    pub fn label(self, article: &Article) -> Option<String> {
        match self {
            Self::Public(_) => None,
            Self::Draft => Some("Draft".to_owned()),
            Self::Expired => Some(labelled("Expired", article.expires)),
            Self::Later(from) => {
                let embargo = article.embargo.filter(|at| at.epoch_seconds() == from);
                Some(match embargo {
                    Some(_) => labelled("Embargo until", embargo),
                    None => labelled("From", article.published),
                })
            }
        }
    }

    /// When this changes, in seconds since 1970, if it does.
    pub fn until(self) -> Option<i64> {
        match self {
            Self::Public(expires) => expires,
            Self::Later(from) => Some(from),
            Self::Expired | Self::Draft => None,
        }
    }
}

/// `From 2024-11-23 08:00 -05:00`: to the minute, in the offset that the article gives.
fn labelled(words: &str, at: Option<Timestamp>) -> String {
    let text = at.map_or_else(String::new, |at| at.to_string());
    match text.split_once('T') {
        Some((date, time)) => {
            let (minute, offset) = (time.get(..5), time.get(8..));
            let [minute, offset] = [minute, offset].map(Option::unwrap_or_default);
            format!("{words} {date} {minute} {}", offset.replace('Z', "UTC"))
        }
        None => format!("{words} {text}"),
    }
}

/// The largest offset of a time zone from UTC, in seconds: a day begins somewhere that much earlier than in UTC.
const EARLIEST_ZONE_SECONDS: i64 = 14 * 3600;

/// Whether an article may be on the site. `now`: seconds since 1970.
pub fn release(article: &Article, now: i64) -> Release {
    if article.status == Status::Draft {
        return Release::Draft;
    }
    let expires = article.expires.map(|at| at.epoch_seconds());
    if expires.is_some_and(|at| at <= now) {
        return Release::Expired;
    }
    let published = article.published.map(|at| match at.known_time() {
        Some(_) => at.epoch_seconds(),
        None => at.epoch_seconds() - EARLIEST_ZONE_SECONDS,
    });
    let embargo = article.embargo.map(|at| at.epoch_seconds());
    match published.max(embargo) {
        Some(from) if from > now => Release::Later(from),
        _ => Release::Public(expires),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_why_readers_do_not_see_an_article() {
        let check = |keys: &str, expected: Option<&str>| {
            let json = format!(
                r#"{{"schema": "action-news/article/1", "id": "world/a", "headline": "A", "body": []{keys}}}"#
            );
            let article = article::read(json.as_bytes()).unwrap().0;
            let label = release(&article, 1_732_363_200).label(&article);
            assert_eq!(label.as_deref(), expected, "{keys}");
        };
        check("", None);
        check(r#", "status": "draft""#, Some("Draft"));
        check(
            r#", "published": "2024-11-23T08:00:00-05:00""#,
            Some("From 2024-11-23 08:00 -05:00"),
        );
        check(r#", "published": "2024-11-25""#, Some("From 2024-11-25"));
        check(
            r#", "published": "2024-11-20", "embargo": "2024-11-23T13:00:00Z""#,
            Some("Embargo until 2024-11-23 13:00 UTC"),
        );
        check(
            r#", "expires": "2024-11-23T12:00:00Z""#,
            Some("Expired 2024-11-23 12:00 UTC"),
        );
    }

    #[test]
    fn dates_and_status_decide() {
        let check = |keys: &str, expected: Release| {
            let json = format!(
                r#"{{"schema": "action-news/article/1", "id": "world/a", "headline": "A", "body": []{keys}}}"#
            );
            let article = article::read(json.as_bytes()).unwrap().0;
            // 2024-11-23T12:00:00Z
            assert_eq!(release(&article, 1_732_363_200), expected, "{keys}");
        };
        let public = Release::Public(None);
        check("", public);
        check(r#", "status": "draft""#, Release::Draft);
        check(r#", "published": "2024-11-23T12:00:00Z""#, public);
        check(
            r#", "published": "2024-11-23T12:00:01Z""#,
            Release::Later(1_732_363_201),
        );
        check(
            r#", "published": "2024-11-23T08:00:00-05:00""#,
            Release::Later(1_732_366_800),
        );
        // It is the 24th somewhere, but the 25th nowhere.
        check(r#", "published": "2024-11-24""#, public);
        check(
            r#", "published": "2024-11-25""#,
            Release::Later(1_732_492_800 - 14 * 3600),
        );
        let embargo = r#", "published": "2024-11-20T00:00:00Z", "embargo": "2024-11-23T13:00:00Z""#;
        check(embargo, Release::Later(1_732_366_800));
        check(r#", "expires": "2024-11-23T12:00:00Z""#, Release::Expired);
        check(
            r#", "expires": "2024-11-23T13:00:00Z""#,
            Release::Public(Some(1_732_366_800)),
        );
    }
}
