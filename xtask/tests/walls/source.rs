//! Reading Rust just well enough: what is code, and which paths it names.

/// The text with comments blanked, and strings too unless they are wanted. Every byte keeps its place.
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

/// The length of the string or character that starts here, if one does.
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
        // A character, not a lifetime: it closes after one, or is escaped.
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
        // Blanks of other lengths than what they stand for would move what follows.
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

/// Every path that code names, with the byte it starts at; trees of `use` are written out.
pub fn paths(code: &str) -> Vec<(usize, Vec<String>)> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].1 {
            // `impl Trait + use<'_>` says what is captured and imports nothing.
            "use" if tokens.get(at + 1).is_some_and(|(_, token)| *token == "<") => {
                at += tokens[at..]
                    .iter()
                    .take_while(|(_, token)| *token != ">")
                    .count();
            }
            "use" => at = tree(&tokens, at + 1, &[], &mut found),
            word if is_word(word) => {
                let (path, next) = straight(&tokens, at);
                found.push((tokens[at].0, path));
                at = next;
            }
            _ => at += 1,
        }
    }
    found
}

/// One branch of a `use` tree; gives the place behind it.
fn tree(
    tokens: &[(usize, &str)],
    at: usize,
    above: &[String],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let at = at + usize::from(tokens.get(at).is_some_and(|(_, token)| *token == "::"));
    let (path, mut next) = straight(tokens, at);
    let whole = [above, &path].concat();
    if tokens.get(next).is_some_and(|(_, token)| *token == "{") {
        next += 1;
        while tokens.get(next).is_some_and(|(_, token)| *token != "}") {
            let after = tree(tokens, next, &whole, found);
            next = after.max(next + 1);
            if tokens.get(next).is_some_and(|(_, token)| *token == ",") {
                next += 1;
            }
        }
        return next + 1;
    }
    if let Some((place, _)) = tokens.get(at) {
        found.push((*place, whole));
    }
    while tokens
        .get(next)
        .is_some_and(|(_, token)| !matches!(*token, "," | "}" | ";"))
    {
        next += 1;
    }
    next
}

/// `a::b::c`, and the place behind it; a `::` before `{` or `*` is passed.
fn straight(tokens: &[(usize, &str)], mut at: usize) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    while let Some((_, word)) = tokens.get(at).filter(|(_, token)| is_word(token)) {
        path.push((*word).to_owned());
        at += 1;
        if tokens.get(at).is_none_or(|(_, token)| *token != "::") {
            break;
        }
        at += 1;
    }
    (path, at)
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Words, `::`, and everything else a character at a time.
fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = code[at..].chars().next() {
        let rest = &code[at..];
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            tokens.push((at, &rest[..length]));
        }
        at += length;
    }
    tokens
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

#[test]
fn trees_of_use_are_written_out() {
    let found = |code| {
        paths(code)
            .into_iter()
            .map(|(_, path)| path.join("::"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found("use a::{b, c::{d as e, f}, *}; g::h(i)"),
        ["a::b", "a::c::d", "a::c::f", "a", "g::h", "i"]
    );
    assert_eq!(found("-> impl I + use<'_> { a::b }"), ["impl", "I", "a::b"]);
    assert_eq!(found("pub use super::x::Y;"), ["pub", "super::x::Y"]);
}
