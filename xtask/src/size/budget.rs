//! `bench/size-budget.toml`: a line `name = bytes` for each part, and comments with the reasons.

use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::num::NonZeroU64;

/// The maximum size of a part.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    /// The part's name.
    pub part: String,
    /// Size in bytes, compressed.
    pub bytes: u64,
}

/// A part's size compared with its budget.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Above the budget by more than [`SLACK_PERCENT`].
    Over,
    /// Neither.
    Within,
    /// Below the budget by more than [`LOOSE_PERCENT`]: it can be lowered.
    Below,
}

/// Versions of compilers and compressors differ by this much.
const SLACK_PERCENT: u64 = 1;
/// A larger difference would allow an unnoticed increase.
const LOOSE_PERCENT: u64 = 3;

impl Budget {
    /// Compares a part of this size with the budget.
    pub fn judge(&self, bytes: u64) -> Verdict {
        if bytes * 100 > self.bytes * (100 + SLACK_PERCENT) {
            Verdict::Over
        } else if bytes * 100 < self.bytes * (100 - LOOSE_PERCENT) {
            Verdict::Below
        } else {
            Verdict::Within
        }
    }
}

impl Verdict {
    /// What to do about it.
    pub fn hint(&self, part: &str, bytes: u64) -> Option<String> {
        match self {
            Self::Over => Some(format!(
                "{part} is over its budget by more than {SLACK_PERCENT} %."
            )),
            Self::Within => None,
            Self::Below => Some(format!(
                "{part} is well below its budget; lower it: {part} = {bytes} in size-budget.toml."
            )),
        }
    }
}

/// Parses the file. The result is in alphabetical order.
///
/// # Errors
/// If a line is not `name = bytes`; the message names it.
pub fn parse(text: &str) -> Result<Vec<Budget>> {
    let parts: BTreeMap<String, NonZeroU64> =
        toml::from_str(text).map_err(|error| Error::new(format!("size-budget.toml: {error}")))?;
    let budget = |(part, bytes): (String, NonZeroU64)| Budget {
        part,
        bytes: bytes.get(),
    };
    Ok(parts.into_iter().map(budget).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_budgets_and_comments_are_not() {
        let budget = |part: &str, bytes| Budget {
            part: part.to_owned(),
            bytes,
        };
        let text = "# why\njs-wasm = 122_880 # ceiling\n\ncss=12288\n";
        let expected = vec![budget("css", 12_288), budget("js-wasm", 122_880)];
        assert_eq!(parse(text).unwrap(), expected);
        for text in ["css", "css = many", "css = 0", " = 12"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn one_percent_above_is_within() {
        let budget = parse("css = 10000").unwrap().remove(0);
        for (bytes, expected) in [
            (10_101, Verdict::Over),
            (10_100, Verdict::Within),
            (10_000, Verdict::Within),
            (9_700, Verdict::Within),
            (9_699, Verdict::Below),
        ] {
            assert_eq!(budget.judge(bytes), expected, "{bytes}");
        }
    }
}
