//! Schemas of strings and numbers.
//!
//! The patterns are ECMA-262 and accept what the reader accepts, except for what a pattern cannot express, such as the
//! number of days in a month.

use crate::attributes::{CONTROL, SEGMENT, schema_of};
use crate::date::Timestamp;
use crate::lang::LangTag;
use crate::model::{Alias, ArticleId, Aspect, Focus, HeadingLevel};
use crate::portal::WeatherProvider;
use crate::url::SafeUrl;
use schemars::json_schema;

schema_of! {
    ArticleId, "ArticleId" => json_schema!({
        "description": "A path of a-z, 0-9 and -, such as world/leaders-differ-on-syria.",
        "type": "string", "maxLength": 200,
        "pattern": format!("^{SEGMENT}(/{SEGMENT})*$"),
    });
    Alias, "Alias" => json_schema!({
        "description": "A former path on this site, such as /2013/06/17/old-address.html: without query and fragment, except /?p=123 and /?page_id=123.",
        "type": "string", "maxLength": Alias::MAX_BYTES,
        "pattern": alias_pattern(),
    });
    LangTag, "Language" => json_schema!({
        "description": "A language tag by BCP 47, such as en-CA.",
        "type": "string", "pattern": "^\\s*[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*\\s*$",
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
}

/// [`Alias::parse`] as a pattern, as far as possible.
fn alias_pattern() -> String {
    let forbidden = Alias::FORBIDDEN.replace('\\', "");
    let byte = format!("([^\\s/%{CONTROL}{forbidden}]|%[0-9A-Fa-f]{{2}})");
    format!("^((/(?!\\.\\.?(/|$)){byte}+)+/?|/\\?(p|page_id)=[0-9]+)$")
}

/// [`SafeUrl::parse`] as a pattern, as far as possible.
fn url_pattern() -> String {
    let (any, blank) = (format!("[^{CONTROL}]"), "[ \\t\\r\\n]*");
    let web = format!("[Hh][Tt][Tt][Pp][Ss]?://[^ /?#{CONTROL}]+([/?#]{any}*)?");
    let contact = format!("([Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):{any}*[^\\s{CONTROL}]{any}*");
    let relative = format!("(?!//+([ ?#]|$))[^:/?#{CONTROL}]*([/?#]{any}*)?");
    format!("^{blank}({web}|{contact}|{relative}){blank}$")
}
