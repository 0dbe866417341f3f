//! `bench/budgets.toml`: a line `name = number` for each budget; compares measured values with them.

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;

/// Which side of its limit a value must stay on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The limit itself or less.
    AtMost,
    /// The limit itself or more.
    AtLeast,
}

/// A budget and what was measured for it.
#[derive(Debug, PartialEq)]
pub struct Verdict {
    name: String,
    /// `None` if this run did not measure it.
    value: Option<f64>,
    bound: Bound,
    limit: f64,
}

impl Verdict {
    /// Whether a value was measured that is on the wrong side of the limit or not a number.
    pub fn is_missed(&self) -> bool {
        self.value.is_some_and(|value| match self.bound {
            Bound::AtMost => value.is_nan() || value > self.limit,
            Bound::AtLeast => value.is_nan() || value < self.limit,
        })
    }
}

/// `kept    page-work-24: 1.104, at most 1.2`
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.bound {
            Bound::AtMost => "at most",
            Bound::AtLeast => "at least",
        };
        let Self { name, limit, .. } = self;
        match self.value {
            None => write!(f, "skipped {name}: not measured in this run"),
            Some(value) if self.is_missed() => {
                write!(f, "MISSED  {name}: {value:.3}, {side} {limit}")
            }
            Some(value) => write!(f, "kept    {name}: {value:.3}, {side} {limit}"),
        }
    }
}

/// Compares all budgets whose names begin with one of `prefixes` with measured values.
///
/// `measure` gets a budget's name and returns its bound and its value. The value is `None` if this run did not measure it;
/// the result is `None` for an unknown name.
///
/// # Errors
/// If the file cannot be read, or has a line that is not `name = number` or a name that nothing measures.
pub fn judge(
    workspace: &Workspace,
    prefixes: &[&str],
    measure: impl Fn(&str) -> Option<(Bound, Option<f64>)>,
) -> Result<Vec<Verdict>> {
    let text = fs::read_to_string(workspace.root().join("bench/budgets.toml"))?;
    let is_asked_for =
        |(name, _): &(String, f64)| prefixes.iter().any(|prefix| name.starts_with(prefix));
    let judged = |(name, limit): (String, f64)| {
        let (bound, value) = measure(&name)
            .ok_or_else(|| Error::new(format!("budgets.toml: nothing measures {name}")))?;
        Ok(Verdict {
            name,
            value,
            bound,
            limit,
        })
    };
    let budgets: BTreeMap<String, f64> =
        toml::from_str(&text).map_err(|error| Error::new(format!("budgets.toml: {error}")))?;
    let budgets = budgets.into_iter();
    budgets.filter(is_asked_for).map(judged).collect()
}

/// Prints all verdicts, the missed ones last. Returns whether none is missed.
pub fn report(verdicts: &[Verdict]) -> bool {
    let (missed, others): (Vec<&Verdict>, Vec<&Verdict>) =
        verdicts.iter().partition(|verdict| verdict.is_missed());
    for verdict in others.into_iter().chain(missed.iter().copied()) {
        println!("{verdict}");
    }
    missed.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_on_the_wrong_side_misses_its_budget() {
        for (bound, value, missed) in [
            (Bound::AtMost, Some(1.2), false),
            (Bound::AtMost, Some(1.3), true),
            (Bound::AtMost, Some(f64::NAN), true),
            (Bound::AtMost, None, false),
            (Bound::AtLeast, Some(1.2), false),
            (Bound::AtLeast, Some(1.1), true),
            (Bound::AtLeast, Some(f64::NAN), true),
        ] {
            let verdict = Verdict {
                name: "work".to_owned(),
                value,
                bound,
                limit: 1.2,
            };
            assert_eq!(verdict.is_missed(), missed, "{verdict}");
        }
    }

    #[test]
    fn a_budget_that_nothing_measures_is_an_error() {
        let workspace = Workspace::new();
        assert!(judge(&workspace, &["page-"], |_| None).is_err());
        let verdicts = judge(&workspace, &["page-", "client-"], |_| {
            Some((Bound::AtMost, None))
        });
        assert!(verdicts.unwrap().iter().all(|verdict| !verdict.is_missed()));
    }
}
