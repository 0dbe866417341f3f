//! The `media` attribute of a `source`: the screens for which its files are.

/// The screens for which a `source` is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Screens {
    All,
    /// Screens in light mode; the `img` is then for dark mode.
    Light,
    /// Screens of certain widths; with the smallest width in pixels.
    Widths(u32),
    /// Dark mode, print, portrait orientation and other conditions.
    Others,
}

/// Classifies a media query by the words in it, without parsing it.
pub(super) fn screens(media: &str) -> Screens {
    const OTHERS: &[&str] = &[
        "dark",
        "print",
        "speech",
        "portrait",
        "monochrome",
        "contrast",
        "forced-colors",
        "inverted",
        "reduced",
        "not ",
        "scripting",
        "hover",
        "pointer",
        "aspect-ratio",
        "height",
    ];
    let media = media.to_ascii_lowercase();
    if OTHERS.iter().any(|word| media.contains(word)) {
        return Screens::Others;
    }
    if media.contains("width") {
        let from = media.split("min-width").nth(1).unwrap_or_default();
        let from = from.trim_start_matches([':', ' ']);
        let digits = from.split(|c: char| !c.is_ascii_digit()).next();
        return Screens::Widths(digits.and_then(|digits| digits.parse().ok()).unwrap_or(0));
    }
    match media.contains("light") {
        true => Screens::Light,
        false if media.contains("landscape") => Screens::Widths(0),
        false => Screens::All,
    }
}
