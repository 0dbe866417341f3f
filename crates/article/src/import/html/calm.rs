//! Tags that no hand and no system writes, made harmless before they are read.

use std::borrow::Cow;

/// More attributes than any real tag has. The tokenizer compares each new one with all before it.
const MAX_ATTRIBUTES: usize = 256;
/// How often over all letters may be looked at: real documents come to once.
const LOOKS: usize = 24;

/// The document without monstrous tags, which become text; `None` if even looking for them takes too long.
///
/// Each `<` with a letter behind it is taken for the start of a tag, also inside comments and attributes: what is one
/// for the tokenizer is among them, whatever stands before it.
pub(super) fn calmed(html: &str) -> Option<Cow<'_, str>> {
    let bytes = html.as_bytes();
    let mut left = bytes.len().saturating_mul(LOOKS);
    let mut monsters = Vec::new();
    let mut at = 0;
    while let Some(found) = find(bytes, at, |byte| byte == b'<') {
        at = found + 1;
        let name = at + usize::from(bytes.get(at) == Some(&b'/'));
        if bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            let tag = Tag::starting_at(bytes, name);
            left = left.checked_sub(tag.looked_at)?;
            if tag.attributes > MAX_ATTRIBUTES {
                monsters.push(found);
            }
        }
    }
    if monsters.is_empty() {
        return Some(Cow::Borrowed(html));
    }
    let mut calm = String::with_capacity(html.len() + 3 * monsters.len());
    let mut done = 0;
    for monster in monsters {
        calm.push_str(html.get(done..monster).unwrap_or_default());
        calm.push_str("&lt;");
        done = monster + 1;
    }
    calm.push_str(html.get(done..).unwrap_or_default());
    Some(Cow::Owned(calm))
}

fn find(bytes: &[u8], from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.iter().position(|byte| is(*byte)).map(|at| from + at)
}

/// What the tokenizer would make of a tag.
struct Tag {
    attributes: usize,
    looked_at: usize,
}

impl Tag {
    /// By the standard's states (HTML §13.2.5.32 to 39); stops when there are too many.
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
            looked_at: at.saturating_sub(start),
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
    fn monsters_become_text_and_nothing_else_changes() {
        let many = |count: usize| {
            (0..count)
                .map(|n| format!(" a{n}=\"> x\""))
                .collect::<String>()
        };
        for kept in ["", "a < b", "<p>x</p>", &format!("<p{}>", many(256))] {
            assert_eq!(calmed(kept).as_deref(), Some(kept));
        }
        let monster = format!("é<p{}>", many(257));
        assert!(calmed(&monster).is_some_and(|calm| calm.starts_with("é&lt;p ")));
        let hidden = format!("<!-- <a x=\" --><p{}>", many(257));
        assert!(calmed(&hidden).is_some_and(|calm| calm.contains("&lt;p ")));
    }

    #[test]
    fn what_takes_too_long_to_look_at_is_refused() {
        assert_eq!(calmed(&"<a".repeat(100_000)), None);
    }
}
