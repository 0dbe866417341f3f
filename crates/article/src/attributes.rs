//! Functions and stand-in types that the serde and schemars attributes of the model refer to. Does not depend on the
//! model's types.

use crate::embed::PROVIDER_NAMES;
use schemars::{Schema, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// Characters that a URL may not contain, for a regular expression: control characters and backslashes.
pub(crate) const CONTROL: &str = r"\u0000-\u001f\u007f-\u009f\\";

/// A segment of an id, as a regular expression; excludes the device names that Windows reserves.
pub(crate) const SEGMENT: &str = "(?!(con|prn|aux|nul|(com|lpt)[0-9])(/|$))[a-z0-9-]+";

/// Implements `JsonSchema` with a schema written by hand.
macro_rules! schema_of {
    ($($(#[$meta:meta])* $type:ty, $name:literal => $schema:expr;)*) => {$(
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    )*};
}
pub(crate) use schema_of;

/// An id of one path segment.
pub(crate) struct Segment;
/// An id that is valid in a URL fragment.
pub(crate) struct BlockId;
/// A site's own address.
pub(crate) struct SiteUrl;
/// A URL's scheme and host.
pub(crate) struct Origin;
/// An origin, or `*` for all.
pub(crate) struct Ancestor;
/// An IANA time zone's name.
pub(crate) struct TimeZone;
/// An embed provider's name.
pub(crate) struct ProviderName;
/// A track's kind.
pub(crate) struct TrackKind;
/// `{"state": "live"}`.
pub(crate) struct LiveState;

schema_of! {
    Segment, "Segment" => json_schema!({
        "description": "An id of a-z, 0-9 and -, such as world.",
        "type": "string", "maxLength": 200, "pattern": format!("^{SEGMENT}$"),
    });
    BlockId, "BlockId" => json_schema!({
        "description": "An id of letters, digits, - and _.",
        "type": "string", "maxLength": 100, "pattern": "^[A-Za-z0-9_-]+$",
    });
    SiteUrl, "SiteUrl" => json_schema!({
        "description": "The site's address, ending in /, such as https://news.example/.",
        "type": "string",
        "pattern": format!("^[ \\t\\r\\n]*([Hh][Tt][Tt][Pp][Ss]?:)?//[^ /?#{CONTROL}]+/([^?#{CONTROL}]*/)?[ \\t\\r\\n]*$"),
    });
    Origin, "Origin" => json_schema!({
        "description": "Scheme and host, such as https://news.example.",
        "type": "string",
        "pattern": "^[ \\t\\r\\n]*([Hh][Tt][Tt][Pp][Ss]?:)?//[A-Za-z0-9._:*\\[\\]-]+[ \\t\\r\\n]*$",
    });
    Ancestor, "Ancestor" => json_schema!({
        "description": "Scheme and host, such as https://news.example, or * for every site.",
        "type": "string",
        "pattern": "^[ \\t\\r\\n]*(\\*|([Hh][Tt][Tt][Pp][Ss]?:)?//[A-Za-z0-9._:*\\[\\]-]+)[ \\t\\r\\n]*$",
    });
    TimeZone, "TimeZone" => json_schema!({
        "description": "An IANA time zone, such as America/Edmonton.",
        "type": "string", "pattern": "^[A-Za-z0-9/_+-]+$",
    });
    ProviderName, "EmbedProvider" => json_schema!({"type": "string", "enum": PROVIDER_NAMES});
    TrackKind, "TrackKind" => json_schema!({
        "type": "string", "enum": ["subtitles", "captions", "descriptions", "chapters"],
    });
    LiveState, "LiveState" => json_schema!({
        "type": "object", "additionalProperties": false,
        "properties": {"state": {"type": "string", "enum": ["live", "ended"]}},
        "required": ["state"],
    });
}

/// For `skip_serializing_if`: default values are not written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// For `skip_serializing_if`: a table cell's span of 1 is the default and not written.
pub(crate) fn is_one(span: &u16) -> bool {
    *span == 1
}

/// Writes an article's `live` as `{"state": "live"}`; in an index it is only the string.
pub(crate) fn live<S: Serializer, T: Serialize>(
    live: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry("state", live)?;
    map.end()
}

/// Adds a property before the others.
pub(crate) fn add_property(schema: &mut Schema, key: &str, property: Value, required: bool) {
    let object = schema.ensure_object();
    if let Value::Object(properties) = object.entry("properties").or_insert_with(|| json!({})) {
        let others = std::mem::take(properties);
        properties.insert(key.to_owned(), property);
        properties.extend(others);
    }
    if required && let Value::Array(keys) = object.entry("required").or_insert_with(|| json!([])) {
        keys.insert(0, key.into());
    }
}

/// Adds `type` and `id` before a block's other keys.
pub(crate) fn name_kind(schema: &mut Schema, name: &str, required: bool) {
    add_property(schema, "id", json!({"$ref": "#/$defs/BlockId"}), false);
    add_property(
        schema,
        "type",
        json!({"type": "string", "const": name}),
        required,
    );
}

/// A figure in a gallery or as a lead may have `type` and `id`, as it has as a block.
pub(crate) fn figure_keys(schema: &mut Schema) {
    name_kind(schema, "figure", false);
}

/// The same for an embed as a lead.
pub(crate) fn embed_keys(schema: &mut Schema) {
    name_kind(schema, "embed", false);
}

/// The same for a card in `related`.
pub(crate) fn card_keys(schema: &mut Schema) {
    name_kind(schema, "card", false);
}
