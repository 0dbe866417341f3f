//! Writes the native formats and their JSON Schemas.
//!
//! The types are the source. [`crate::read`] reads written documents back unchanged, and the schemas (draft 2020-12)
//! are generated from the types and their doc comments, so that editors can complete keys and underline mistakes. Tests
//! check both: written documents are read unchanged, and the schema rejects a document if the reader finds an error in
//! it.
//!
//! A schema cannot express some of the reader's checks: see the list in `tests/schema.rs`.
//!
//! ```
//! let bytes = br#"{"schema": "action-news/article/1", "id": "a", "lang": "en", "headline": "Snow", "body": []}"#;
//! let (article, _) = article::read(bytes).expect("this is an article");
//! let written = serde_json::to_string(&article).expect("articles can be written");
//! assert!(written.starts_with(r#"{"schema":"action-news/article/1","id":"a""#));
//! ```

use crate::attributes::add_property;
use crate::model::{ARTICLE_SCHEMA, Article};
use crate::portal::{PORTAL_SCHEMA, Portal};
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

mod block;
mod kinds;
mod words;

/// The JSON Schema of `action-news/article/1`.
pub fn article_schema() -> Value {
    root::<Article>(ARTICLE_SCHEMA, "An article of Action News")
}

/// The JSON Schema of `action-news/portal/1`.
pub fn portal_schema() -> Value {
    root::<Portal>(PORTAL_SCHEMA, "The portal.json of an Action News site")
}

fn root<T: JsonSchema>(name: &str, title: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    Simplify.transform(&mut schema);
    schema.insert("title".to_owned(), title.into());
    add_property(&mut schema, "schema", json!({"const": name}), true);
    let own_key = json!({"description": "The URL of this schema, for editors."});
    add_property(&mut schema, "$schema", own_key, false);
    // `lang` is always written, but optional for the reader.
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|key| key != "lang" && key != "languages" && key != "defaultRegion");
    }
    schema.to_value()
}

/// Removes from a schema what does not apply to the reader: `null` for absent keys, formats named after Rust's number
/// types, and `required` for keys with a default.
struct Simplify;

impl Transform for Simplify {
    fn transform(&mut self, schema: &mut Schema) {
        // `true` and `false` are schemas too.
        let Some(object) = schema.as_object_mut() else {
            return;
        };
        object.remove("format");
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                object.insert("type".to_owned(), only);
            }
        }
        let defaults: Vec<String> = object
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .filter(|(_, property)| property.get("default").is_some())
            .map(|(key, _)| key.clone())
            .collect();
        if let Some(Value::Array(required)) = object.get_mut("required") {
            required.retain(|key| !defaults.iter().any(|default| key == default));
        }
        if let Some(Value::Array(options)) = object.get_mut("anyOf") {
            options.retain(|option| option.get("type").is_none_or(|name| name != "null"));
            if let [Value::Object(only)] = options.as_slice() {
                let only = only.clone();
                object.remove("anyOf");
                // The field's description is more specific than the type's.
                let described = std::mem::take(object);
                object.extend(only);
                object.extend(described);
            }
        }
        transform_subschemas(self, schema);
    }
}
