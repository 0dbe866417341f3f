//! Words → HTML, in the one place where they meet.

/// As an attribute's value in double quotes, or as text.
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 16);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser of HTML would replace it.
            '\0' => {}
            c => out.push(c),
        }
    }
    out
}
