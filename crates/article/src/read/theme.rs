//! A portal's design tokens.

use super::walk::Reading;
use crate::portal::{TOKENS, TokenValue};
use serde_json::Value;

/// `{"accent": "#0a5c50"}` or `{"accent": {"light": "#0a5c50", "dark": "#7fd8c8"}}`.
pub(super) fn theme(r: &mut Reading, value: &Value) -> Option<Vec<TokenValue>> {
    let object = r.object(value, TOKENS)?;
    let mut out = Vec::new();
    for (token, value) in object {
        let mark = r.enter(token);
        let (light, dark) = match value {
            Value::Object(pair) => {
                let pair_known = r.object(value, &["light", "dark"]).unwrap_or(pair);
                let light = r.field(pair_known, "light", colour);
                (r.need("light", light), r.field(pair_known, "dark", colour))
            }
            other => (colour(r, other), None),
        };
        if TOKENS.contains(&token.as_str())
            && let Some(light) = light
        {
            out.push(TokenValue {
                token: token.clone(),
                light,
                dark,
            });
        }
        r.leave(mark);
    }
    Some(out)
}

/// A hexadecimal colour: nothing else may be inserted into a stylesheet.
fn colour(r: &mut Reading, value: &Value) -> Option<String> {
    let text = r.string(value)?;
    let ok = text.strip_prefix('#').is_some_and(|hex| {
        matches!(hex.len(), 3 | 6 | 8) && hex.bytes().all(|b| b.is_ascii_hexdigit())
    });
    if !ok {
        r.invalid("a colour such as #0a5c50", &text);
    }
    ok.then_some(text)
}
