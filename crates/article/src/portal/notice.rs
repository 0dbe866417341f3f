//! Notices to readers, limited in time.

use super::by_language::ByLanguage;
use crate::date::Timestamp;

/// A notice to readers, limited in time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields, rename_all = "camelCase")
)]
pub struct Notice {
    /// Its id, by which dismissals are stored.
    #[cfg_attr(feature = "schema", schemars(with = "crate::attributes::Segment"))]
    pub id: String,
    /// Its kind.
    #[cfg_attr(
        feature = "schema",
        serde(skip_serializing_if = "crate::attributes::is_default")
    )]
    pub kind: NoticeKind,
    /// Its text.
    pub text: ByLanguage,
    /// The start; `None`: no start.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub from: Option<Timestamp>,
    /// The end; `None`: no end.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub until: Option<Timestamp>,
    /// Addresses that may fail during the notice: paths or URLs, `*` for any characters.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    pub unavailable: Vec<String>,
}

impl Notice {
    /// Whether it is active at a time, in milliseconds since 1970.
    pub fn lasts_at(&self, now_ms: f64) -> bool {
        let ms = |t: Timestamp| t.epoch_seconds() as f64 * 1000.0;
        self.from.is_none_or(|from| ms(from) <= now_ms)
            && self.until.is_none_or(|until| now_ms < ms(until))
    }

    /// Whether it has ended at a time, in milliseconds since 1970.
    pub fn has_ended_at(&self, now_ms: f64) -> bool {
        self.until
            .is_some_and(|until| until.epoch_seconds() as f64 * 1000.0 <= now_ms)
    }

    /// Whether it covers an address.
    pub fn covers(&self, address: &str) -> bool {
        self.unavailable.iter().any(|p| matches_glob(p, address))
    }
}

/// Matches a pattern in which `*` stands for any characters.
fn matches_glob(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    if pattern.len() == first.len() {
        return rest.is_empty();
    }
    let mut last = "";
    for part in parts {
        last = part;
        match find(rest, part) {
            Some(i) => rest = rest.get(i + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    // The leftmost match of the last part may end too early, so the end is compared too.
    last.is_empty() || rest.is_empty() || text.ends_with(last)
}

/// The index of `part`. The standard library's search would cost the first page 2 KB, and addresses are short.
fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len()).find(|i| text.get(*i..).is_some_and(|rest| rest.starts_with(part)))
}

/// Kinds of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "lowercase")
)]
pub enum NoticeKind {
    /// Maintenance.
    Maintenance,
    /// Urgent information.
    Alert,
    /// Other information.
    #[default]
    Info,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_name_addresses() {
        let check = |pattern: &str, address: &str, expected: bool| {
            assert_eq!(
                matches_glob(pattern, address),
                expected,
                "{pattern} {address}"
            );
        };
        check("/login", "/login", true);
        check("/login", "/login/", false);
        check("/login*", "/login/form", true);
        check("https://mail.example/*", "https://mail.example/", true);
        check(
            "https://mail.example/*",
            "https://mail.example.evil/",
            false,
        );
        check("*/pay/*", "https://x.example/pay/now", true);
        check("*.pdf", "/a.pdf/b.pdf", true);
        check("*.pdf", "/a.pdf/b", false);
        check("*", "", true);
        check("", "/", false);
    }

    #[test]
    fn a_notice_starts_and_ends_on_time() {
        let notice = Notice {
            id: "n".into(),
            kind: NoticeKind::Maintenance,
            text: ByLanguage::default(),
            from: Timestamp::parse("2024-11-23T20:00:00-07:00"),
            until: Timestamp::parse("2024-11-24T06:00:00Z"),
            unavailable: Vec::new(),
        };
        let ms =
            |text: &str| Timestamp::parse(text).map_or(0.0, |t| t.epoch_seconds() as f64 * 1000.0);
        assert!(!notice.lasts_at(ms("2024-11-24T02:59:59Z")));
        assert!(notice.lasts_at(ms("2024-11-24T03:00:00Z")));
        assert!(notice.lasts_at(ms("2024-11-24T05:59:59Z")));
        assert!(!notice.lasts_at(ms("2024-11-24T06:00:00Z")));
        assert!(!notice.has_ended_at(ms("2024-11-24T02:59:59Z")));
        assert!(!notice.has_ended_at(ms("2024-11-24T05:59:59Z")));
        assert!(notice.has_ended_at(ms("2024-11-24T06:00:00Z")));
    }
}
