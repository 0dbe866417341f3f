//! A portal's own values of design tokens, as CSS. They were checked to be colours when the portal was read.

use article::portal::TokenValue;

/// The rule that sets them, in the layer of the defaults that it overrides; empty for a portal without any.
pub fn rules(theme: &[TokenValue]) -> String {
    if theme.is_empty() {
        return String::new();
    }
    let mut rules = String::from("@layer tokens{:root{");
    for own in theme {
        rules.push_str(&["--", &own.token, ":", &value(own), ";"].concat());
    }
    rules.push_str("}}");
    rules
}

/// The value of one token: `light-dark(#fff,#000)`, or one colour for both.
pub fn value(own: &TokenValue) -> String {
    match &own.dark {
        Some(dark) => ["light-dark(", &own.light, ",", dark, ")"].concat(),
        None => own.light.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_light_and_dark_and_a_single_colour_is_for_both() {
        let theme = [
            ("accent", "#0a5c50", Some("#7fd8c8")),
            ("bar", "#111", None),
        ];
        let theme = theme.map(|(token, light, dark)| TokenValue {
            token: token.to_owned(),
            light: light.to_owned(),
            dark: dark.map(ToOwned::to_owned),
        });
        assert_eq!(
            rules(&theme),
            "@layer tokens{:root{--accent:light-dark(#0a5c50,#7fd8c8);--bar:#111;}}"
        );
        assert_eq!(rules(&[]), "");
    }
}
