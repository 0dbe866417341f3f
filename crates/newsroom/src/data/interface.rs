//! The interface's strings for the app and the elements, which contain only the English ones.

use crate::failure::Failure;
use article::portal::{ByLanguage, Portal};
use serde_json::Value;

/// The strings of each language, by its code. The app's library has them too, but `newsroom data` may be built without
/// it.
const FILES: [(&str, &str); 11] = [
    ("ar", include_str!("../../../../src/text/words/ar.json")),
    ("de", include_str!("../../../../src/text/words/de.json")),
    ("en", include_str!("../../../../src/text/words/en.json")),
    ("es", include_str!("../../../../src/text/words/es.json")),
    ("fa", include_str!("../../../../src/text/words/fa.json")),
    ("fr", include_str!("../../../../src/text/words/fr.json")),
    ("hi", include_str!("../../../../src/text/words/hi.json")),
    ("pt", include_str!("../../../../src/text/words/pt.json")),
    ("uk", include_str!("../../../../src/text/words/uk.json")),
    ("ur", include_str!("../../../../src/text/words/ur.json")),
    ("zh", include_str!("../../../../src/text/words/zh.json")),
];

/// A language of the interface.
pub struct InterfaceLanguage {
    /// The BCP 47 primary subtag.
    pub code: &'static str,
    /// Its name in itself.
    name: String,
    /// The strings that components show: a JSON array, sorted by their names.
    pub strings: Vec<u8>,
}

impl InterfaceLanguage {
    /// The path of the strings, below the site's root.
    pub fn path(&self) -> String {
        format!("words.{}.json", self.code)
    }

    fn of(code: &str) -> Result<Option<Self>, Failure> {
        let Some((code, file)) = FILES.iter().find(|(known, _)| *known == code) else {
            return Ok(Self::own(code));
        };
        let wrong = |why: &dyn std::fmt::Display| Failure::new(format!("words/{code}.json: {why}"));
        let file: Value = serde_json::from_str(file).map_err(|why| wrong(&why))?;
        let strings = file.get("ui").and_then(Value::as_object);
        let strings = strings.ok_or_else(|| wrong(&"no strings"))?;
        let name = strings.get("autonym").and_then(Value::as_str);
        let mut sorted: Vec<(&String, &Value)> = strings.iter().collect();
        sorted.sort_by_key(|(name, _)| *name);
        let sorted = Value::from_iter(sorted.into_iter().map(|(_, string)| string.clone()));
        Ok(Some(Self {
            code,
            name: name.unwrap_or(code).to_owned(),
            strings: sorted.to_string().into_bytes(),
        }))
    }
}

#[cfg(feature = "publish")]
impl InterfaceLanguage {
    /// A newsroom's own language.
    fn own(code: &str) -> Option<Self> {
        let language = action_news::text::Language::of(code)?;
        Some(Self {
            code: language.code(),
            name: language.autonym().to_owned(),
            strings: language.file(),
        })
    }
}

#[cfg(not(feature = "publish"))]
impl InterfaceLanguage {
    fn own(_: &str) -> Option<Self> {
        None
    }
}

/// A language's file, if the interface has it.
#[cfg(feature = "publish")]
pub fn built_in_words(code: &str) -> Option<&'static str> {
    let found = FILES.iter().find(|(known, _)| *known == code);
    found.map(|(_, file)| *file)
}

/// The portal's data, as the app reads it: without the layouts of fronts, which their data has.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn portal_json(portal: &Portal) -> Result<Vec<u8>, Failure> {
    let languages = languages(portal)?.into_iter();
    let names = ByLanguage(languages.map(|it| (it.code.to_owned(), it.name)).collect());
    let portal = Portal {
        fronts: Vec::new(),
        language_names: Some(names).filter(|names| !names.0.is_empty()),
        ..portal.clone()
    };
    serde_json::to_vec(&portal)
        .map_err(|why| Failure::new(format!("cannot write portal.json: {why}")))
}

/// The portal's languages whose strings programs in the browser fetch.
///
/// # Errors
/// If their files are not JSON.
pub fn fetched_languages(portal: &Portal) -> Result<Vec<InterfaceLanguage>, Failure> {
    let mut languages = languages(portal)?;
    languages.retain(|language| language.code != "en");
    Ok(languages)
}

/// The portal's languages that the interface has, each once.
fn languages(portal: &Portal) -> Result<Vec<InterfaceLanguage>, Failure> {
    let mut codes: Vec<String> = Vec::new();
    for tag in &portal.languages {
        let code = tag.primary();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let languages = codes.iter().map(|code| InterfaceLanguage::of(code));
    Ok(languages
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect())
}

#[cfg(test)]
#[cfg(feature = "publish")]
mod tests {
    use super::*;
    use action_news::text::Language;

    #[test]
    fn all_languages_have_their_strings() {
        let codes: Vec<&str> = Language::built_in().map(Language::code).collect();
        assert_eq!(codes, FILES.map(|(code, _)| code));
        for language in Language::built_in() {
            let file = InterfaceLanguage::of(language.code())
                .ok()
                .flatten()
                .expect("a file");
            assert_eq!(
                (file.name.as_str(), file.path()),
                (language.autonym(), language.file_path())
            );
        }
    }
}
