//! The portal's own values of design tokens, as CSS. They were checked to be colours when the portal was read.

use article::portal::TokenValue;

/// The rules that set them, light and dark; empty where the portal has none.
pub fn rules(theme: &[TokenValue]) -> String {
    if theme.is_empty() {
        return String::new();
    }
    let (mut light, mut dark) = (String::new(), String::new());
    for value in theme {
        push(&mut light, value, &value.light);
        push(
            &mut dark,
            value,
            value.dark.as_ref().unwrap_or(&value.light),
        );
    }
    [
        ":root{",
        &light,
        "}@media (prefers-color-scheme:dark){:root:not([data-theme=light]){",
        &dark,
        "}}:root[data-theme=dark]{",
        &dark,
        "}",
    ]
    .concat()
}

fn push(rules: &mut String, value: &TokenValue, colour: &str) {
    for part in ["--", &value.token, ":", colour, ";"] {
        rules.push_str(part);
    }
}
