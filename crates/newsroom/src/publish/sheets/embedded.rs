//! The stylesheet of elements in other people's pages, made of the site's own.
//!
//! A shadow root has no `html` and no `body`, its widths are not the window's, and its `rem` is the page's around, which
//! may be anything. Tokens become what hosts may set: `--paper` is `--an-paper` where a host says one, else the portal's,
//! and light or dark as the element's colour scheme is.

use article::portal::TokenValue;

/// The sheets that elements have besides their own and the tokens.
pub(super) const SHEETS: &[&str] = &[
    "base",
    "layout",
    "beside",
    "header-bar",
    "notice",
    "article",
    "labels",
    "figure",
    "media",
    "focus",
    "blocks",
    "boxes",
    "card",
    "embed",
    "button",
    "updates",
    "front",
];

/// A `rem` in a container's query, in pixels: there is no variable to be had, so it is the size that browsers begin with.
const REM_PX: f64 = 16.0;

/// The sheet. `tokens`: the sheet of that name; `others`: what comes after it, in order; `theme`: the portal's own values.
pub(super) fn embedded(tokens: &str, others: &[&str], theme: &[TokenValue]) -> String {
    let mut css = layers(tokens).to_owned();
    css.push_str("@layer tokens{.root{");
    let dark = block(tokens, ":root[data-theme=\"dark\"]{");
    let of = |rules: &str, name: &str| {
        declarations(rules)
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.to_owned())
    };
    for (name, value) in declarations(block(tokens, ":root{")) {
        let own = theme
            .iter()
            .find(|own| name.strip_prefix("--") == Some(&own.token));
        let light = own.map_or(value, |own| own.light.as_str());
        let dark = match own {
            Some(own) => Some(own.dark.as_ref().unwrap_or(&own.light).to_string()),
            None => of(dark, name),
        };
        push(&mut css, name, light, dark.as_deref());
    }
    css.push_str("}.root:lang(ar){");
    for (name, value) in declarations(block(tokens, ":root:lang(ar){")) {
        push(&mut css, name, value, None);
    }
    css.push_str("}}");
    for sheet in others {
        css.push_str(
            &sheet
                .replace(":where(html)", ":where(.root)")
                .replace(":where(body)", ":where(.root>*)"),
        );
    }
    measured(&css)
}

/// The statement that orders the layers.
fn layers(tokens: &str) -> &str {
    let end = tokens.find(';').map_or(0, |end| end + 1);
    tokens
        .get(..end)
        .filter(|it| it.starts_with("@layer"))
        .unwrap_or_default()
}

/// What stands in the braces after a selector.
fn block<'c>(css: &'c str, selector: &str) -> &'c str {
    let rest = css.split_once(selector).map_or("", |(_, rest)| rest);
    rest.split('}').next().unwrap_or_default()
}

/// Custom properties and their values.
fn declarations(rules: &str) -> impl Iterator<Item = (&str, &str)> {
    rules
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .filter(|(name, _)| name.starts_with("--"))
}

fn push(css: &mut String, name: &str, light: &str, dark: Option<&str>) {
    let own = name.trim_start_matches('-');
    let value = match dark {
        Some(dark) if dark != light => format!("light-dark({light},{dark})"),
        _ => light.to_owned(),
    };
    css.push_str(&format!("{name}:var(--an-{own},{value});"));
}

/// `rem` by the element's own measure, and widths of the container in place of the window's.
fn measured(css: &str) -> String {
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

/// How long the number is that a text begins with, its sign with it.
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
    fn lengths_are_the_elements_own() {
        let check = |css: &str, expected: &str| assert_eq!(measured(css), expected);
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
    fn tokens_are_what_hosts_may_set() {
        let tokens = "@layer tokens,base;@layer tokens{:root{color-scheme:light dark;--paper:#fff;--ink:#111;--space:1rem}\
            :root:lang(ar){--space:2rem}:root[data-theme=\"dark\"]{color-scheme:dark;--paper:#000}}";
        let theme = [TokenValue {
            token: "ink".to_owned(),
            light: "navy".to_owned(),
            dark: None,
        }];
        assert_eq!(
            embedded(tokens, &[":where(body){margin:0}"], &theme),
            "@layer tokens,base;@layer tokens{.root{--paper:var(--an-paper,light-dark(#fff,#000));--ink:var(--an-ink,navy);\
             --space:var(--an-space,calc(1*var(--rem)));}.root:lang(ar){--space:var(--an-space,calc(2*var(--rem)));}}\
             :where(.root>*){margin:0}"
        );
    }
}
