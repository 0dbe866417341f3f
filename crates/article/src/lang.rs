//! Languages and writing directions.

use std::fmt;

/// A BCP 47 language tag (RFC 5646 §2.1), checked for its form, not against the registry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LangTag(String);

/// English, the default of documents.
impl Default for LangTag {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

impl LangTag {
    /// Parses a tag: subtags of 1–8 letters and digits joined by `-`, the first of 2 or 3 letters. RFC 5646 also
    /// allows longer first subtags, but none is registered; words such as `Arabic` are names of languages. `_` is read as
    /// `-`, because Apple News and some agencies write it.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim().replace('_', "-");
        let mut subtags = tag.split('-');
        let primary = subtags.next()?;
        let primary_ok =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_ok = subtags
            .all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
        (primary_ok && rest_ok).then_some(Self(tag))
    }

    /// `und`: an unknown language (ISO 639-2).
    pub fn undetermined() -> Self {
        Self("und".to_owned())
    }

    /// The tag as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary subtag in lower case: `fr` of `fr-CA`.
    pub fn primary(&self) -> String {
        self.0
            .split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    }

    /// The direction of the language's script: of the script subtag, else of its usual script.
    pub fn dir(&self) -> Dir {
        let script = self.0.split('-').skip(1).find(|s| s.len() == 4);
        let rtl = match script {
            Some(script) => RTL_SCRIPTS.iter().any(|s| s.eq_ignore_ascii_case(script)),
            None => {
                let language = self.0.split('-').next().unwrap_or_default();
                RTL_LANGUAGES
                    .split(' ')
                    .any(|known| known.eq_ignore_ascii_case(language))
            }
        };
        if rtl { Dir::Rtl } else { Dir::Ltr }
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Languages usually written from right to left (CLDR's likely scripts), in one string: an array of strings would make the
/// WebAssembly larger.
const RTL_LANGUAGES: &str = "aeb aii ar arc arq ary arz azb bal bej bgn bqi brh ckb dcc dv fa glk haz he iw ji khw ks lad \
    lah lki lrc luz mzn nqo pnb prs ps rhg sam sd sdh skr syr trw ug ur yi";

/// Scripts written from right to left (ISO 15924).
const RTL_SCRIPTS: &[&str] = &[
    "Arab", "Aran", "Hebr", "Nkoo", "Syrc", "Thaa", "Adlm", "Rohg",
];

/// A writing direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "schema", serde(rename_all = "lowercase"))]
pub enum Dir {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Dir {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked_and_have_a_direction() {
        let check = |tag: &str, expected: Option<(&str, Dir)>| {
            let got = LangTag::parse(tag);
            let got = got.as_ref().map(|t| (t.primary(), t.dir()));
            assert_eq!(got, expected.map(|(p, d)| (p.to_owned(), d)), "{tag}");
        };
        check("en-CA", Some(("en", Dir::Ltr)));
        check("en_US", Some(("en", Dir::Ltr)));
        check("ar", Some(("ar", Dir::Rtl)));
        check("AR-eg", Some(("ar", Dir::Rtl)));
        check("az-Arab-IR", Some(("az", Dir::Rtl)));
        check("ar-Latn", Some(("ar", Dir::Ltr)));
        check("zh-Hant-TW", Some(("zh", Dir::Ltr)));
        check("syr", Some(("syr", Dir::Rtl)));
        check("ug-CN", Some(("ug", Dir::Rtl)));
        check("ff-Adlm", Some(("ff", Dir::Rtl)));
        check("ff", Some(("ff", Dir::Ltr)));
        check("", None);
        check("Arabic", None);
        check("e", None);
        check("en-", None);
        check("en CA", None);
        check("\"><script>", None);
    }
}
