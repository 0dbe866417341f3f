//! Strings and numbers of a certain form, as a schema can say it.
//!
//! Patterns are written for ECMA-262 and for readers of the schema: they say what the reader takes, except
//! what a pattern cannot know, such as how many days a month has.

use crate::date::Timestamp;
use crate::embed::PROVIDER_NAMES;
use crate::lang::LangTag;
use crate::model::{ArticleId, Aspect, Focus, HeadingLevel};
use crate::portal::{TOKENS, WeatherProvider};
use crate::url::SafeUrl;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// What a URL may not contain: control characters and backslashes.
const CONTROL: &str = r"\u0000-\u001f\u007f-\u009f\\";

/// A segment of an id: no name that Windows reserves for a device.
const SEGMENT: &str = "(?!(con|prn|aux|nul|(com|lpt)[0-9])(/|$))[a-z0-9-]+";

/// Gives a type the schema that the reader keeps to.
macro_rules! schema_of {
    ($($(#[$meta:meta])* $type:ty, $name:literal => $schema:expr;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

/// An id of one path segment.
pub(crate) struct Segment;
/// An id that can stand in a fragment.
pub(crate) struct BlockId;
/// A site's own address.
pub(crate) struct SiteUrl;
/// Scheme and host.
pub(crate) struct Origin;
/// An origin, or all of them.
pub(crate) struct Ancestor;
/// An IANA time zone's name.
pub(crate) struct TimeZone;
/// An embed provider's name.
pub(crate) struct ProviderName;
/// A track's kind.
pub(crate) struct TrackKind;
/// `{"state": "live"}`.
pub(crate) struct LiveState;
/// Values of design tokens.
pub(crate) struct Theme;

schema_of! {
    ArticleId, "ArticleId" => json_schema!({
        "description": "A path of a-z, 0-9 and -, such as world/leaders-differ-on-syria.",
        "type": "string", "maxLength": 200,
        "pattern": format!("^{SEGMENT}(/{SEGMENT})*$"),
    });
    Segment, "Segment" => json_schema!({
        "description": "An id of a-z, 0-9 and -, such as world.",
        "type": "string", "maxLength": 200, "pattern": format!("^{SEGMENT}$"),
    });
    BlockId, "BlockId" => json_schema!({
        "description": "An id of letters, digits, - and _.",
        "type": "string", "maxLength": 100, "pattern": "^[A-Za-z0-9_-]+$",
    });
    LangTag, "Language" => json_schema!({
        "description": "A language tag by BCP 47, such as en-CA.",
        "type": "string", "pattern": "^\\s*[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*\\s*$",
    });
    Timestamp, "Timestamp" => json_schema!({
        "description": "A date and time by RFC 3339 with its offset, such as 2013-06-17T20:05:00-04:00. \
            Without offset, or without time, only the date is shown.",
        "type": "string",
        "pattern": "^\\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\
            ([Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?\
            ([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?\\s*$",
    });
    SafeUrl, "Url" => json_schema!({
        "description": "A relative, https, http, mailto or tel URL of at most 4 KiB.",
        "type": "string", "pattern": url_pattern(),
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
    WeatherProvider, "Weather" => json_schema!({
        "type": "object", "additionalProperties": false,
        "properties": {"provider": {"type": "string", "enum": ["files", "open-meteo", "none"]}},
        "required": ["provider"],
    });
    HeadingLevel, "HeadingLevel" => json_schema!({"type": "integer", "minimum": 2, "maximum": 4});
    Focus, "Focus" => json_schema!({
        "description": "The point to keep when the picture is cropped, from its top left.",
        "type": "object", "additionalProperties": false,
        "properties": {
            "x": {"type": "number", "minimum": 0, "maximum": 1},
            "y": {"type": "number", "minimum": 0, "maximum": 1},
        },
        "required": ["x", "y"],
    });
    Aspect, "Aspect" => json_schema!({
        "description": "Width to height, such as \"16:9\"; each from 1 to 100.",
        "type": "string", "pattern": "^0*([1-9][0-9]?|100):0*([1-9][0-9]?|100)$",
    });
    Theme, "Theme" => theme();
}

/// The decision of [`SafeUrl::parse`], as far as a pattern can make it.
fn url_pattern() -> String {
    let (any, blank) = (format!("[^{CONTROL}]"), "[ \\t\\r\\n]*");
    let web = format!("[Hh][Tt][Tt][Pp][Ss]?://[^ /?#{CONTROL}]+([/?#]{any}*)?");
    let contact = format!("([Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):{any}*[^\\s{CONTROL}]{any}*");
    let relative = format!("(?!//+([ ?#]|$))[^:/?#{CONTROL}]*([/?#]{any}*)?");
    format!("^{blank}({web}|{contact}|{relative}){blank}$")
}

fn theme() -> Schema {
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
    json_schema!({"type": "object", "additionalProperties": false, "properties": tokens})
}
