//! The text shown with a picture: lede, caption and credit, without repetition.
//!
//! The model keeps the three apart. Repetition is removed here, so that every page shows the same.

use crate::model::{Figure, MediaKind};
use crate::text::Text;

/// The texts to show with a figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaptionParts {
    /// The figure lede, above the picture.
    pub lede: Option<Text>,
    /// The caption, below it.
    pub caption: Option<Text>,
    /// The credit, after the caption.
    pub credit: Option<Text>,
    /// The alternative text. Empty if there is none, or if the caption or lede already says it.
    pub alt: String,
}

impl CaptionParts {
    /// The texts of a figure, without repetition: a credit at the end of the caption is removed from the caption; a
    /// caption without a separate credit that ends in "(Name/Agency)" is split; a lede or alternative text equal to the
    /// caption is left out.
    pub fn of(figure: &Figure) -> Self {
        let (caption, credit) = match (&figure.caption, &figure.credit) {
            (Some(caption), Some(credit)) => without_credit(caption, credit),
            (Some(caption), None) => split_credit(caption),
            (None, credit) => (None, credit.clone()),
        };
        let plain = |text: &Option<Text>| {
            text.as_ref()
                .map(|t| folded(&t.plain()))
                .unwrap_or_default()
        };
        let shown = plain(&caption);
        let lede = figure.title.clone().filter(|lede| {
            let lede = folded(&lede.plain());
            lede != shown
                && lede != folded(&figure.caption.as_ref().map(Text::plain).unwrap_or_default())
        });
        let alt = match &figure.media.alt {
            Some(alt) if !figure.media.decorative => {
                let words = folded(alt);
                let said = [&shown, &plain(&lede), &plain(&figure.caption)];
                if figure.media.kind == MediaKind::Image && said.contains(&&words) {
                    String::new()
                } else {
                    alt.clone()
                }
            }
            _ => String::new(),
        };
        Self {
            lede,
            caption,
            credit,
            alt,
        }
    }
}

/// Takes a trailing "(Name/Agency)" off a caption, as agencies write it.
///
/// ```
/// use article::{caption::split_credit, text::Text};
/// let (caption, credit) = split_credit(&Text::of("Snow on the Bow. (Ann Lee/Prairie Press)"));
/// assert_eq!(caption.map(|t| t.plain()).as_deref(), Some("Snow on the Bow."));
/// assert_eq!(credit.map(|t| t.plain()).as_deref(), Some("Ann Lee/Prairie Press"));
/// ```
pub fn split_credit(caption: &Text) -> (Option<Text>, Option<Text>) {
    let plain = caption.plain();
    let parts = plain.trim_end().strip_suffix(')');
    let parts = parts.and_then(|rest| rest.rsplit_once('('));
    let not_blank = |text: Text| Some(text).filter(|text| !text.is_blank());
    match parts.filter(|(_, inside)| is_credit(inside)) {
        Some((before, inside)) => (
            not_blank(caption.head(before.trim_end().len())),
            Some(caption.tail(before.len() + 1).head(inside.len())),
        ),
        None => (not_blank(caption.clone()), None),
    }
}

/// "Name/Agency": two or three parts, each starting with a capital (or a letter without case), no digits.
fn is_credit(inside: &str) -> bool {
    let part_ok = |part: &str| {
        let part = part.trim();
        let mut letters = part.chars().filter(|c| is_letter(*c));
        letters.next().is_some_and(|c| !c.is_ascii_lowercase()) && letters.next().is_some()
    };
    let parts: Vec<&str> = inside.split('/').collect();
    (2..=3).contains(&parts.len())
        && inside.len() <= 120
        && !inside.chars().any(|c| c.is_ascii_digit() || c == ':')
        && parts.iter().all(|part| part_ok(part))
}

/// Removes the credit from a caption that ends with it. A credit elsewhere in the caption stays there.
fn without_credit(caption: &Text, credit: &Text) -> (Option<Text>, Option<Text>) {
    let kept = before_credit(caption.plain().trim_end(), credit.plain().trim())
        .map_or_else(|| caption.clone(), |bytes| caption.head(bytes));
    (
        Some(kept).filter(|text| !text.is_blank()),
        Some(credit.clone()),
    )
}

/// The number of bytes before the credit at the end of a caption, if the caption ends with it.
fn before_credit(caption: &str, credit: &str) -> Option<usize> {
    let before = caption.strip_suffix(credit).or_else(|| {
        let stripped = caption.trim_end_matches(|c| one_of(c, ")]."));
        stripped.strip_suffix(credit)
    })?;
    // "Ann Lee" does not end in the credit "Lee" unless a separator precedes it.
    if before.ends_with(|c: char| is_letter(c) || c.is_ascii_digit()) {
        return None;
    }
    let before = before.trim_end();
    let mut kept = before.trim_end_matches(|c: char| c.is_whitespace() || one_of(c, "([/|–—-:©"));
    // "Photo: Ann Lee": the label belongs to the credit.
    if before.ends_with(':') {
        let labels = ["Photo", "Photograph", "Picture", "Image", "Credit"];
        let unlabelled = labels
            .into_iter()
            .find_map(|label| kept.strip_suffix(label));
        kept = unlabelled.unwrap_or(kept).trim_end();
    }
    // "… said Ann Lee" is a sentence: a credit follows a bracket, a dash, a full stop or a label.
    let is_separate =
        kept.len() < before.len() || kept.is_empty() || kept.ends_with(|c| one_of(c, ".!?”\"»؟。"));
    is_separate.then_some(kept.len())
}

fn one_of(c: char, all: &str) -> bool {
    all.chars().any(|other| other == c)
}

/// Approximates "a letter of any script": Unicode's tables would cost the first page 5 KB. Punctuation outside ASCII
/// that occurs before a name is listed.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && !c.is_whitespace() && !one_of(c, "–—“”„«»‘’·•©،؛"))
}

/// For comparisons: ignores white space, final punctuation and the case of A–Z. (Unicode's case tables would be too
/// large for the first page.)
fn folded(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        words.push_str(word);
        words.push(' ');
    }
    words.trim_end_matches([' ', '.', '…']).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Media, Size};
    use crate::url::SafeUrl;

    fn figure(title: &str, caption: &str, credit: &str, alt: &str) -> Figure {
        let text = |words: &str| (!words.is_empty()).then(|| Text::of(words));
        let mut media = Media::image(SafeUrl::parse("/a.jpg").expect("a safe URL"));
        media.alt = (!alt.is_empty()).then(|| alt.to_owned());
        Figure {
            title: text(title),
            media,
            caption: text(caption),
            credit: text(credit),
            size: Size::Inline,
            href: None,
        }
    }

    fn check(given: [&str; 4], expected: [&str; 4]) {
        let [title, caption, credit, alt] = given;
        let words = CaptionParts::of(&figure(title, caption, credit, alt));
        let plain = |text: &Option<Text>| text.as_ref().map(Text::plain).unwrap_or_default();
        let got = [
            plain(&words.lede),
            plain(&words.caption),
            plain(&words.credit),
            words.alt.clone(),
        ];
        assert_eq!(got, expected.map(str::to_owned), "{given:?}");
    }

    #[test]
    fn all_combinations_of_texts_are_kept() {
        for mask in 0..16 {
            let pick =
                |bit: u8, words: &'static str| if mask & (1 << bit) != 0 { words } else { "" };
            let given = [
                pick(0, "A lede"),
                pick(1, "A caption"),
                pick(2, "A name"),
                pick(3, "An alt"),
            ];
            check(given, given);
        }
    }

    #[test]
    fn repeated_text_is_shown_once() {
        check(["Snow.", "Snow", "", ""], ["", "Snow", "", ""]);
        check(
            ["", "Snow falls.", "", "snow  falls"],
            ["", "Snow falls.", "", ""],
        );
        check(
            ["Snow falls", "", "", "Snow falls."],
            ["Snow falls", "", "", ""],
        );
        check(
            ["", "Snow. (Ann Lee/PP)", "Ann Lee/PP", ""],
            ["", "Snow.", "Ann Lee/PP", ""],
        );
        check(
            ["", "Snow. Ann Lee", "Ann Lee", ""],
            ["", "Snow.", "Ann Lee", ""],
        );
        check(
            ["", "Snow — Ann Lee", "Ann Lee", ""],
            ["", "Snow", "Ann Lee", ""],
        );
        check(
            ["", "Snow. Photo: Ann Lee.", "Ann Lee", ""],
            ["", "Snow.", "Ann Lee", ""],
        );
        check(["", "Ann Lee", "Ann Lee", ""], ["", "", "Ann Lee", ""]);
        check(
            ["", "Leading the talks: Ann Lee", "Lee", ""],
            ["", "Leading the talks: Ann Lee", "Lee", ""],
        );
        check(
            ["", "The winner was Ann Lee", "Ann Lee", ""],
            ["", "The winner was Ann Lee", "Ann Lee", ""],
        );
    }

    #[test]
    fn only_agency_credits_are_split_off() {
        check(
            ["", "Snow. (Jeff Moor/The Prairie Press)", "", ""],
            ["", "Snow.", "Jeff Moor/The Prairie Press", ""],
        );
        check(
            ["", "(PP Photo/Ann Lee)", "", ""],
            ["", "", "PP Photo/Ann Lee", ""],
        );
        check(
            ["", "ثلج (آن لي/وكالة)", "", ""],
            ["", "ثلج", "آن لي/وكالة", ""],
        );
        for kept in [
            "Open (24/7)",
            "Fast (km/h)",
            "Snow (Calgary)",
            "Snow (and/or rain)",
            "Snow (A/B",
            "(a) Snow/Ice",
        ] {
            check(["", kept, "", ""], ["", kept, "", ""]);
        }
    }
}
