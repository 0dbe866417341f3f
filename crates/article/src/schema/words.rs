//! Serializes small values and text.

use crate::date::Timestamp;
use crate::lang::LangTag;
use crate::model::{Alias, ArticleId, Aspect, Focus, HeadingLevel};
use crate::portal::{ByLanguage, WeatherProvider};
use crate::text::{Mark, Marks, Run, Text};
use crate::url::SafeUrl;
use crate::weather::Tenths;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

macro_rules! written_as_shown {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

written_as_shown!(Alias, ArticleId, LangTag, SafeUrl, Timestamp);

/// A plain string if the text has no marks, links or language.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_plain() {
            Some(words) => serializer.serialize_str(words),
            None => serializer.collect_seq(&self.0),
        }
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let run = generator.subschema_for::<Run>();
        json_schema!({
            "description": "A string, or runs of words with marks and links.",
            "anyOf": [{"type": "string"}, {"type": "array", "items": run}],
        })
    }
}

impl Serialize for Marks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Mark::name))
    }
}

impl JsonSchema for Marks {
    fn schema_name() -> Cow<'static, str> {
        "Marks".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = Mark::ALL.map(Mark::name);
        json_schema!({"type": "array", "items": {"type": "string", "enum": names}})
    }
}

impl Serialize for ByLanguage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(lang, words)| (lang, words)))
    }
}

impl JsonSchema for ByLanguage {
    fn schema_name() -> Cow<'static, str> {
        "ByLanguage".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Words by language, such as {\"en\": \"World\", \"fr\": \"Monde\"}; a string is English.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "propertyNames": {"pattern": "^[a-z]{2,8}$"},
                    "additionalProperties": {"type": "string"},
                },
            ],
        })
    }
}

impl Serialize for HeadingLevel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(match self {
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        })
    }
}

impl Serialize for Focus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("x", &(f64::from(self.x) / 100.0))?;
        map.serialize_entry("y", &(f64::from(self.y) / 100.0))?;
        map.end()
    }
}

impl Serialize for Aspect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}:{}", self.width, self.height))
    }
}

/// In degrees.
impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 10.0)
    }
}

impl Serialize for WeatherProvider {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = match self {
            Self::Files => "files",
            Self::OpenMeteo => "open-meteo",
            Self::None => "none",
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("provider", name)?;
        map.end()
    }
}
