//! CSS for the portal's values of design tokens. `article::read_portal` has checked that they are colours.

use article::portal::TokenValue;

/// The CSS rule that sets the tokens, in the cascade layer of the defaults; empty if there are none.
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
    fn a_single_colour_is_used_in_light_and_dark() {
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
