//! Rust code as tokens, without comments and tests.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The tokens of a file without documentation and without items that are compiled only for tests.
pub fn code(text: &str) -> TokenStream {
    without_tests(text.parse().unwrap())
}

fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let TokenTree::Group(group) = token else {
            kept.push(token);
            continue;
        };
        let attribute = group.to_string().replace(' ', "");
        if group.delimiter() == Delimiter::Bracket && attribute == "[cfg(test)]" {
            tokens.find(ends_item);
        } else if !attribute.starts_with("[doc=") {
            let mut inner = Group::new(group.delimiter(), without_tests(group.stream()));
            inner.set_span(group.span());
            kept.push(inner.into());
        }
    }
    kept.into_iter().collect()
}

fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    }
}

/// All tokens with the byte offsets of their starts; the delimiters of a group are tokens before and after its content.
pub fn flat(tokens: TokenStream) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    for token in tokens {
        let at = token.span().byte_range().start;
        let TokenTree::Group(group) = token else {
            all.push((at, token.to_string()));
            continue;
        };
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        all.push((at, open.to_owned()));
        all.extend(flat(group.stream()));
        all.push((at, close.to_owned()));
    }
    all
}

#[test]
fn comments_and_tests_are_removed() {
    let text = "//! a\n/* b */ c!('d \"e // f\" r#\"g\"#); #[cfg(test)] mod t; h; /// i\n#[cfg(test)]\nmod u { fn é() { } } j";
    let tokens = flat(code(text));
    assert!(tokens.contains(&(text.find("\"e").unwrap(), "\"e // f\"".to_owned())));
    assert!(tokens.contains(&(text.rfind('j').unwrap(), "j".to_owned())));
    let words: Vec<&str> = tokens.iter().map(|(_, token)| token.as_str()).collect();
    let expected = "# ! c ! ( ' d \"e // f\" r#\"g\"# ) ; # h ; # # j";
    assert_eq!(words.join(" "), expected);
}
