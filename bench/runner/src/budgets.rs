//! `bench/budgets.toml`: a line a budget, `name = number`, and comments that give the reasons.

use crate::place::Place;
use crate::trouble::{Tried, Trouble};
use std::fs;

/// The budgets whose names begin so, without that beginning.
///
/// # Errors
/// Where the file cannot be read, or a line of it is not `name = number`.
pub fn of(place: &Place, beginning: &str) -> Tried<Vec<(String, f64)>> {
    let text = fs::read_to_string(place.root().join("bench/budgets.toml"))?;
    let budgets = parse(&text)?.into_iter();
    Ok(budgets
        .filter_map(|(name, most)| Some((name.strip_prefix(beginning)?.to_owned(), most)))
        .collect())
}

fn parse(text: &str) -> Tried<Vec<(String, f64)>> {
    let mut budgets = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let budget = line
            .split_once('=')
            .and_then(|(name, most)| Some((name.trim().to_owned(), most.trim().parse().ok()?)));
        let number = index + 1;
        let wrong = || {
            Trouble::new(format!(
                "budgets.toml:{number}: not `name = number`: {line}"
            ))
        };
        budgets.push(budget.ok_or_else(wrong)?);
    }
    Ok(budgets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_budgets_and_comments_are_not() {
        let text = "# why\npage-work-24 = 1.25 # ceiling\n\nclick=100\n";
        let expected = vec![
            ("page-work-24".to_owned(), 1.25),
            ("click".to_owned(), 100.0),
        ];
        assert_eq!(parse(text).unwrap(), expected);
        assert!(parse("work = much").is_err());
    }
}
