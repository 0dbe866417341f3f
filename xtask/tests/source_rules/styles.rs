//! Rules for stylesheets.

use crate::files::File;

/// Physical sides, which do not follow the writing direction.
const SIDES: &[&str] = &["left", "right", "top", "bottom"];
const SIDED: &[&str] = &[
    "margin",
    "padding",
    "border",
    "inset",
    "scroll-margin",
    "scroll-padding",
];
const ALIGNED: &[&str] = &[
    "text-align",
    "float",
    "clear",
    "caption-side",
    "justify-content",
    "justify-items",
];

/// Physical properties and values: `margin-left`, `float: right`.
pub fn physical_properties(file: &File) -> Vec<String> {
    let css = blank_css_comments(&file.text);
    let mut found = Vec::new();
    let mut start = 0;
    for (end, _) in css.match_indices(['{', '}', ';']).chain([(css.len(), "")]) {
        let declaration = &css[start..end];
        let at = start + declaration.len() - declaration.trim_start().len();
        if let Some((property, value)) = declaration.trim().split_once(':')
            && is_physical(property.trim(), value)
        {
            found.push(file.at(at, &format!("{}: say start or end", declaration.trim())));
        }
        start = end + 1;
    }
    found
}

fn is_physical(property: &str, value: &str) -> bool {
    let sided = SIDED.iter().any(|stem| {
        let rest = property
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('-'));
        rest.is_some_and(|rest| {
            SIDES
                .iter()
                .any(|side| rest == *side || rest.starts_with(&format!("{side}-")))
        })
    });
    let aligned = ALIGNED.contains(&property)
        && value
            .split([' ', '!'])
            .any(|word| matches!(word.trim(), "left" | "right"));
    sided || aligned || SIDES.contains(&property)
}

fn blank_css_comments(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some(start) = out.find("/*") {
        let end = out[start..]
            .find("*/")
            .map_or(out.len(), |end| start + end + 2);
        let blank: String = out[start..end]
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
            .collect();
        out.replace_range(start..end, &blank);
    }
    out
}

/// A piece of a stylesheet.
enum Piece<'a> {
    /// `selector {` or `@rule {`
    Opens(&'a str),
    /// `property: value;`
    Declares(&'a str),
    Closes,
}

/// The pieces of a stylesheet with their offsets. `css` must have no comments.
fn pieces(css: &str) -> Vec<(usize, Piece<'_>)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let (mut quote, mut brackets) = (None, 0);
    for (at, letter) in css.char_indices() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(') => brackets += 1,
            (None, ')') => brackets -= 1,
            (None, '{' | '}' | ';') if brackets == 0 => {
                let text = &css[start..at];
                let place = start + text.len() - text.trim_start().len();
                let text = text.trim();
                if letter == '{' {
                    pieces.push((place, Piece::Opens(text)));
                } else if !text.is_empty() {
                    pieces.push((place, Piece::Declares(text)));
                }
                if letter == '}' {
                    pieces.push((at, Piece::Closes));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces
}

/// Style rules nested more than once. Layers and conditions do not count.
pub fn nesting(file: &File) -> Vec<String> {
    let css = blank_css_comments(&file.text);
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for (at, piece) in pieces(&css) {
        match piece {
            Piece::Opens(head) => {
                let above = open.iter().filter(|head| !head.starts_with('@')).count();
                if above > 1 && !head.starts_with('@') {
                    found.push(file.at(at, &format!("{head}: nested more than once")));
                }
                open.push(head);
            }
            Piece::Closes => drop(open.pop()),
            Piece::Declares(_) => {}
        }
    }
    found
}

/// `!important`, except in `prefers-reduced-motion`.
pub fn importance(file: &File) -> Vec<String> {
    let css = blank_css_comments(&file.text);
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for (at, piece) in pieces(&css) {
        match piece {
            Piece::Opens(head) => open.push(head),
            Piece::Closes => drop(open.pop()),
            Piece::Declares(text) => {
                let admitted = open
                    .iter()
                    .any(|head| head.contains("prefers-reduced-motion"));
                if text.contains("!important") && !admitted {
                    found.push(file.at(at, &format!("{text}: layers decide")));
                }
            }
        }
    }
    found
}

/// For each rule: a bad file with the number of findings, and a good file.
#[test]
fn each_rule_of_styles_finds_its_bad_example() {
    type Rule = fn(&File) -> Vec<String>;
    let cases: &[(Rule, &str, usize, &str)] = &[
        (
            physical_properties,
            "a{margin-left:1px;left:0;text-align:right} b { border-top-left-radius: 1px; padding-bottom: 0 }",
            5,
            "a{margin-inline-start:1px; text-align:start; border-block-end: 0; width:1px} /* left: 0 */ @media (min-width: 1px) { a:hover { inset-inline-start: 0 } }",
        ),
        (
            nesting,
            "@layer x { a { b { @media print { c { top: 0 } } } } }",
            1,
            "@layer x { @media print { a { color: red; b { color: url(\"a{b{c{\") } &:hover { d: e } } } }",
        ),
        (
            importance,
            "a { color: red !important } @media (min-width: 1px) { b { color: red !important; } }",
            2,
            "@media (prefers-reduced-motion: reduce) { * { transition: none !important } } /* !important */",
        ),
    ];
    for (rule, bad, count, good) in cases {
        let found = rule(&File::example("bad", bad));
        assert_eq!(found.len(), *count, "{bad}: {found:?}");
        assert_eq!(rule(&File::example("good", good)), [] as [&str; 0]);
    }
}
