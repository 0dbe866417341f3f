//! Reads strings, numbers and words of closed lists.

use super::walk::Reading;
use crate::date::Timestamp;
use crate::lang::{Dir, LangTag};
use crate::problem::ProblemKind;
use crate::url::SafeUrl;
use serde_json::Value;

impl Reading {
    /// A string that is not blank. A whole number is reported, and converted.
    pub(super) fn string(&mut self, value: &Value) -> Option<String> {
        let words = match value {
            Value::String(words) => words.clone(),
            Value::Number(number) => {
                self.expected("a string", value);
                number.as_i64()?.to_string()
            }
            other => {
                self.expected("a string", other);
                return None;
            }
        };
        if words.trim().is_empty() {
            self.note(ProblemKind::Blank);
            return None;
        }
        Some(words)
    }

    pub(super) fn url(&mut self, value: &Value) -> Option<SafeUrl> {
        let url = self.string(value)?;
        match SafeUrl::parse(&url) {
            Ok(url) => Some(url),
            Err(why) => {
                self.note(ProblemKind::UnsafeUrl {
                    url: url.chars().take(80).collect(),
                    why,
                });
                None
            }
        }
    }

    pub(super) fn timestamp(&mut self, value: &Value) -> Option<Timestamp> {
        let text = self.string(value)?;
        let timestamp = Timestamp::parse(text.trim());
        match timestamp {
            None => self.invalid("a date and time such as 2013-06-17T20:05:00-04:00", &text),
            // A date alone is valid; a time without an offset is a mistake.
            Some(t) if t.time.is_some() && t.known_time().is_none() => {
                self.note(ProblemKind::NoOffset);
            }
            Some(_) => {}
        }
        timestamp
    }

    /// A timestamp with an offset, which can be compared with a clock.
    pub(super) fn moment(&mut self, value: &Value) -> Option<Timestamp> {
        let text = self.string(value)?;
        let moment = Timestamp::parse(text.trim()).filter(|t| t.known_time().is_some());
        if moment.is_none() {
            self.invalid(
                "a date and time with offset such as 2024-11-23T20:00:00-07:00",
                &text,
            );
        }
        moment
    }

    /// A day, or a time with offset. A time without an offset is refused, because its moment is unknown.
    pub(super) fn day_or_moment(&mut self, value: &Value) -> Option<Timestamp> {
        let text = self.string(value)?;
        let at = Timestamp::parse(text.trim());
        let at = at.filter(|at| at.time.is_none() || at.known_time().is_some());
        if at.is_none() {
            self.invalid(
                "a date, or a date and time with offset such as 2024-11-23T20:00:00-07:00",
                &text,
            );
        }
        at
    }

    pub(super) fn lang(&mut self, value: &Value) -> Option<LangTag> {
        let text = self.string(value)?;
        let tag = LangTag::parse(&text);
        if tag.is_none() {
            self.invalid("a language tag such as en-CA", &text);
        }
        tag
    }

    pub(super) fn dir(&mut self, value: &Value) -> Option<Dir> {
        self.word(value, &["ltr", "rtl"], &[Dir::Ltr, Dir::Rtl])
    }

    /// One of a closed list of words, mapped to its value.
    pub(super) fn word<T: Copy>(
        &mut self,
        value: &Value,
        known: &'static [&'static str],
        meanings: &[T],
    ) -> Option<T> {
        let word = self.string(value)?;
        let meaning = known
            .iter()
            .zip(meanings)
            .find_map(|(k, m)| (*k == word).then_some(*m));
        if meaning.is_none() {
            self.note(ProblemKind::UnknownWord { word, known });
        }
        meaning
    }

    pub(super) fn flag(&mut self, value: &Value) -> Option<bool> {
        if let Value::Bool(flag) = value {
            return Some(*flag);
        }
        self.expected("true or false", value);
        None
    }

    /// A whole number from `min` to `max`.
    pub(super) fn whole(
        &mut self,
        value: &Value,
        min: i64,
        max: i64,
        expected: &'static str,
    ) -> Option<i64> {
        let number = match value {
            Value::Number(number) => number
                .as_i64()
                .or_else(|| number.as_f64().and_then(whole_part)),
            other => {
                self.expected(expected, other);
                return None;
            }
        };
        let number = number.filter(|n| (min..=max).contains(n));
        if number.is_none() {
            self.invalid(expected, &shown(value));
        }
        number
    }

    /// Any finite number from `min` to `max`.
    pub(super) fn number(
        &mut self,
        value: &Value,
        min: f64,
        max: f64,
        expected: &'static str,
    ) -> Option<f64> {
        let Some(number) = value.as_f64() else {
            self.expected(expected, value);
            return None;
        };
        if number < min || number > max {
            self.invalid(expected, &shown(value));
            return None;
        }
        Some(number)
    }
}

/// A number for a message; formatting floats would add 16 KB to the first page.
#[cfg(feature = "explain")]
fn shown(value: &Value) -> String {
    value.to_string()
}

#[cfg(not(feature = "explain"))]
fn shown(_: &Value) -> String {
    String::new()
}

/// The integer value of a whole float: some systems write `480.0`.
fn whole_part(number: f64) -> Option<i64> {
    let whole = number as i64;
    (whole as f64 == number).then_some(whole)
}
