//! Blanks comments, strings and tests of Rust code.

/// The text with comments blanked, and strings too unless they are kept. Byte offsets do not change.
pub fn code(text: &str, strings: Strings) -> String {
    let mut out = text.as_bytes().to_vec();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (length, blank) = if rest.starts_with(b"//") {
            (
                rest.iter()
                    .position(|byte| *byte == b'\n')
                    .unwrap_or(rest.len()),
                true,
            )
        } else if rest.starts_with(b"/*") {
            (block_comment(rest), true)
        } else if let Some(length) = string(rest, at.checked_sub(1).map(|before| bytes[before])) {
            (length, strings == Strings::Blanked)
        } else {
            (1, false)
        };
        if blank {
            out[at..at + length]
                .iter_mut()
                .filter(|byte| **byte != b'\n')
                .for_each(|byte| *byte = b' ');
        }
        at += length;
    }
    String::from_utf8(out).unwrap()
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Strings {
    Kept,
    Blanked,
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut at, mut depth) = (2, 1);
    while at < rest.len() && depth > 0 {
        match &rest[at..] {
            [b'/', b'*', ..] => (at, depth) = (at + 2, depth + 1),
            [b'*', b'/', ..] => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
    }
    at
}

/// The length of the string or character literal that starts here, if one does.
fn string(rest: &[u8], before: Option<u8>) -> Option<usize> {
    let after_word = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match rest {
        [b'"', ..] => Some(ends_at(rest, 1)),
        [b'b', b'"', ..] if !after_word => Some(ends_at(rest, 2)),
        [b'r', b'"' | b'#', ..] if !after_word => {
            let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
            if rest.get(1 + hashes) != Some(&b'"') {
                return None;
            }
            let end = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
            let body = &rest[2 + hashes..];
            let found = body
                .windows(end.len())
                .position(|part| part == end)
                .unwrap_or(body.len());
            Some((2 + hashes + found + end.len()).min(rest.len()))
        }
        // A character literal, not a lifetime: a quote closes it.
        [b'\'', b'\\', _, tail @ ..] => tail
            .iter()
            .position(|byte| *byte == b'\'')
            .map(|end| end + 4),
        [b'\'', _, b'\'', ..] => Some(3),
        _ => None,
    }
}

fn ends_at(rest: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// Code with its `#[cfg(test)]` items blanked.
pub fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = code.to_owned();
    while let Some(start) = out.find(MARK) {
        let rest = &out[start..];
        let end = match (rest.find(';'), rest.find('{')) {
            (Some(semicolon), brace) if brace.is_none_or(|brace| semicolon < brace) => {
                semicolon + 1
            }
            (_, Some(brace)) => brace + block(&rest[brace..]),
            _ => rest.len(),
        };
        let blank: String = rest[..end]
            .chars()
            .map(|letter| if letter == '\n' { '\n' } else { ' ' })
            .collect();
        // A letter of several bytes became one blank: keep the offsets of what follows.
        let blank = format!("{blank}{}", " ".repeat(end - blank.len()));
        out.replace_range(start..start + end, &blank);
    }
    out
}

fn block(rest: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}

#[test]
fn comments_and_strings_are_not_code() {
    let text = "a // b\n/* c /* d */ e */ f \"g // h\" 'i' '\\'' r#\"j\"k\"# <'l> b\"m\" n";
    let words = |strings| {
        code(text, strings)
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(words(Strings::Blanked), ["a", "f", "<'l>", "n"]);
    assert!(words(Strings::Kept).contains(&"\"g".to_owned()));
    assert_eq!(code(text, Strings::Blanked).len(), text.len());
}

#[test]
fn tests_are_cut() {
    let cut =
        without_tests("a; #[cfg(test)] mod tests; b; #[cfg(test)]\nmod tests { fn é() { } } c");
    assert_eq!(
        cut.split_whitespace().collect::<Vec<_>>(),
        ["a;", "b;", "c"]
    );
}
