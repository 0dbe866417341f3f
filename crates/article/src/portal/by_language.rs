//! Text in the languages of a portal.

/// Text by language; the key is a primary subtag.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByLanguage(pub Vec<(String, String)>);

impl ByLanguage {
    /// The text in a language (`fr` or `fr-CA`), else in the first one given.
    pub fn get(&self, lang: &str) -> Option<&str> {
        let primary = lang.split('-').next().unwrap_or(lang);
        self.0
            .iter()
            .find(|(key, _)| key == primary)
            .or_else(|| self.0.first())
            .map(|(_, words)| words.as_str())
    }
}
