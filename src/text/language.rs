//! The languages of the interface.

use super::pattern::fill;
use super::ui_strings::UiStrings;
use super::{ar, en, fr};
use article::lang::Dir;
use article::portal::TemperatureUnit;
use article::weather::Tenths;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// Arabic.
    Arabic,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 3] = [Self::English, Self::French, Self::Arabic];

    /// The language of a BCP 47 tag, by its primary subtag; `None` if the interface has no such language.
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The BCP 47 primary subtag, also the first segment of the language's paths.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Arabic => "ar",
        }
    }

    /// The language's name in the language itself.
    pub fn autonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::Arabic => "العربية",
        }
    }

    /// The writing direction.
    pub fn dir(self) -> Dir {
        match self {
            Self::English | Self::French => Dir::Ltr,
            Self::Arabic => Dir::Rtl,
        }
    }

    /// The strings in this language.
    pub fn words(self) -> &'static UiStrings {
        match self {
            Self::English => &en::STRINGS,
            Self::French => &fr::STRINGS,
            Self::Arabic => &ar::STRINGS,
        }
    }

    /// A temperature as the header bar shows it: `-12.1°C`.
    pub fn temperature(self, tenths: Tenths, unit: TemperatureUnit) -> String {
        let strings = self.words();
        let [celsius, fahrenheit] = strings.temperature;
        let sign = if tenths.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (tenths.0.unsigned_abs() / 10, tenths.0.unsigned_abs() % 10);
        let number = [
            sign,
            &whole.to_string(),
            strings.decimal,
            &tenth.to_string(),
        ]
        .concat();
        match unit {
            TemperatureUnit::Celsius => fill(celsius, &number),
            TemperatureUnit::Fahrenheit => fill(fahrenheit, &number),
        }
    }

    /// Joins names: "Ann Lee and Omar Aziz".
    pub fn join_names(self, names: &[&str]) -> String {
        let Some((last, others)) = names.split_last() else {
            return String::new();
        };
        if others.is_empty() {
            return (*last).to_owned();
        }
        let words = self.words();
        let mut line = String::new();
        for (n, name) in others.iter().enumerate() {
            line.push_str(if n > 0 { words.list_comma } else { "" });
            line.push_str(name);
        }
        line + words.list_and + last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::portal::TemperatureUnit::{Celsius, Fahrenheit};

    #[test]
    fn temperatures_are_formatted_by_language() {
        let check = |language: Language, tenths: i16, unit, expected: &str| {
            assert_eq!(language.temperature(Tenths(tenths), unit), expected);
        };
        check(Language::English, -121, Celsius, "-12.1°C");
        check(Language::English, -5, Celsius, "-0.5°C");
        check(Language::English, 0, Celsius, "0.0°C");
        check(Language::English, 102, Fahrenheit, "10.2°F");
        check(Language::French, -121, Celsius, "-12,1\u{a0}°C");
        check(Language::Arabic, 305, Celsius, "30.5°م");
    }

    #[test]
    fn names_are_joined() {
        let check = |language: Language, names: &[&str], expected: &str| {
            assert_eq!(language.join_names(names), expected);
        };
        check(Language::English, &[], "");
        check(Language::English, &["Ann"], "Ann");
        check(Language::English, &["Ann", "Bo"], "Ann and Bo");
        check(Language::English, &["Ann", "Bo", "Cy"], "Ann, Bo and Cy");
        check(Language::French, &["Ann", "Bo"], "Ann et Bo");
        check(Language::Arabic, &["آن", "بو"], "آن وبو");
    }

    #[test]
    fn languages_are_found_by_their_tags() {
        assert_eq!(Language::of("fr-CA"), Some(Language::French));
        assert_eq!(Language::of("AR"), Some(Language::Arabic));
        assert_eq!(Language::of("de"), None);
    }
}
