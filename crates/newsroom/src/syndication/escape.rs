//! Where words become markup. Nothing else in this program writes `<` in front of somebody's words.
//!
//! One escape serves HTML and XML: what XML needs, HTML reads the same way.

/// Words between tags.
pub fn push_text(out: &mut String, text: &str) {
    push(out, text, false);
}

/// Words between double quotes in a tag.
pub fn push_attribute(out: &mut String, text: &str) {
    push(out, text, true);
}

/// Words as they stand in a page, between tags and in attributes.
#[cfg(feature = "publish")]
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push_attribute(&mut out, words);
    out
}

fn push(out: &mut String, text: &str, in_attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            // Attributes are normalised when they are read; elsewhere breaks mean nothing either.
            '\n' | '\t' | '\r' => out.push(' '),
            c if is_unwritable(c) => {}
            c => out.push(c),
        }
    }
}

/// What XML 1.0 §2.2 cannot hold or advises against: controls and noncharacters. HTML calls them parse errors.
pub fn is_unwritable(c: char) -> bool {
    c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// JSON inside `<script>`: neither HTML nor an old JavaScript parser finds anything in it to act on.
/// These characters stand in JSON's strings only, where their escapes mean the same (RFC 8259 §7).
#[cfg(feature = "publish")]
pub fn push_script_json(out: &mut String, json: &str) {
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a parser would read back, by the four references written here.
    fn read_back(markup: &str) -> String {
        let text = markup.replace("&lt;", "<").replace("&gt;", ">");
        text.replace("&quot;", "\"").replace("&amp;", "&")
    }

    proptest! {
        #[test]
        fn words_stay_words(text in "\\PC{0,40}|[<>&\"'a-z;/!\\-\u{0}-\u{1f}\u{7f}-\u{9f}\u{202a}-\u{202e}\u{2028}\u{fffe}\u{1ffff}]{0,40}") {
            let kept: String = text
                .chars()
                .map(|c| if matches!(c, '\n' | '\t' | '\r') { ' ' } else { c })
                .filter(|c| !is_unwritable(*c))
                .collect();
            let (mut between, mut inside) = (String::new(), String::new());
            push_text(&mut between, &text);
            push_attribute(&mut inside, &text);
            prop_assert!(!between.contains(['<', '>']) && !inside.contains(['<', '>', '"']));
            prop_assert_eq!(&read_back(&between), &kept);
            prop_assert_eq!(&read_back(&inside), &kept);
            let document = format!("<a b=\"{inside}\">{between}</a>");
            let document = roxmltree::Document::parse(&document).expect("XML");
            prop_assert_eq!(document.root_element().text().unwrap_or_default(), &kept);
            prop_assert_eq!(document.root_element().attribute("b"), Some(kept.as_str()));
        }

        #[cfg(feature = "publish")]
        #[test]
        fn json_in_a_script_says_the_same_and_ends_nothing(text in "\\PC{0,40}|[<>&\"'\\\\a-z/!\\-\u{0}-\u{1f}\u{2028}\u{2029}]{0,40}") {
            let value = serde_json::json!({ &text: [&text, 1] });
            let mut script = String::new();
            push_script_json(&mut script, &value.to_string());
            let dangerous = ['<', '>', '&', '\u{2028}', '\u{2029}'];
            prop_assert!(!script.contains(dangerous));
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&script).expect("JSON"), value);
        }
    }
}
