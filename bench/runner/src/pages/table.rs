//! The tables of the README, in Markdown.

use super::click::Click;
use super::measured::{Clicks, Measured, Visits};
use super::twin::Twin;
use super::visit::Metric;
use crate::machine::Machine;
use crate::stats::{median, ratio, spread};
use std::collections::BTreeSet;

/// Medians, and ratios to the hand-written page.
pub fn markdown(machine: &Machine, measured: &Measured) -> String {
    let mut text = format!(
        "{machine}. 150 ms latency, 1.6 Mbit/s, processor / 4; a phone's screen, empty caches. \
         Medians of {} visits in turn; × is the ratio to the page by hand, ± half the distance between the quartiles.\n",
        measured.rounds
    );
    for (blocks, visits) in &measured.documents {
        text.push_str(&document(*blocks, visits));
    }
    text.push_str(&clicks(&measured.clicks));
    if let Some(ms) = median(&measured.island_ms) {
        let ms = with_spread(ms, &measured.island_ms);
        text.push_str(&format!(
            "\n| first use, program cached, processor and network not slowed down | click → shown |\n|---|---:|\n\
             | lightbox | {ms} |\n"
        ));
    }
    text
}

fn document(blocks: usize, visits: &Visits) -> String {
    let names: Vec<&str> = Metric::ALL.into_iter().map(Metric::name).collect();
    let mut text = format!("\n| {blocks} blocks | {} |\n", names.join(" | "));
    text.push_str(&format!("|---|{}\n", "---:|".repeat(names.len())));
    for twin in visits.keys() {
        let cells: Vec<String> = Metric::ALL
            .into_iter()
            .map(|metric| {
                let values = |twin: &Twin| -> Vec<f64> {
                    let samples = visits.get(twin).into_iter().flatten();
                    samples.map(|sample| sample.get(metric)).collect()
                };
                cell(metric, &values(twin), &values(&Twin::Handwritten))
            })
            .collect();
        text.push_str(&format!("| {twin} | {} |\n", cells.join(" | ")));
    }
    text
}

/// `612 ms ×1.03 ±2 %`; without a ratio if the hand-written page was not visited.
fn cell(metric: Metric, values: &[f64], by_hand: &[f64]) -> String {
    let Some(middle) = median(values) else {
        return "–".to_owned();
    };
    let mut cell = metric.format(middle);
    if !metric.has_ratio() {
        return cell;
    }
    if let Some(ratio) = ratio(values, by_hand) {
        cell.push_str(&format!(" ×{ratio:.2}"));
    }
    if matches!(metric, Metric::LargestPaint | Metric::Work) {
        let spread = spread(values).unwrap_or(0.0);
        cell.push_str(&format!(" ±{:.0} %", spread * 100.0));
    }
    cell
}

fn clicks(clicks: &Clicks) -> String {
    let mut text = String::new();
    let times = |click: &Click| -> Vec<f64> {
        let followed = clicks.get(click).into_iter().flatten();
        followed.map(|followed| followed.ms).collect()
    };
    for (click, followed) in clicks {
        let values = times(click);
        let Some(ms) = median(&values) else { continue };
        if text.is_empty() {
            text.push_str("\n| article to article | before the click | click → painted | × |\n");
            text.push_str("|---|---|---:|---:|\n");
        }
        let prepared: BTreeSet<&str> = followed.iter().map(|it| it.prepared.as_str()).collect();
        let prepared: Vec<&str> = prepared.into_iter().collect();
        let ratio = ratio(&values, &times(&Click::ByHand));
        let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        text.push_str(&format!(
            "| {} | {} | {} | {ratio} |\n",
            click.name(),
            prepared.join(" "),
            with_spread(ms, &values)
        ));
    }
    text
}

fn with_spread(ms: f64, values: &[f64]) -> String {
    let spread = spread(values).unwrap_or(0.0);
    format!("{ms:.0} ms ±{:.0} %", spread * 100.0)
}

#[cfg(test)]
mod tests {
    use super::super::click::Followed;
    use super::*;

    #[test]
    fn clicks_are_compared_with_a_full_load() {
        let followed = |ms, prepared: &str| Followed {
            ms,
            prepared: prepared.to_owned(),
        };
        let by_hand = vec![followed(300.0, ""), followed(400.0, "")];
        let hovered = vec![
            followed(150.0, "prerendered"),
            followed(200.0, "prerendered"),
        ];
        let measured = Clicks::from([(Click::ByHand, by_hand), (Click::Hovered, hovered)]);
        let text = clicks(&measured);
        assert!(
            text.ends_with(
                "| hand-written, a full load |  | 350 ms ±7 % | 1.00 |\n\
                 | published, clicked after hovering | prerendered | 175 ms ±7 % | 0.50 |\n"
            ),
            "{text}"
        );
        assert_eq!(clicks(&Clicks::new()), "");
    }

    #[test]
    fn there_is_no_ratio_to_values_near_zero() {
        assert_eq!(cell(Metric::Bytes, &[63.0], &[60.0]), "63 KB ×1.05");
        assert_eq!(cell(Metric::Script, &[2500.0], &[0.0]), "2.5 KB");
        assert_eq!(cell(Metric::Work, &[120.0], &[]), "120 ms ±0 %");
        assert_eq!(cell(Metric::Heap, &[], &[1.0]), "–");
    }
}
