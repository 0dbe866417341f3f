//! What was measured against the budgets of pages.

use super::sample::Metric;
use super::twin::Twin;
use super::{Measured, WARM};
use crate::budgets;
use crate::place::Place;
use crate::stats::{median, ratio};
use crate::trouble::{Tried, Trouble};

/// The budgets that are passed, a sentence each.
///
/// # Errors
/// Where a line of the file is not understood, or names what nobody measures.
pub fn broken(place: &Place, measured: &Measured) -> Tried<Vec<String>> {
    let mut broken = Vec::new();
    for (name, most) in budgets::of(place, "page-")? {
        let value = value(&name, measured)?;
        if let Some(value) = value.filter(|value| *value > most) {
            broken.push(format!(
                "over budget: page-{name} is {value:.3}, at most {most}"
            ));
        }
    }
    Ok(broken)
}

/// What was measured for a budget; `None` where its twins were left out.
fn value(name: &str, measured: &Measured) -> Tried<Option<f64>> {
    if name == "click-warm-ms" {
        return Ok(measured.clicks.get(WARM).and_then(|ms| median(ms)));
    }
    let unknown = || Trouble::new(format!("budgets.toml: nobody measures page-{name}"));
    let (what, blocks) = name.rsplit_once('-').ok_or_else(unknown)?;
    let blocks: usize = blocks.parse().map_err(|_| unknown())?;
    let (_, visits) = measured
        .documents
        .iter()
        .find(|(count, _)| *count == blocks)
        .ok_or_else(unknown)?;
    let of = |twin: Twin, metric: Metric| -> Option<Vec<f64>> {
        let samples = visits.get(&twin)?;
        Some(samples.iter().map(|sample| sample.get(metric)).collect())
    };
    let to_twin = |metric| {
        let (ours, theirs) = (of(Twin::Published, metric)?, of(Twin::Handwritten, metric)?);
        ratio(&ours, &theirs)
    };
    match what {
        "largest-paint" => Ok(to_twin(Metric::LargestPaint)),
        "work" => Ok(to_twin(Metric::Work)),
        "shift" => Ok(of(Twin::Published, Metric::Shift).and_then(|shift| median(&shift))),
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::super::{Clicks, Visits};
    use super::*;
    use serde_json::json;

    fn measured(largest: f64) -> Measured {
        let sample =
            |largest: f64| Sample(json!({"largest paint": largest, "work": 1.0, "shift": 0.0}));
        let visits = Visits::from([
            (Twin::Published, vec![sample(largest)]),
            (Twin::Handwritten, vec![sample(100.0)]),
        ]);
        Measured {
            documents: vec![(24, visits)],
            clicks: Clicks::new(),
            rounds: 1,
        }
    }

    #[test]
    fn values_are_ratios_to_the_page_by_hand() {
        assert_eq!(
            value("largest-paint-24", &measured(120.0)).unwrap(),
            Some(1.2)
        );
        assert_eq!(value("click-warm-ms", &measured(120.0)).unwrap(), None);
        for name in ["largest-paint-25", "beauty-24", "largest"] {
            assert!(value(name, &measured(1.0)).is_err(), "{name}");
        }
    }

    #[test]
    fn every_budget_of_the_file_is_measured() {
        let place = Place::new();
        let mut all = measured(1_000.0);
        let twice = all
            .documents
            .first()
            .map(|(_, visits)| visits.clone())
            .unwrap();
        all.documents.push((2000, twice));
        let broken = broken(&place, &all).unwrap();
        assert_eq!(broken.len(), 3, "{broken:?}");
    }
}
