//! The table, in Markdown, as the README shows it.

use super::sample::Metric;
use super::twin::Twin;
use super::{Measured, Visits};
use crate::machine::Machine;
use crate::stats::{median, ratio, spread};

/// Medians, and ratios to the page by hand.
pub fn write(machine: &Machine, measured: &Measured) -> String {
    let mut text = format!(
        "{machine}. 150 ms latency, 1.6 Mbit/s, processor / 4; a phone's screen, empty caches. \
         Medians of {} visits in turn; × is the ratio to the page by hand, ± half the distance between the quartiles.\n",
        measured.rounds
    );
    for (blocks, visits) in &measured.documents {
        text.push_str(&document(*blocks, visits));
    }
    if !measured.clicks.is_empty() {
        text.push_str("\n| article to article, click → painted | ms |\n|---|---:|\n");
        for (name, ms) in &measured.clicks {
            let (middle, apart) = (median(ms).unwrap_or(0.0), spread(ms).unwrap_or(0.0));
            text.push_str(&format!(
                "| {name} | {middle:.0} ± {:.0} % |\n",
                apart * 100.0
            ));
        }
    }
    text
}

fn document(blocks: usize, visits: &Visits) -> String {
    let names: Vec<&str> = Metric::ALL.into_iter().map(Metric::name).collect();
    let mut text = format!("\n| {blocks} blocks | {} |\n", names.join(" | "));
    text.push_str(&format!("|---|{}\n", "---:|".repeat(names.len())));
    for (twin, samples) in visits {
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
        let row = if samples.is_empty() {
            String::new()
        } else {
            cells.join(" | ")
        };
        text.push_str(&format!("| {twin} | {row} |\n"));
    }
    text
}

/// `612 ms ×1.03 ±2 %`; a ratio only where the page by hand has a value to compare with.
fn cell(metric: Metric, values: &[f64], by_hand: &[f64]) -> String {
    let Some(middle) = median(values) else {
        return "–".to_owned();
    };
    let mut cell = metric.say(middle);
    if metric == Metric::Shift || metric == Metric::Blocking {
        return cell;
    }
    if let Some(ratio) = ratio(values, by_hand) {
        cell.push_str(&format!(" ×{ratio:.2}"));
    }
    let apart = spread(values).unwrap_or(0.0);
    if matches!(metric, Metric::LargestPaint | Metric::Work) {
        cell.push_str(&format!(" ±{:.0} %", apart * 100.0));
    }
    cell
}
