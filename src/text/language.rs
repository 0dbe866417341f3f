//! The languages of the interface.

use super::pattern::fill;
#[cfg(not(target_arch = "wasm32"))]
use super::words::{AR, FR, SiteStrings};
use super::words::{BUILT_IN, EN, Strings, UiStrings};
use article::lang::{Dir, LangTag};
use article::portal::TemperatureUnit;
use article::weather::Tenths;
use serde_json::Value;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::RwLock;

#[cfg(not(target_arch = "wasm32"))]
mod own;

/// A language of the interface. Two are equal if they have the same code.
#[derive(Clone, Copy)]
pub struct Language(&'static Strings);

/// Languages that were added to the [built-in](BUILT_IN) ones.
static ADDED: RwLock<Vec<Language>> = RwLock::new(Vec::new());
/// Languages [without strings](Language::without_strings), each leaked once.
static WITHOUT_STRINGS: RwLock<Vec<Language>> = RwLock::new(Vec::new());

impl Language {
    /// English, the fallback.
    pub const ENGLISH: Self = Self(&EN);
    /// French.
    #[cfg(not(target_arch = "wasm32"))]
    pub const FRENCH: Self = Self(&FR);
    /// Arabic.
    #[cfg(not(target_arch = "wasm32"))]
    pub const ARABIC: Self = Self(&AR);

    /// The languages that the program contains.
    pub fn built_in() -> impl Iterator<Item = Self> {
        BUILT_IN.into_iter().map(Self)
    }

    /// The language of a BCP 47 tag, by its primary subtag; `None` if its strings are neither built in nor
    /// [added](Self::add).
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        let has_code = |language: &Self| language.code().eq_ignore_ascii_case(primary);
        let added = || ADDED.read().ok()?.iter().copied().find(has_code);
        Self::built_in().find(has_code).or_else(added)
    }

    /// Adds a language, until the program ends. `file`: a JSON array of the strings in `ui` of `words/*.json`, sorted
    /// by their names. Returns `false` if it does not have this program's number of strings.
    pub fn add(file: &[u8]) -> bool {
        let Ok(Value::Array(strings)) = serde_json::from_slice(file) else {
            return false;
        };
        let mut ui = EN.ui;
        let fields = ui.fields();
        if fields.len() != strings.len() {
            return false;
        }
        for (field, string) in fields.into_iter().zip(strings) {
            if let Value::String(string) = string {
                *field = string.leak();
            }
        }
        Self::leaked(ui).keep();
        true
    }

    fn keep(self) {
        if let Ok(mut added) = ADDED.write() {
            match added.iter_mut().find(|language| **language == self) {
                Some(language) => *language = self,
                None => added.push(self),
            }
        }
    }

    /// Whether the program has the strings.
    pub fn is_loaded(self) -> bool {
        Self::of(self.code()).is_some()
    }

    /// The language with its strings, if the program has them by now.
    pub fn loaded(self) -> Self {
        Self::of(self.code()).unwrap_or(self)
    }

    /// The path of the [file](Self::add), below the site's root.
    pub fn file_path(self) -> String {
        // No article has this path: its id would contain a dot.
        ["words.", self.code(), ".json"].concat()
    }

    /// [`Self::file_path`] for languages that programs in the browser do not contain.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn fetched_file(self) -> Option<String> {
        (self != Self::ENGLISH).then(|| self.file_path())
    }

    /// A language whose strings are not loaded: it has its own code and name, and English strings.
    pub fn without_strings(code: &str, autonym: &str) -> Self {
        let Ok(mut known) = WITHOUT_STRINGS.write() else {
            return Self::ENGLISH;
        };
        if let Some(language) = known.iter().find(|language| language.code() == code) {
            return *language;
        }
        let mut ui = EN.ui;
        ui.tag = code.to_owned().leak();
        ui.autonym = autonym.to_owned().leak();
        let language = Self::leaked(ui);
        known.push(language);
        language
    }

    fn leaked(ui: UiStrings) -> Self {
        Self(Box::leak(Box::new(Strings {
            ui,
            #[cfg(not(target_arch = "wasm32"))]
            site: EN.site,
        })))
    }

    /// The BCP 47 primary subtag, also the first segment of the language's paths.
    #[allow(
        clippy::misnamed_getters,
        reason = "the field `code` is a string of the interface"
    )]
    pub fn code(self) -> &'static str {
        self.0.ui.tag
    }

    /// The language's name in the language itself.
    pub fn autonym(self) -> &'static str {
        self.0.ui.autonym
    }

    /// The writing direction.
    pub fn dir(self) -> Dir {
        LangTag::parse(self.code()).map_or(Dir::Ltr, |tag| tag.dir())
    }

    /// The strings that components show.
    pub fn words(self) -> &'static UiStrings {
        &self.0.ui
    }

    /// The strings that only published pages have.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn site_words(self) -> &'static SiteStrings {
        &self.0.site
    }

    /// Replaces ASCII digits with the language's.
    pub(super) fn with_digits(self, text: String) -> String {
        let digits = self.words().digits;
        if digits.is_empty() {
            return text;
        }
        let digit = |c: char| digits.chars().nth(c.to_digit(10)? as usize);
        text.chars().map(|c| digit(c).unwrap_or(c)).collect()
    }

    /// A temperature as the header bar shows it: `-12.1°C`.
    pub fn temperature(self, tenths: Tenths, unit: TemperatureUnit) -> String {
        let strings = self.words();
        let (celsius, fahrenheit) = strings.temperature.split_once('|').unwrap_or_default();
        let sign = if tenths.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (tenths.0.unsigned_abs() / 10, tenths.0.unsigned_abs() % 10);
        let number = [
            sign,
            &whole.to_string(),
            strings.decimal,
            &tenth.to_string(),
        ]
        .concat();
        let number = self.with_digits(number);
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

impl Default for Language {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Language {}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use article::portal::TemperatureUnit::{Celsius, Fahrenheit};

    #[test]
    fn temperatures_are_formatted_by_language() {
        let check = |language: Language, tenths: i16, unit, expected: &str| {
            assert_eq!(language.temperature(Tenths(tenths), unit), expected);
        };
        check(Language::ENGLISH, -121, Celsius, "-12.1°C");
        check(Language::ENGLISH, -5, Celsius, "-0.5°C");
        check(Language::ENGLISH, 0, Celsius, "0.0°C");
        check(Language::ENGLISH, 102, Fahrenheit, "10.2°F");
        check(Language::FRENCH, -121, Celsius, "-12,1\u{a0}°C");
        check(Language::ARABIC, 305, Celsius, "30.5°م");
        let persian = Language::of("fa").expect("a language");
        check(persian, -121, Celsius, "-۱۲٫۱°C");
    }

    #[test]
    fn names_are_joined() {
        let check = |language: Language, names: &[&str], expected: &str| {
            assert_eq!(language.join_names(names), expected);
        };
        check(Language::ENGLISH, &[], "");
        check(Language::ENGLISH, &["Ann"], "Ann");
        check(Language::ENGLISH, &["Ann", "Bo"], "Ann and Bo");
        check(Language::ENGLISH, &["Ann", "Bo", "Cy"], "Ann, Bo and Cy");
        check(Language::FRENCH, &["Ann", "Bo"], "Ann et Bo");
        check(Language::ARABIC, &["آن", "بو"], "آن وبو");
    }

    #[test]
    fn languages_are_found_by_their_tags() {
        assert_eq!(Language::of("fr-CA"), Some(Language::FRENCH));
        assert_eq!(Language::of("AR"), Some(Language::ARABIC));
        assert_eq!(Language::of("sv"), None);
    }

    #[test]
    fn strings_are_added_from_a_file() {
        let french: Value = serde_json::from_str(include_str!("words/fr.json")).expect("JSON");
        let strings = french["ui"].as_object().expect("strings");
        let mut strings: Vec<(&String, &Value)> = strings.iter().collect();
        strings.sort_by_key(|(name, _)| *name);
        let file = Value::from_iter(strings.into_iter().map(|(_, string)| string.clone()));
        let file = file.to_string();
        let file = file
            .replacen("\"fr\"", "\"xx\"", 1)
            .replacen("Français", "Xish", 1);
        let unknown = Language::without_strings("xx", "xx");
        assert!(!unknown.is_loaded() && unknown.words().home == "Home");
        let longer = file.replacen('[', "[\"\",", 1);
        for other in ["{}", "[\"xx\"]", &longer, "<!doctype html>"] {
            assert!(!Language::add(other.as_bytes()), "{other}");
        }
        assert!(!unknown.is_loaded());
        assert!(Language::add(file.as_bytes()));
        let added = Language::of("xx-CA").expect("a language");
        assert_eq!((added, unknown.loaded().words().home), (unknown, "Accueil"));
        assert_eq!(
            (added.autonym(), added.words().retry),
            ("Xish", "Réessayer")
        );
    }
}
