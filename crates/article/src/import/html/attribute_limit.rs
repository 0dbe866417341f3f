//! Escapes tags with more than 256 attributes: the tokenizer takes quadratic time for them.

use std::borrow::Cow;

/// No real tag has as many. The tokenizer compares each attribute with all previous ones.
const MAX_ATTRIBUTES: usize = 256;
/// Scan budget, as a multiple of the input's bytes. Real documents need 1.
const MAX_SCANS: usize = 24;

/// Escapes such tags; `None` if the scan exceeds its budget.
///
/// Treats each `<` followed by a letter as the start of a tag, also in comments and attributes: a superset of the tags
/// that the tokenizer finds.
pub(super) fn limited(html: &str) -> Option<Cow<'_, str>> {
    let bytes = html.as_bytes();
    let mut budget = bytes.len().saturating_mul(MAX_SCANS);
    let mut excessive = Vec::new();
    let mut at = 0;
    while let Some(found) = find(bytes, at, |byte| byte == b'<') {
        at = found + 1;
        let name = at + usize::from(bytes.get(at) == Some(&b'/'));
        if bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            let tag = Tag::starting_at(bytes, name);
            budget = budget.checked_sub(tag.scanned)?;
            if tag.attributes > MAX_ATTRIBUTES {
                excessive.push(found);
            }
        }
    }
    if excessive.is_empty() {
        return Some(Cow::Borrowed(html));
    }
    let mut out = String::with_capacity(html.len() + 3 * excessive.len());
    let mut done = 0;
    for start in excessive {
        out.push_str(html.get(done..start).unwrap_or_default());
        out.push_str("&lt;");
        done = start + 1;
    }
    out.push_str(html.get(done..).unwrap_or_default());
    Some(Cow::Owned(out))
}

fn find(bytes: &[u8], from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.iter().position(|byte| is(*byte)).map(|at| from + at)
}

/// A tag as the tokenizer sees it.
struct Tag {
    attributes: usize,
    scanned: usize,
}

impl Tag {
    /// Follows the standard's states (HTML §13.2.5.32 to 39); stops when there are too many attributes.
    fn starting_at(bytes: &[u8], start: usize) -> Self {
        let end_of_name = |from| {
            find(bytes, from, |byte| {
                is_space(byte) || matches!(byte, b'/' | b'>')
            })
        };
        let mut attributes = 0;
        let mut at = end_of_name(start).unwrap_or(bytes.len());
        while attributes <= MAX_ATTRIBUTES {
            let Some(next) = find(bytes, at, |byte| !is_space(byte) && byte != b'/') else {
                at = bytes.len();
                break;
            };
            if bytes.get(next) == Some(&b'>') {
                at = next;
                break;
            }
            attributes += 1;
            // A name may begin with "=".
            let is_end = |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'=');
            let name_end = find(bytes, next + 1, is_end).unwrap_or(bytes.len());
            let behind = find(bytes, name_end, |byte| !is_space(byte)).unwrap_or(bytes.len());
            if bytes.get(behind) != Some(&b'=') {
                at = name_end;
                continue;
            }
            let value = find(bytes, behind + 1, |byte| !is_space(byte)).unwrap_or(bytes.len());
            at =
                match bytes.get(value) {
                    Some(quote @ (b'"' | b'\'')) => find(bytes, value + 1, |byte| byte == *quote)
                        .map_or(bytes.len(), |end| end + 1),
                    _ => find(bytes, value, |byte| is_space(byte) || byte == b'>')
                        .unwrap_or(bytes.len()),
                };
        }
        Self {
            attributes,
            scanned: at.saturating_sub(start),
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_with_too_many_attributes_are_escaped() {
        let many = |count: usize| {
            (0..count)
                .map(|n| format!(" a{n}=\"> x\""))
                .collect::<String>()
        };
        for kept in ["", "a < b", "<p>x</p>", &format!("<p{}>", many(256))] {
            assert_eq!(limited(kept).as_deref(), Some(kept));
        }
        let tag = format!("é<p{}>", many(257));
        assert!(limited(&tag).is_some_and(|html| html.starts_with("é&lt;p ")));
        let hidden = format!("<!-- <a x=\" --><p{}>", many(257));
        assert!(limited(&hidden).is_some_and(|html| html.contains("&lt;p ")));
    }

    #[test]
    fn html_over_the_scan_budget_is_refused() {
        assert_eq!(limited(&"<a".repeat(100_000)), None);
    }
}
