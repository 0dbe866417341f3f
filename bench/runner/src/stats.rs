//! Medians and their spread.

/// The median; `None` without values.
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// Half of the interquartile range, relative to the median.
pub fn spread(values: &[f64]) -> Option<f64> {
    let middle = median(values)?;
    let half = (quantile(values, 0.75)? - quantile(values, 0.25)?) / 2.0;
    (middle > 0.0).then_some(half / middle)
}

/// The median of the ratios of each round. A slower machine affects both values of a round.
pub fn ratio(values: &[f64], to: &[f64]) -> Option<f64> {
    let ratios: Vec<f64> = values
        .iter()
        .zip(to)
        .filter(|(_, to)| **to > 0.0)
        .map(|(value, to)| value / to)
        .collect();
    median(&ratios)
}

fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    let position = share * last as f64;
    let low = *values.get(position.floor() as usize)?;
    let high = *values.get(position.ceil() as usize)?;
    Some(low + (high - low) * position.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_is_between_two_values() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[4.0, 1.0, 3.0]), Some(3.0));
        assert_eq!(median(&[4.0, 1.0]), Some(2.5));
    }

    #[test]
    fn spread_is_relative_to_the_median() {
        assert_eq!(spread(&[9.0, 10.0, 11.0]), Some(0.05));
        assert_eq!(spread(&[0.0, 0.0]), None);
    }

    #[test]
    fn a_slower_machine_does_not_change_the_ratio() {
        assert_eq!(ratio(&[2.0, 4.0, 20.0], &[1.0, 2.0, 10.0]), Some(2.0));
        assert_eq!(ratio(&[1.0], &[0.0]), None);
    }
}
