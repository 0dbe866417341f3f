//! Writing layouts, and their JSON Schema.

use super::{FrontLayout, StoriesBlock, StoriesOf};
use crate::attributes::{SEGMENT, Segment};
use crate::layout::Layout;
use crate::model::ArticleId;
use crate::portal::by_language::ByLanguage;
use crate::portal::link::Link;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::borrow::Cow;

/// Writes layouts: `{"home": {"lead": "world/a"}}`.
pub(in crate::portal) fn write<S: Serializer>(
    fronts: &[(String, FrontLayout)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fronts.iter().map(|(front, layout)| (front, layout)))
}

/// `{"show": "latest"}`, `{"section": "world"}`.
impl Serialize for StoriesOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (key, value) = match self {
            Self::Latest => ("show", "latest"),
            Self::Section(id) => ("section", id.as_str()),
            Self::Tag(id) => ("tag", id.as_str()),
            Self::Region(id) => ("region", id.as_str()),
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(key, value)?;
        map.end()
    }
}

/// Stands in for the schema of all layouts.
pub(in crate::portal) struct Fronts;

impl JsonSchema for Fronts {
    fn schema_name() -> Cow<'static, str> {
        "Fronts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let article = generator.subschema_for::<ArticleId>();
        let blocks = blocks(generator);
        json_schema!({
            "type": "object",
            "propertyNames": {"maxLength": 200, "pattern": format!("^{SEGMENT}$")},
            "additionalProperties": {
                "type": "object", "additionalProperties": false,
                "properties": {
                    "lead": article,
                    "picks": {"description": "The stories beside the lead, in order.", "type": "array", "items": article},
                    "blocks": {"description": "The blocks below, in order.", "type": "array", "items": {"anyOf": blocks}},
                },
            },
        })
    }
}

fn blocks(generator: &mut SchemaGenerator) -> Vec<Value> {
    let segment = generator.subschema_for::<Segment>().to_value();
    let layout = generator.subschema_for::<Layout>();
    let stories = [
        ("show", json!({"type": "string", "const": "latest"})),
        ("section", segment.clone()),
        ("tag", segment.clone()),
        ("region", segment),
    ];
    let stories = stories.map(|(key, value)| {
        json!({
            "type": "object", "additionalProperties": false,
            "properties": {
                key: value,
                "count": {
                    "description": "How many stories.",
                    "type": "integer", "minimum": 1, "maximum": StoriesBlock::MAX_COUNT,
                },
                "layout": layout,
            },
            "required": [key],
        })
    });
    let links = json!({
        "type": "object", "additionalProperties": false,
        "properties": {
            "title": generator.subschema_for::<ByLanguage>(),
            "links": {"type": "array", "items": generator.subschema_for::<Link>()},
        },
        "required": ["links", "title"],
    });
    stories.into_iter().chain([links]).collect()
}
