//! Escapes text for HTML and XML: HTML parsers read the escapes of XML the same way.

/// Appends text between tags.
pub fn push_text(out: &mut String, text: &str) {
    push(out, text, false);
}

/// Appends the value of an attribute in double quotes.
pub fn push_attribute(out: &mut String, text: &str) {
    push(out, text, true);
}

/// Text that can be between tags or in attributes.
#[cfg(feature = "publish")]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_attribute(&mut out, text);
    out
}

fn push(out: &mut String, text: &str, in_attribute: bool) {
    push_replaced(out, text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' if in_attribute => Some("&quot;"),
        // XML parsers do the same in attributes; between tags, a break means no more than a space.
        '\n' | '\t' | '\r' => Some(" "),
        c if is_unwritable(c) => Some(""),
        _ => None,
    });
}

/// Appends a text in which `replacement` replaces some characters.
fn push_replaced(out: &mut String, text: &str, replacement: impl Fn(char) -> Option<&'static str>) {
    let mut rest = text;
    while let Some((at, c, new)) = rest
        .char_indices()
        .find_map(|(at, c)| Some((at, c, replacement(c)?)))
    {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(new);
        rest = after.get(c.len_utf8()..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Controls and noncharacters: XML 1.0 §2.2 excludes or discourages them, and they are parse errors in HTML.
pub fn is_unwritable(c: char) -> bool {
    c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Appends JSON inside `<script>`, with escapes for the characters that HTML and old JavaScript parsers act on. These are
/// only in JSON's strings, where their escapes mean the same (RFC 8259 §7).
#[cfg(feature = "publish")]
pub fn push_script_json(out: &mut String, json: &str) {
    push_replaced(out, json, |c| match c {
        '<' => Some("\\u003c"),
        '>' => Some("\\u003e"),
        '&' => Some("\\u0026"),
        '\u{2028}' => Some("\\u2028"),
        '\u{2029}' => Some("\\u2029"),
        _ => None,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text that a parser would read.
    fn read_back(markup: &str) -> String {
        let text = markup.replace("&lt;", "<").replace("&gt;", ">");
        text.replace("&quot;", "\"").replace("&amp;", "&")
    }

    proptest! {
        #[test]
        fn escaped_text_is_read_back_unchanged(text in "\\PC{0,40}|[<>&\"'a-z;/!\\-\u{0}-\u{1f}\u{7f}-\u{9f}\u{202a}-\u{202e}\u{2028}\u{fffe}\u{1ffff}]{0,40}") {
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
        fn json_in_a_script_keeps_its_value_and_does_not_end_the_script(text in "\\PC{0,40}|[<>&\"'\\\\a-z/!\\-\u{0}-\u{1f}\u{2028}\u{2029}]{0,40}") {
            let value = serde_json::json!({ &text: [&text, 1] });
            let mut script = String::new();
            push_script_json(&mut script, &value.to_string());
            let dangerous = ['<', '>', '&', '\u{2028}', '\u{2029}'];
            prop_assert!(!script.contains(dangerous));
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&script).expect("JSON"), value);
        }
    }
}
