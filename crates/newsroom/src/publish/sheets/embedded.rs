//! The stylesheet of the elements in other people's pages, made from the site's own stylesheets.
//!
//! Inside a shadow root there is no `html` or `body`, `vw` is not the element's width, and `rem` is the embedding
//! page's. So the rules of `html` and `body` apply to the element's root, lengths are converted, and each token reads
//! a custom property that the host page may set: `--paper` is `--an-paper`, by default the portal's own value. Colours
//! are `light-dark()` pairs, so they follow the element's color scheme.

use action_news::theme;
use article::portal::TokenValue;
use std::borrow::Cow;

/// The stylesheets that the elements use, besides the tokens and their own (`styles/elements.css`).
pub(super) const SHEETS: &[&str] = &[
    "base",
    "layout",
    "floats",
    "header-bar",
    "notice",
    "article",
    "labels",
    "figure",
    "media",
    "focal-point",
    "blocks",
    "tables-asides",
    "card",
    "embed",
    "button",
    "updates",
    "front",
];

/// A `rem` in a container query, in pixels: queries cannot use custom properties, so this is browsers' default size.
const REM_PX: f64 = 16.0;

/// The elements' stylesheet.
///
/// `tokens` is `styles/tokens.css`; `others` are the stylesheets after it, in order; `theme` has the portal's own
/// values. All of them are minified.
pub(super) fn embedded(tokens: &str, others: &[&str], theme: &[TokenValue]) -> String {
    let mut css = layers(tokens).to_owned();
    css.push_str("@layer tokens{.root{");
    for (name, value) in declarations(block(tokens, ":root{")) {
        let own = theme
            .iter()
            .find(|own| name.strip_prefix("--") == Some(&own.token));
        push(
            &mut css,
            name,
            &own.map_or(Cow::from(value), |own| theme::value(own).into()),
        );
    }
    css.push_str("}.root:lang(ar){");
    for (name, value) in declarations(block(tokens, ":root:lang(ar){")) {
        push(&mut css, name, value);
    }
    css.push_str("}}");
    for sheet in others {
        css.push_str(
            &sheet
                .replace(":where(html)", ":where(.root)")
                .replace(":where(body)", ":where(.root>*)"),
        );
    }
    converted(&css)
}

/// The `@layer` statement that orders the layers.
fn layers(tokens: &str) -> &str {
    let end = tokens.find(';').map_or(0, |end| end + 1);
    tokens
        .get(..end)
        .filter(|it| it.starts_with("@layer"))
        .unwrap_or_default()
}

/// The declarations of the first rule with this selector.
fn block<'c>(css: &'c str, selector: &str) -> &'c str {
    let rest = css.split_once(selector).map_or("", |(_, rest)| rest);
    rest.split('}').next().unwrap_or_default()
}

/// The custom properties among a rule's declarations, with their values.
fn declarations(rules: &str) -> impl Iterator<Item = (&str, &str)> {
    rules
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .filter(|(name, _)| name.starts_with("--"))
}

fn push(css: &mut String, name: &str, value: &str) {
    let own = name.trim_start_matches('-');
    css.push_str(&format!("{name}:var(--an-{own},{value});"));
}

/// Converts lengths: `rem` to multiples of `--rem` (in container queries to pixels), `vw` to `cqi`.
fn converted(css: &str) -> String {
    let mut out = String::with_capacity(css.len() + css.len() / 4);
    let mut rest = css;
    let mut is_query = false;
    while let Some(next) = rest.chars().next() {
        if rest.starts_with("@container") {
            is_query = true;
        } else if next == '{' {
            is_query = false;
        }
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '#' | '.');
        let begins = !out.ends_with(is_word);
        let len = match begins {
            true => number(rest),
            false => 0,
        };
        if len == 0 {
            out.push(next);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
            continue;
        }
        let (value, after) = rest.split_at(len);
        let unit_len = after
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(after.len());
        let (unit, after) = after.split_at(unit_len);
        match (unit, value.parse::<f64>()) {
            ("rem", Ok(number)) if is_query => out.push_str(&format!("{}px", number * REM_PX)),
            ("rem", _) => out.push_str(&format!("calc({value}*var(--rem))")),
            ("vw", _) => out.push_str(&format!("{value}cqi")),
            _ => {
                out.push_str(value);
                out.push_str(unit);
            }
        }
        rest = after;
    }
    out
}

/// The length in bytes of the number that `text` begins with, with its sign; 0 without one.
fn number(text: &str) -> usize {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let sign = text.len() - digits.len();
    let len = digits
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(digits.len());
    match digits.get(..len) {
        Some(number) if number.chars().any(|c| c.is_ascii_digit()) => sign + len,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_relative_to_the_element() {
        let check = |css: &str, expected: &str| assert_eq!(converted(css), expected);
        check(
            ".a{margin:-.5rem 0 1rem;font:700 1.5rem / 1.2 x}",
            ".a{margin:calc(-.5*var(--rem)) 0 calc(1*var(--rem));font:700 calc(1.5*var(--rem)) / 1.2 x}",
        );
        check(
            "@container page (min-width:46rem){.a-2{inline-size:calc(50vw - 2rem);color:#2rem00}}",
            "@container page (min-width:736px){.a-2{inline-size:calc(50cqi - calc(2*var(--rem)));color:#2rem00}}",
        );
        check(".é{content:\"5\";order:-1}", ".é{content:\"5\";order:-1}");
    }

    #[test]
    fn hosts_may_set_every_token() {
        let tokens = "@layer tokens,base;@layer tokens{:root{color-scheme:light dark;--paper:light-dark(#fff,#000);--ink:#111;\
            --bar:#222;--space:1rem}:root:lang(ar){--space:2rem}:root[data-theme=\"dark\"]{color-scheme:dark}}";
        let own = |token: &str, dark: Option<&str>| TokenValue {
            token: token.to_owned(),
            light: "#123".to_owned(),
            dark: dark.map(ToOwned::to_owned),
        };
        let theme = [own("ink", None), own("bar", Some("#abc"))];
        assert_eq!(
            embedded(tokens, &[":where(body){margin:0}"], &theme),
            "@layer tokens,base;@layer tokens{.root{--paper:var(--an-paper,light-dark(#fff,#000));--ink:var(--an-ink,#123);\
             --bar:var(--an-bar,light-dark(#123,#abc));--space:var(--an-space,calc(1*var(--rem)));}\
             .root:lang(ar){--space:var(--an-space,calc(2*var(--rem)));}}:where(.root>*){margin:0}"
        );
    }
}
