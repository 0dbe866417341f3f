//! Reads languages as other systems write them: tags in any case, names in English or in the language itself, old and
//! three-letter codes, and objects and lists of these.
//!
//! Sources: BCP 47 (RFC 5646) and its registry for tags; ISO 639-1 and 639-2; CLDR for the names. An unknown name gives
//! no language, because neither browsers nor screen readers could use it in a `lang` attribute.

use super::words::decoded;
use crate::lang::LangTag;
use serde_json::Value;

mod names;

/// The language of a value: a string, a list (the first known language counts), or an object such as
/// schema.org's `Language`.
pub(super) fn of_value(value: &Value) -> Option<LangTag> {
    const MAX_STEPS: usize = 64;
    const KEYS: [&str; 9] = [
        "alternateName",
        "code",
        "tag",
        "identifier",
        "locale",
        "slug",
        "@value",
        "name",
        "@id",
    ];
    let mut open = vec![value];
    for _ in 0..MAX_STEPS {
        match open.pop()? {
            Value::String(text) => {
                if let Some(tag) = tag(text) {
                    return Some(tag);
                }
            }
            Value::Array(items) => open.extend(items.iter().take(MAX_STEPS).rev()),
            Value::Object(object) => {
                open.extend(KEYS.iter().rev().filter_map(|key| object.get(*key)));
            }
            _ => {}
        }
    }
    None
}

/// Reads a language: `en_us` is `en-US`, `eng` is `en`, `Arabic` and `العربية` are `ar`. `None` for an unknown or
/// undetermined language.
pub(super) fn tag(text: &str) -> Option<LangTag> {
    const MAX_BYTES: usize = 200;
    if text.len() > MAX_BYTES {
        return None;
    }
    let text = decoded(text).to_lowercase();
    let text = text.trim().trim_end_matches(['.', '/']);
    // A vocabulary's URL ends with the code or the name.
    let text = match text.contains("://") {
        true => text.rsplit(['/', '#']).next().unwrap_or(text),
        false => text,
    };
    known(text).or_else(|| {
        // `English (Canada)`, `en, fr`, `sr_RS@latin`.
        let at = text.find(['(', '（', ',', ';', '/', '|', '@', '.', '[', '–'])?;
        let (base, detail) = text.split_at_checked(at)?;
        let detail = detail.trim_matches(|c: char| !c.is_alphanumeric());
        let base = base.trim();
        names::detailed(base, detail)
            .and_then(|tag| LangTag::parse(&tag))
            .or_else(|| known(base))
    })
}

/// Reads a tag or a name in lower case.
fn known(text: &str) -> Option<LangTag> {
    if let Some(tag) = LangTag::parse(text) {
        return canonical(&tag);
    }
    let name = text.strip_suffix(" language").unwrap_or(text);
    LangTag::parse(names::code(name)?)
}

/// A tag with the recommended capitals (RFC 5646 §2.1.1) and the shortest current code of its language. `None` for a
/// two-letter code that is not in ISO 639-1, such as `jp`, and for codes without a language, such as `und`.
fn canonical(tag: &LangTag) -> Option<LangTag> {
    let primary = tag.primary();
    let primary = match names::current(&primary) {
        Some(code) => code,
        None => primary.as_str(),
    };
    if matches!(primary, "und" | "mul" | "mis" | "zxx" | "all")
        || (primary.len() == 2 && !names::CODES.split(' ').any(|code| code == primary))
    {
        return None;
    }
    let mut out = primary.to_owned();
    let mut after_singleton = false;
    for subtag in tag.as_str().split('-').skip(1) {
        let subtag = subtag.to_ascii_lowercase();
        out.push('-');
        match (subtag.len(), subtag.split_at_checked(1)) {
            _ if after_singleton => out.push_str(&subtag),
            (2, _) => out.push_str(&subtag.to_ascii_uppercase()),
            (4, Some((first, rest))) => {
                out.push_str(&first.to_ascii_uppercase());
                out.push_str(rest);
            }
            _ => out.push_str(&subtag),
        }
        after_singleton |= subtag.len() == 1;
    }
    LangTag::parse(&out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn tags_and_names_are_read_and_others_are_not() {
        let check = |text: &str, expected: Option<&str>| {
            let got = tag(text);
            assert_eq!(got.as_ref().map(LangTag::as_str), expected, "{text}");
        };
        for (text, expected) in [
            ("en_us", "en-US"),
            ("EN-us", "en-US"),
            ("en_US.UTF-8", "en-US"),
            ("sr-latn-rs", "sr-Latn-RS"),
            ("zh-HANS-cn", "zh-Hans-CN"),
            ("ca-ES-valencia", "ca-ES-valencia"),
            ("en-u-ca-gregory", "en-u-ca-gregory"),
            ("iw", "he"),
            ("iw_IL", "he-IL"),
            ("in", "id"),
            ("ji", "yi"),
            ("eng", "en"),
            ("ARA", "ar"),
            ("deu-AT", "de-AT"),
            ("ckb", "ckb"),
            ("Arabic", "ar"),
            ("العربية", "ar"),
            ("Hebrew", "he"),
            ("עברית", "he"),
            (" ENGLISH ", "en"),
            ("Fran&ccedil;ais", "fr"),
            ("日本語", "ja"),
            ("Русский", "ru"),
            ("Chinese (Simplified)", "zh-Hans"),
            ("Traditional Chinese", "zh-Hant"),
            ("Portuguese (Brazil)", "pt-BR"),
            ("Português do Brasil", "pt-BR"),
            ("English (Canada)", "en-CA"),
            ("English (UK)", "en-GB"),
            ("English, French", "en"),
            ("Arabic language", "ar"),
            ("en, fr", "en"),
            ("http://id.loc.gov/vocabulary/iso639-2/eng", "en"),
            ("https://schema.example/Arabic", "ar"),
        ] {
            check(text, Some(expected));
        }
        for unknown in [
            "",
            "x-default",
            "und",
            "mul",
            "jp",
            "Klingon",
            "none",
            "default",
            "all",
            "C",
            "\"><script>",
        ] {
            check(unknown, None);
        }
    }

    #[test]
    fn lists_and_objects_give_the_first_known_language() {
        let check = |value: Value, expected: Option<&str>| {
            let got = of_value(&value);
            assert_eq!(got.as_ref().map(LangTag::as_str), expected, "{value}");
        };
        check(json!(["Klingon", "fr_CA", "en"]), Some("fr-CA"));
        check(
            json!({"@type": "Language", "name": "Arabic", "alternateName": "ar-EG"}),
            Some("ar-EG"),
        );
        check(json!({"@type": "Language", "name": "Persian"}), Some("fa"));
        check(json!([{"@value": "sv"}]), Some("sv"));
        check(json!({"name": ["?", {"code": "DA"}]}), Some("da"));
        check(json!(7), None);
        check(json!([[[]]]), None);
    }

    proptest! {
        #[test]
        fn a_found_tag_is_found_again_unchanged(text in "[a-zA-Z_@.(), -]{0,20}") {
            if let Some(found) = tag(&text) {
                prop_assert_eq!(tag(found.as_str()), Some(found));
            }
        }
    }
}
