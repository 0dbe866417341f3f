//! Blocks and leads: objects with a `type`.

use crate::attributes::{BlockId, name_kind};
use crate::model::{
    Aside, Block, BlockKind, Card, Code, Embed, Figure, Gallery, Heading, Lead, List, Pullquote,
    Quote, Table,
};
use crate::text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::borrow::Cow;

/// An object that begins with `type` and `id`.
#[derive(Serialize)]
struct Tagged<'a, T: Serialize> {
    r#type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(flatten)]
    content: T,
}

#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Paragraph<'a> {
    text: Cow<'a, Text>,
}

#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Divider {}

#[derive(Serialize)]
struct Unknown<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a Text>,
    #[serde(skip_serializing_if = "<[Block]>::is_empty")]
    blocks: &'a [Block],
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let id = self.id.as_deref();
        fn tagged<S: Serializer, T: Serialize>(
            serializer: S,
            r#type: &str,
            id: Option<&str>,
            content: T,
        ) -> Result<S::Ok, S::Error> {
            Tagged {
                r#type,
                id,
                content,
            }
            .serialize(serializer)
        }
        match &self.kind {
            BlockKind::Paragraph(text) => tagged(
                serializer,
                "paragraph",
                id,
                Paragraph {
                    text: Cow::Borrowed(text),
                },
            ),
            BlockKind::Heading(content) => tagged(serializer, "heading", id, content),
            BlockKind::List(content) => tagged(serializer, "list", id, content),
            BlockKind::Quote(content) => tagged(serializer, "quote", id, content),
            BlockKind::Pullquote(content) => tagged(serializer, "pullquote", id, content),
            BlockKind::Figure(content) => tagged(serializer, "figure", id, content),
            BlockKind::Gallery(content) => tagged(serializer, "gallery", id, content),
            BlockKind::Table(content) => tagged(serializer, "table", id, content),
            BlockKind::Embed(content) => tagged(serializer, "embed", id, content),
            BlockKind::Aside(content) => tagged(serializer, "aside", id, content),
            BlockKind::Card(content) => tagged(serializer, "card", id, content),
            BlockKind::Code(content) => tagged(serializer, "code", id, content),
            BlockKind::Divider => tagged(serializer, "divider", id, Divider {}),
            BlockKind::Unknown(unknown) => {
                let content = Unknown {
                    text: unknown.text.as_ref(),
                    blocks: &unknown.blocks,
                };
                tagged(serializer, &unknown.name, id, content)
            }
        }
    }
}

impl JsonSchema for Block {
    fn schema_name() -> Cow<'static, str> {
        "Block".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let known = [
            variant::<Paragraph>(generator, "paragraph"),
            variant::<Heading>(generator, "heading"),
            variant::<List>(generator, "list"),
            variant::<Quote>(generator, "quote"),
            variant::<Pullquote>(generator, "pullquote"),
            variant::<Figure>(generator, "figure"),
            variant::<Gallery>(generator, "gallery"),
            variant::<Table>(generator, "table"),
            variant::<Embed>(generator, "embed"),
            variant::<Aside>(generator, "aside"),
            variant::<Card>(generator, "card"),
            variant::<Code>(generator, "code"),
            variant::<Divider>(generator, "divider"),
        ];
        let mut options: Vec<Value> = known.into_iter().map(Schema::to_value).collect();
        let id = generator.subschema_for::<BlockId>();
        options.push(json!({
            "description": "A type that this version does not know: its text is shown, or a notice.",
            "type": "object",
            "properties": {
                "type": {"type": "string", "not": {"enum": BlockKind::NAMES}},
                "id": id,
                "blocks": {"if": {"type": "array"}, "then": {"items": {"$ref": "#/$defs/Block"}}},
            },
            "required": ["type"],
        }));
        json_schema!({"description": "A part of an article's body.", "anyOf": options})
    }
}

/// An object's schema, with `type` required.
fn variant<T: JsonSchema>(generator: &mut SchemaGenerator, name: &str) -> Schema {
    let mut schema = T::json_schema(generator);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.remove("id");
        properties.remove("type");
    }
    name_kind(&mut schema, name, true);
    schema
}

impl Serialize for Lead {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Figure(content) => Tagged {
                r#type: "figure",
                id: None,
                content,
            }
            .serialize(serializer),
            Self::Embed(content) => Tagged {
                r#type: "embed",
                id: None,
                content,
            }
            .serialize(serializer),
        }
    }
}

impl JsonSchema for Lead {
    fn schema_name() -> Cow<'static, str> {
        "Lead".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (figure, embed) = (
            generator.subschema_for::<Figure>(),
            generator.subschema_for::<Embed>(),
        );
        json_schema!({"anyOf": [figure, embed]})
    }
}
