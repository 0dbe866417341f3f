//! Finds the paths that Rust code names. It works on tokens, so that macros are read like all other code.

/// A path in the code.
pub struct Path {
    /// The byte it starts at.
    pub at: usize,
    pub parts: Vec<String>,
    /// Where it is a leaf of a `use` tree.
    pub import: Option<Import>,
}

pub struct Import {
    /// `pub use`, `pub(crate) use`.
    pub is_public: bool,
    /// The name that it gets; `*` for a glob.
    pub name: String,
}

/// All paths that the code names; each leaf of a `use` tree is one.
pub fn paths(code: &str) -> Vec<Path> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].1 {
            // `impl Trait + use<'_>` is no import.
            "use" if tokens.get(at + 1).is_some_and(|(_, token)| *token == "<") => {
                at += tokens[at..]
                    .iter()
                    .take_while(|(_, token)| *token != ">")
                    .count();
            }
            "use" => {
                let is_public = is_public(&tokens[..at]);
                at = tree(&tokens, at + 1, &[], is_public, &mut found);
            }
            word if is_word(word) => {
                let (parts, next) = straight(&tokens, at);
                found.push(Path {
                    at: tokens[at].0,
                    parts,
                    import: None,
                });
                at = next;
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether these tokens end in `pub` or `pub(…)`.
fn is_public(before: &[(usize, &str)]) -> bool {
    let words: Vec<&str> = before
        .iter()
        .rev()
        .take(4)
        .map(|(_, token)| *token)
        .collect();
    matches!(words[..], ["pub", ..] | [")", _, "(", "pub"])
}

/// Reads one branch of a `use` tree; returns the index of the token after it.
fn tree(
    tokens: &[(usize, &str)],
    at: usize,
    above: &[String],
    is_public: bool,
    found: &mut Vec<Path>,
) -> usize {
    let is =
        |at: usize, expected: &str| tokens.get(at).is_some_and(|(_, token)| *token == expected);
    let at = at + usize::from(is(at, "::"));
    let (path, mut next) = straight(tokens, at);
    let mut parts = [above, &path].concat();
    if is(next, "{") {
        next += 1;
        while tokens.get(next).is_some_and(|(_, token)| *token != "}") {
            let after = tree(tokens, next, &parts, is_public, found);
            next = after.max(next + 1);
            next += usize::from(is(next, ","));
        }
        return next + 1;
    }
    if parts.len() > 1 && parts[parts.len() - 1] == "self" {
        parts.pop();
    }
    if let Some((place, _)) = tokens.get(at) {
        let name = match (is(next, "*"), is(next, "as")) {
            (true, _) => "*".to_owned(),
            (_, true) => tokens.get(next + 1).map_or("", |(_, name)| name).to_owned(),
            _ => parts.last().cloned().unwrap_or_default(),
        };
        found.push(Path {
            at: *place,
            parts,
            import: Some(Import { is_public, name }),
        });
    }
    while tokens
        .get(next)
        .is_some_and(|(_, token)| !matches!(*token, "," | "}" | ";"))
    {
        next += 1;
    }
    next
}

/// Reads `a::b::c` and a following `::`; returns the index of the token after it.
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

/// Tokens with their offsets: words, `::`, and single characters.
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
fn trees_of_use_are_written_out() {
    let found = |code| {
        paths(code)
            .into_iter()
            .map(|path| path.parts.join("::"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found("use a::{self, b, c::{d as e, f}, *}; g::h(i)"),
        ["a", "a::b", "a::c::d", "a::c::f", "a", "g::h", "i"]
    );
    assert_eq!(found("-> impl I + use<'_> { a::b }"), ["impl", "I", "a::b"]);
    assert_eq!(found("pub use super::x::Y;"), ["pub", "super::x::Y"]);
    let imports: Vec<(bool, String)> = paths("use a::{b as c, *}; pub use d; pub(crate) use e::f;")
        .into_iter()
        .filter_map(|path| path.import)
        .map(|import| (import.is_public, import.name))
        .collect();
    let expected = [(false, "c"), (false, "*"), (true, "d"), (true, "f")];
    assert_eq!(
        imports,
        expected.map(|(public, name)| (public, name.to_owned()))
    );
}
