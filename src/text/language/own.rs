//! A newsroom's own languages.

use super::Language;
use crate::text::words::{EN, Strings, check};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// The files of the languages that were added, by code.
static ADDED_FILES: Mutex<BTreeMap<String, Value>> = Mutex::new(BTreeMap::new());

impl Language {
    /// Adds or replaces a newsroom's own language, until the program ends. `file` has the shape of `words/en.json`,
    /// whose strings replace missing and wrong ones. Returns the problems, as JSON Pointers and sentences.
    pub fn add_own(file: &Value) -> Vec<(String, String)> {
        let english = serde_json::from_str(include_str!("../words/en.json")).unwrap_or_default();
        let mut faults = check::faults(&english, file);
        let code = file.pointer("/ui/tag").and_then(Value::as_str);
        let code = code.unwrap_or_default();
        if Self::built_in().any(|language| language.code() == code) {
            faults.push(("/ui/tag".to_owned(), format!("{code:?} is built in")));
            return faults;
        }
        // The strings are leaked, and a preview reads the files after every change of the portal.
        if let Ok(mut added) = ADDED_FILES.lock()
            && added.insert(code.to_owned(), file.clone()).as_ref() == Some(file)
        {
            return faults;
        }
        let wrong: Vec<&str> = faults.iter().map(|(at, _)| at.as_str()).collect();
        let fill = |part: &str, fields: &mut [&mut &'static str]| {
            let names = english.get(part).and_then(Value::as_object);
            let mut names: Vec<&String> = names.into_iter().flat_map(|it| it.keys()).collect();
            names.sort();
            for (field, name) in fields.iter_mut().zip(names) {
                let at = format!("/{part}/{name}");
                if let Some(string) = file.pointer(&at).and_then(Value::as_str)
                    && !wrong.contains(&at.as_str())
                {
                    **field = string.to_owned().leak();
                }
            }
        };
        let (mut ui, mut site) = (EN.ui, EN.site);
        fill("ui", &mut ui.fields());
        fill("site", &mut site.fields());
        if !code.is_empty() {
            Self(Box::leak(Box::new(Strings { ui, site }))).keep();
        }
        faults
    }

    /// The file that [`Self::add`] reads.
    pub fn file(self) -> Vec<u8> {
        let mut ui = self.0.ui;
        let strings = ui.fields().map(|string| *string);
        Value::from_iter(strings).to_string().into_bytes()
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_newsroom_adds_its_own_language() {
        let mut file: Value = serde_json::from_str(include_str!("../words/fr.json")).expect("JSON");
        assert_eq!(Language::add_own(&file)[0].1, "\"fr\" is built in");
        file["ui"]["tag"] = "xy".into();
        file["ui"]["by"] = "Par".into();
        file["site"]["extra"] = "…".into();
        file["site"]["reload"] = Value::Null;
        let faults = Language::add_own(&file);
        let faults: Vec<&str> = faults.iter().map(|(_, fault)| fault.as_str()).collect();
        let expected = [
            "\"by\" needs \"{}\" as often as \"By {}\"",
            "\"extra\" is unknown",
            "\"reload\" is missing",
        ];
        assert_eq!(faults, expected);
        let own = Language::of("xy").expect("a language");
        let words = (own.words().home, own.words().by, own.site_words().copy);
        assert_eq!(words, ("Accueil", "By {}", "Copier"));
        assert!(Language::add(&own.file()));
    }

    #[test]
    fn a_file_is_added_once_unless_it_changes() {
        let mut file: Value = serde_json::from_str(include_str!("../words/fr.json")).expect("JSON");
        file["ui"]["tag"] = "xz".into();
        let home = || {
            Language::of("xz")
                .expect("a language")
                .words()
                .home
                .as_ptr()
        };
        assert_eq!(Language::add_own(&file), []);
        let first = home();
        assert_eq!(Language::add_own(&file), []);
        assert_eq!(home(), first);
        file["ui"]["home"] = "Maison".into();
        Language::add_own(&file);
        assert_eq!(
            Language::of("xz").expect("a language").words().home,
            "Maison"
        );
    }

    #[test]
    fn strings_that_would_break_the_clock_are_english() {
        let french = include_str!("../words/fr.json");
        for (name, wrong, fault) in [
            (
                "clock",
                "{day} {moth}",
                "\"clock\" has no placeholder \"moth\"",
            ),
            ("day", "{day} {hour}", "\"day\" has no placeholder \"hour\""),
            (
                "short_date",
                "{day} month}",
                "\"short_date\" has a brace alone",
            ),
            ("short_date", "{day", "\"short_date\" has a brace alone"),
            (
                "hours_ago",
                "12|il y a {} h",
                "\"hours_ago\" should begin with digits from 1 to 1, the number of its forms",
            ),
            (
                "hours_ago",
                "il y a {} h",
                "\"hours_ago\" needs \"|\" as often as \"12|{} hours ago|1 hour ago\"",
            ),
            ("digits", "٠١٢", "\"digits\" needs ten digits, or none"),
            (
                "calendar",
                "julian",
                "\"calendar\" should be \"persian\" or empty",
            ),
        ] {
            let mut file: Value = serde_json::from_str(french).expect("JSON");
            file["ui"]["tag"] = "xw".into();
            file["ui"][name] = wrong.into();
            let fault = (format!("/ui/{name}"), fault.to_owned());
            assert_eq!(Language::add_own(&file), [fault]);
            let own: Value =
                serde_json::from_slice(&Language::of("xw").expect("a language").file())
                    .expect("JSON");
            let is_kept = own.as_array().expect("strings").contains(&wrong.into());
            assert!(!is_kept, "{name}");
        }
    }
}
