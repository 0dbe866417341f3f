//! Values of design tokens.

/// A design token's value: light, and dark if it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenValue {
    /// One of [`TOKENS`].
    pub token: String,
    /// A colour such as `#0a5c50`.
    pub light: String,
    /// The value in dark mode.
    pub dark: Option<String>,
}

/// The design tokens that a portal may set.
pub const TOKENS: &[&str] = &["accent", "accent-text", "bar", "bar-text", "paper", "ink"];

/// For the schema of a theme.
#[cfg(feature = "schema")]
pub(super) struct Theme;

#[cfg(feature = "schema")]
crate::attributes::schema_of! { Theme, "Theme" => schema(); }

#[cfg(feature = "schema")]
fn schema() -> schemars::Schema {
    use serde_json::{Map, Value, json};
    let colour = json!({
        "description": "A colour such as #0a5c50.",
        "type": "string", "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$",
    });
    let pair = json!({
        "type": "object", "additionalProperties": false,
        "properties": {"light": &colour, "dark": &colour},
        "required": ["light"],
    });
    let value = json!({"anyOf": [&colour, pair]});
    let tokens: Map<String, Value> = TOKENS
        .iter()
        .map(|token| ((*token).to_owned(), value.clone()))
        .collect();
    schemars::json_schema!({"type": "object", "additionalProperties": false, "properties": tokens})
}

/// Writes a theme: `{"accent": {"light": "#0a5c50", "dark": "#7fd8c8"}}`.
#[cfg(feature = "schema")]
pub(super) fn write<S: serde::Serializer>(
    theme: &[TokenValue],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let values = theme.iter().map(|value| {
        let mut pair = serde_json::Map::new();
        pair.insert("light".to_owned(), value.light.as_str().into());
        if let Some(dark) = &value.dark {
            pair.insert("dark".to_owned(), dark.as_str().into());
        }
        (&value.token, pair)
    });
    serializer.collect_map(values)
}
