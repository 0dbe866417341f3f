//! Every word shown to a reader, by language.
//!
//! A language is a [`UiStrings`] value: one with a word missing does not compile. The words of documents and of the
//! portal's configuration are not here.

use article::lang::Dir;

mod age;
mod ar;
mod date;
mod en;
mod fr;
mod pattern;
#[cfg(not(target_arch = "wasm32"))]
mod published;

pub use date::{LocalTime, short_date};
pub use pattern::{around, fill, fill_two};

/// A language that the interface speaks.
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
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::French, Self::Arabic];

    /// The language of a BCP 47 tag, if the interface speaks it.
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// Its BCP 47 primary subtag, also the first segment of its paths.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Arabic => "ar",
        }
    }

    /// Its name in itself.
    pub fn autonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::Arabic => "العربية",
        }
    }

    /// Its direction.
    pub fn dir(self) -> Dir {
        match self {
            Self::English | Self::French => Dir::Ltr,
            Self::Arabic => Dir::Rtl,
        }
    }

    /// Its words.
    pub fn words(self) -> &'static UiStrings {
        match self {
            Self::English => &en::STRINGS,
            Self::French => &fr::STRINGS,
            Self::Arabic => &ar::STRINGS,
        }
    }

    /// A temperature as the header bar shows it: `-12.1°C`.
    pub fn temperature(
        self,
        tenths: article::weather::Tenths,
        unit: article::portal::TemperatureUnit,
    ) -> String {
        use article::portal::TemperatureUnit;
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

    /// "Ann Lee and Omar Aziz".
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

/// The interface's words in one language. `{}` is a place that the code fills in; patterns of dates name their places
/// (see [`Language::clock`]).
#[allow(missing_docs, reason = "each field is named by the words it holds")]
#[derive(Debug)]
pub struct UiStrings {
    pub home: &'static str,
    pub webmail: &'static str,
    pub regions: &'static str,
    pub advertise: &'static str,
    pub login: &'static str,
    pub skip_to_content: &'static str,
    pub portal_navigation: &'static str,
    pub sections_navigation: &'static str,
    pub temperature_in: &'static str,
    pub notices: &'static str,
    pub dismiss: &'static str,
    pub unavailable: &'static str,
    pub unavailable_link: &'static str,
    pub by: &'static str,
    pub list_comma: &'static str,
    pub list_and: &'static str,
    pub published: &'static str,
    pub updated: &'static str,
    pub corrections: &'static str,
    pub tags: &'static str,
    pub related: &'static str,
    pub live: &'static str,
    pub live_ended: &'static str,
    pub live_updates: &'static str,
    pub key_point: &'static str,
    pub pinned: &'static str,
    pub older_stories: &'static str,
    pub more_pages: &'static str,
    pub latest_stories: &'static str,
    pub no_stories: &'static str,
    pub news_from: &'static str,
    pub partial: &'static str,
    pub continue_at: &'static str,
    pub load_embed: &'static str,
    pub embed_privacy: &'static str,
    pub open_at: &'static str,
    pub embed_frame: &'static str,
    pub unknown_block: &'static str,
    pub table: &'static str,
    pub code: &'static str,
    pub gallery: &'static str,
    pub lightbox: &'static str,
    pub open_picture: &'static str,
    pub close: &'static str,
    pub previous_picture: &'static str,
    pub next_picture: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    /// With two places: the picture's number and how many there are.
    pub picture_of: &'static str,
    pub picture_failed: &'static str,
    pub island_failed: &'static str,
    pub loading: &'static str,
    pub share: &'static str,
    pub link_copied: &'static str,
    pub refresh_failed: &'static str,
    pub retry: &'static str,
    pub to_front_page: &'static str,
    pub failed_network: (&'static str, &'static str),
    pub failed_timeout: (&'static str, &'static str),
    pub failed_server: (&'static str, &'static str),
    pub failed_not_found: (&'static str, &'static str),
    pub failed_unreadable: (&'static str, &'static str),
    pub failed_in_maintenance: &'static str,
    pub languages: &'static str,
    pub footer_navigation: &'static str,
    pub feed: &'static str,
    pub hours_ago: age::Forms,
    /// The pattern of a moment.
    pub clock: &'static str,
    /// The pattern of a day.
    pub day: &'static str,
    /// The pattern of a day where there is little room.
    pub short_date: &'static str,
    /// What day 1 is called, where it has a name of its own.
    pub first_of_month: Option<&'static str>,
    /// What the halves of a day are called; the same twice where hours are counted to 24.
    pub halves: [&'static str; 2],
    /// The patterns of a temperature in °C and in °F.
    pub temperature: [&'static str; 2],
    /// The decimal sign.
    pub decimal: &'static str,
    pub months: [&'static str; 12],
    /// From Sunday.
    pub weekdays: [&'static str; 7],
}

impl UiStrings {
    /// Title and explanation of a failure.
    pub fn failure(&self, failure: crate::failure::Failure) -> (&'static str, &'static str) {
        use crate::failure::Failure;
        match failure {
            Failure::Network => self.failed_network,
            Failure::Timeout => self.failed_timeout,
            Failure::Status(_) => self.failed_server,
            Failure::NotFound => self.failed_not_found,
            Failure::Unreadable => self.failed_unreadable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::portal::TemperatureUnit::{Celsius, Fahrenheit};
    use article::weather::Tenths;

    #[test]
    fn temperatures_read_as_each_language_writes_them() {
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
