//! Rules about text in files: HTML strings, style attributes, long files, URLs in lock files.

use crate::files::File;
use crate::source::{code, flat};

/// APIs that parse a string as HTML, in Rust and in JavaScript.
const HTML_STRINGS: &[&str] = &[
    "from_html_unchecked",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "inner_html",
    "outer_html",
    "insert_adjacent_html",
];

/// Uses of these APIs outside comments.
pub fn html_strings(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (at, token) in flat(code(&file.text)) {
        let words = HTML_STRINGS.iter().filter(|word| token.contains(**word));
        found.extend(words.map(|word| file.at(at, &format!("{word}: text is never HTML"))));
    }
    found
}

/// `style=` in `html!` and `set_attribute("style", …)`: a strict policy blocks both.
pub fn style_attributes(file: &File) -> Vec<String> {
    let tokens = flat(code(&file.text));
    let mut found = Vec::new();
    for window in tokens.windows(4) {
        let [(_, before), (at, token), (_, next), (_, after)] = window else {
            continue;
        };
        let is_attribute = token == "style"
            && next == "="
            && !["=", ">"].contains(&after.as_str())
            && ![".", "-", "let", "mut", "const"].contains(&before.as_str());
        let is_set = before.ends_with("attribute") && token == "(" && next == "\"style\"";
        if is_attribute || is_set {
            found.push(file.at(
                *at,
                "a style attribute: use a class, or the CSS object model",
            ));
        }
    }
    found
}

const MOST_LINES: usize = 300;
/// The first comment of a longer file must contain one of these words.
const EXCUSES: &[&str] = &["lines", "long"];

/// Files past 300 lines whose first comment gives no reason.
pub fn long_without_reason(file: &File) -> Vec<String> {
    let lines = file.text.lines().count();
    let is_comment =
        |line: &&str| line.starts_with("//") || line.starts_with("/*") || line.starts_with(" *");
    let first = file
        .text
        .lines()
        .take_while(is_comment)
        .collect::<Vec<_>>()
        .join(" ");
    let says_why = first
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| EXCUSES.contains(&word));
    if lines <= MOST_LINES || says_why {
        return Vec::new();
    }
    vec![format!(
        "{}: {lines} lines; split it, or say in its first comment why it is so long",
        file.path
    )]
}

/// URLs of packages in lock files, which differ from machine to machine.
pub fn addresses(file: &File) -> Vec<String> {
    file.text
        .match_indices("\"resolved\"")
        .map(|(at, _)| file.at(at, "a URL, which differs from machine to machine"))
        .collect()
}

/// For each rule: a bad file with the number of findings, and a good file.
#[test]
fn each_rule_finds_its_bad_example() {
    type Rule = fn(&File) -> Vec<String>;
    let long = "let x = 1;\n".repeat(301);
    let excused = format!("//! A table. More than 300 lines,\n//! because it is one.\n{long}");
    let cases: &[(Rule, &str, usize, &str)] = &[
        (
            html_strings,
            "Html::from_html_unchecked(x); js(\"a.innerHTML = b\"); e.set_inner_html(x); // outerHTML",
            3,
            "let inner = 1; // innerHTML",
        ),
        (
            style_attributes,
            "<p style=\"x\"> <p style={x}> e.set_attribute(\"style\", x)",
            3,
            "let style = 1; <p data-style=\"x\" class=\"y\"> style == x; match style => {}",
        ),
        (long_without_reason, &long, 1, &excused),
        (
            addresses,
            "{\"resolved\": \"x\", \"a\": {\"resolved\": \"y\"}}",
            2,
            "{\"version\": \"1\"}",
        ),
    ];
    for (rule, bad, count, good) in cases {
        let found = rule(&File::example("bad", bad));
        assert_eq!(found.len(), *count, "{bad}: {found:?}");
        assert_eq!(rule(&File::example("good", good)), [] as [&str; 0]);
    }
}
