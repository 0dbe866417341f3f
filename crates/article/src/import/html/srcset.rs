//! `srcset`, parsed by the standard (HTML §4.8.4.3.10): URLs may contain commas.

/// One image candidate.
#[derive(Debug, PartialEq)]
pub(super) struct Candidate<'s> {
    pub(super) address: &'s str,
    /// In pixels; `None` if the descriptor has another unit.
    pub(super) width: Option<u32>,
    /// Image pixels per CSS pixel; 0 if the candidate has a width.
    pub(super) density: f32,
}

/// All candidates.
pub(super) fn candidates(srcset: &str) -> impl Iterator<Item = Candidate<'_>> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        // A comma at the end of the URL ends the candidate.
        let bare = address.trim_end_matches(',');
        if bare.len() < address.len() {
            rest = after;
            return Some(Candidate {
                address: bare,
                width: None,
                density: 1.0,
            });
        }
        let (descriptors, after) = after.split_once(',').unwrap_or((after, ""));
        rest = after;
        let words = || descriptors.split_ascii_whitespace();
        let width = words().find_map(|word| word.strip_suffix('w')?.parse::<u32>().ok());
        let density = words().find_map(|word| word.strip_suffix('x')?.parse::<f32>().ok());
        Some(Candidate {
            address,
            width: width.filter(|width| (1..=100_000).contains(width)),
            density: match (width, density) {
                (Some(_), _) => 0.0,
                (None, density) => density.unwrap_or(1.0).clamp(0.1, 8.0),
            },
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_addresses_are_kept() {
        let check = |srcset: &str, expected: &[(&str, Option<u32>)]| {
            let found: Vec<_> = candidates(srcset)
                .map(|one| (one.address, one.width))
                .collect();
            assert_eq!(found, expected, "{srcset}");
        };
        check(
            "a.jpg 320w, b.jpg 640w",
            &[("a.jpg", Some(320)), ("b.jpg", Some(640))],
        );
        check(
            "https://c.example/w_600,h_400/a.jpg 600w,b.jpg 2x",
            &[
                ("https://c.example/w_600,h_400/a.jpg", Some(600)),
                ("b.jpg", None),
            ],
        );
        check(
            "a.jpg, b.jpg 100w 50h",
            &[("a.jpg", None), ("b.jpg", Some(100))],
        );
        check(" , ", &[]);
        check("a.jpg 0w", &[("a.jpg", None)]);
    }
}
