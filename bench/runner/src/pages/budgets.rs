//! The measured values for the budgets of pages.

use super::click::Click;
use super::measured::Measured;
use super::twin::Twin;
use super::visit::Metric;
use crate::budgets::{Bound, Verdict, judge};
use crate::error::Result;
use crate::stats::{median, ratio};
use crate::workspace::Workspace;

/// The budgets of published pages, of the client-rendered app and of islands.
const PREFIXES: [&str; 3] = ["page-", "client-", "island-"];

/// What a document's budget limits. The end of the budget's name is the number of blocks.
enum Quantity {
    /// The published page's median.
    Value(Metric),
    /// The median ratio of one twin to another.
    Ratio(Metric, Twin, Twin),
}

/// All budgets with their measured values.
///
/// # Errors
/// As [`judge`].
pub fn verdicts(workspace: &Workspace, measured: &Measured) -> Result<Vec<Verdict>> {
    judge(workspace, &PREFIXES, |name| {
        Some((Bound::AtMost, value(name, measured)?))
    })
}

/// The measured value of a budget: `Some(None)` if this run left out a twin that it needs, `None` for an unknown name.
fn value(name: &str, measured: &Measured) -> Option<Option<f64>> {
    let to_full_load = |click| {
        let ms = |click: Click| -> Option<Vec<f64>> {
            let followed = measured.clicks.get(&click)?;
            Some(followed.iter().map(|followed| followed.ms).collect())
        };
        ratio(&ms(click)?, &ms(Click::ByHand)?)
    };
    match name {
        "page-click-at-once" => Some(to_full_load(Click::AtOnce)),
        "page-click-hovered" => Some(to_full_load(Click::Hovered)),
        "island-shown-ms" => Some(median(&measured.island_ms)),
        _ => {
            let (quantity, blocks) = name.rsplit_once('-')?;
            document_value(&Quantity::named(quantity)?, blocks.parse().ok()?, measured)
        }
    }
}

fn document_value(quantity: &Quantity, blocks: usize, measured: &Measured) -> Option<Option<f64>> {
    let mut documents = measured.documents.iter();
    let (_, visits) = documents.find(|(count, _)| *count == blocks)?;
    let values = |twin: Twin, metric: Metric| -> Option<Vec<f64>> {
        let samples = visits.get(&twin)?;
        Some(samples.iter().map(|sample| sample.get(metric)).collect())
    };
    let value = || match *quantity {
        Quantity::Value(metric) => median(&values(Twin::Published, metric)?),
        Quantity::Ratio(metric, twin, other) => {
            ratio(&values(twin, metric)?, &values(other, metric)?)
        }
    };
    Some(value())
}

impl Quantity {
    fn named(name: &str) -> Option<Self> {
        let to_hand = |metric| Self::Ratio(metric, Twin::Published, Twin::Handwritten);
        Some(match name {
            "page-script-bytes" => Self::Value(Metric::Script),
            "page-wasm-bytes" => Self::Value(Metric::Wasm),
            "page-shift" => Self::Value(Metric::Shift),
            "page-bytes" => to_hand(Metric::Bytes),
            "page-largest-paint" => to_hand(Metric::LargestPaint),
            "page-work" => to_hand(Metric::Work),
            "client-largest-paint" => Self::Ratio(Metric::LargestPaint, Twin::Client, Twin::Preact),
            "client-work" => Self::Ratio(Metric::Work, Twin::Client, Twin::React),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::click::Followed;
    use super::super::measured::{Clicks, Visits};
    use super::super::visit::Sample;
    use super::*;
    use crate::content::DOCUMENTS;
    use serde_json::json;

    /// One round in which all twins have values `times` as large as the hand-written page.
    fn measured(times: f64) -> Measured {
        let sample = |times: f64| {
            let sample = json!({
                "largest paint": 100.0 * times, "work": 10.0 * times, "shift": times, "script": times, "wasm": times,
                "bytes": 50.0 * times
            });
            vec![Sample(sample)]
        };
        let visits = || {
            let of = |twin| {
                (
                    twin,
                    sample(if twin == Twin::Handwritten {
                        1.0
                    } else {
                        times
                    }),
                )
            };
            Visits::from(Twin::ALL.map(of))
        };
        let followed = |ms| {
            let prepared = String::new();
            vec![Followed { ms, prepared }]
        };
        Measured {
            documents: DOCUMENTS.map(|(_, blocks)| (blocks, visits())).into(),
            clicks: Clicks::from([
                (Click::ByHand, followed(300.0)),
                (Click::AtOnce, followed(300.0 * times)),
                (Click::Hovered, followed(150.0 * times)),
            ]),
            island_ms: vec![60.0 * times],
            rounds: 1,
        }
    }

    #[test]
    fn values_are_ratios_to_the_right_twin() {
        let measured = measured(2.0);
        for (name, expected) in [
            ("page-largest-paint-24", 2.0),
            ("page-work-2000", 2.0),
            ("page-bytes-24", 2.0),
            ("page-shift-24", 2.0),
            ("page-script-bytes-2000", 2.0),
            // Both have twice the value of the hand-written page.
            ("client-largest-paint-2000", 1.0),
            ("client-work-24", 1.0),
            ("page-click-at-once", 2.0),
            ("page-click-hovered", 1.0),
            ("island-shown-ms", 120.0),
        ] {
            assert_eq!(value(name, &measured), Some(Some(expected)), "{name}");
        }
    }

    #[test]
    fn unknown_names_and_left_out_twins_have_no_value() {
        let mut measured = measured(1.0);
        for name in [
            "page-largest-paint-25",
            "page-beauty-24",
            "page-largest",
            "island-ms",
        ] {
            assert_eq!(value(name, &measured), None, "{name}");
        }
        measured.clicks.clear();
        measured.documents[0].1.remove(&Twin::React);
        assert_eq!(value("page-click-at-once", &measured), Some(None));
        assert_eq!(value("client-work-24", &measured), Some(None));
    }

    #[test]
    fn every_budget_of_the_file_is_measured() {
        let workspace = Workspace::new();
        let missed = |times| -> Vec<String> {
            let verdicts = verdicts(&workspace, &measured(times)).unwrap();
            let missed = verdicts.iter().filter(|verdict| verdict.is_missed());
            missed.map(ToString::to_string).collect()
        };
        let all = verdicts(&workspace, &measured(1.0)).unwrap();
        assert_eq!(all.len(), 18);
        // The twins of the client-rendered app have the same values as it.
        assert_eq!(
            missed(10_000.0).len(),
            all.len() - 4,
            "{:?}",
            missed(10_000.0)
        );
        assert_eq!(missed(0.0), [""; 0]);
    }
}
