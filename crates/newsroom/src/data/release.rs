//! Whether an article may be on the site at a moment.

use crate::zone::Zone;
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
    pub fn label(self, article: &Article, zone: &Zone) -> Option<String> {
        match self {
            Self::Public(_) => None,
            Self::Draft => Some("Draft".to_owned()),
            Self::Expired => Some(labelled("Expired", article.expires)),
            Self::Later(from) => {
                let embargo = article.embargo.filter(|at| zone.seconds(*at) == from);
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

/// Whether an article may be on the site. `zone`: the time zone of days without a time; `now`: seconds since 1970.
pub fn release(article: &Article, zone: &Zone, now: i64) -> Release {
    if article.status == Status::Draft {
        return Release::Draft;
    }
    let expires = article.expires.map(|at| zone.end(at));
    if expires.is_some_and(|at| at <= now) {
        return Release::Expired;
    }
    let published = article.published.map(|at| zone.seconds(at));
    let embargo = article.embargo.map(|at| zone.seconds(at));
    match published.max(embargo) {
        Some(from) if from > now => Release::Later(from),
        _ => Release::Public(expires),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> Zone {
        let portal = br#"{"schema": "action-news/portal/1", "name": "N", "url": "https://n.example/", "lang": "en"}"#;
        Zone::of(&article::read_portal(portal).unwrap().0)
    }

    #[test]
    fn labels_say_why_readers_do_not_see_an_article() {
        let check = |keys: &str, expected: Option<&str>| {
            let json = format!(
                r#"{{"schema": "action-news/article/1", "id": "world/a", "headline": "A", "body": []{keys}}}"#
            );
            let article = article::read(json.as_bytes()).unwrap().0;
            let label = release(&article, &zone(), 1_732_363_200).label(&article, &zone());
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
        check(
            r#", "published": "2024-11-20", "embargo": "2024-11-25""#,
            Some("Embargo until 2024-11-25"),
        );
        check(r#", "expires": "2024-11-22""#, Some("Expired 2024-11-22"));
    }

    #[test]
    fn dates_and_status_decide() {
        let check = |keys: &str, expected: Release| {
            let json = format!(
                r#"{{"schema": "action-news/article/1", "id": "world/a", "headline": "A", "body": []{keys}}}"#
            );
            let article = article::read(json.as_bytes()).unwrap().0;
            // 2024-11-23T12:00:00Z
            assert_eq!(
                release(&article, &zone(), 1_732_363_200),
                expected,
                "{keys}"
            );
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
        // The 23rd has begun, the 24th begins at midnight in UTC, since there are no regions.
        check(r#", "published": "2024-11-23""#, public);
        check(
            r#", "published": "2024-11-24""#,
            Release::Later(1_732_406_400),
        );
        let embargo = r#", "published": "2024-11-20T00:00:00Z", "embargo": "2024-11-23T13:00:00Z""#;
        check(embargo, Release::Later(1_732_366_800));
        check(r#", "expires": "2024-11-23T12:00:00Z""#, Release::Expired);
        check(
            r#", "expires": "2024-11-23T13:00:00Z""#,
            Release::Public(Some(1_732_366_800)),
        );
        // A day is over when the next begins; an embargo ends when its day begins.
        check(r#", "expires": "2024-11-22""#, Release::Expired);
        check(
            r#", "expires": "2024-11-23""#,
            Release::Public(Some(1_732_406_400)),
        );
        check(r#", "embargo": "2024-11-23""#, public);
        check(
            r#", "embargo": "2024-11-24""#,
            Release::Later(1_732_406_400),
        );
    }
}
