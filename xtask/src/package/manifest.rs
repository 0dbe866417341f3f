//! Generates files from `crates/elements/package/custom-elements.json`.

use serde_json::{Map, Value, json};

/// Lists that a class inherits, and whether their entries have `inheritedFrom` (custom elements manifest 2.1.0).
const LISTS: [(&str, bool); 6] = [
    ("attributes", true),
    ("members", true),
    ("events", true),
    ("slots", false),
    ("cssParts", false),
    ("cssProperties", false),
];

/// The manifest with inherited entries copied into each element: tools do not follow `superclass`.
pub fn whole(source: &Value) -> Value {
    let mut whole = source.clone();
    let classes: Vec<Value> = declarations(source).cloned().collect();
    let modules = whole.get_mut("modules").and_then(Value::as_array_mut);
    for module in modules.into_iter().flatten() {
        let declared = module.get_mut("declarations").and_then(Value::as_array_mut);
        for class in declared
            .into_iter()
            .flatten()
            .filter_map(Value::as_object_mut)
        {
            let above = class.get("superclass").and_then(|above| above.get("name"));
            let above = classes
                .iter()
                .find(|it| it.get("name") == above && above.is_some());
            if let Some(above) = above {
                inherit(class, above);
            }
        }
    }
    whole
}

fn inherit(class: &mut Map<String, Value>, above: &Value) {
    for (list, says_so) in LISTS {
        let mut all = entries(class.get(list));
        for mut entry in entries(above.get(list)) {
            if let Some(entry) = entry.as_object_mut().filter(|_| says_so) {
                let name = above.get("name");
                entry.insert("inheritedFrom".to_owned(), json!({"name": name}));
            }
            all.push(entry);
        }
        if !all.is_empty() {
            class.insert(list.to_owned(), Value::Array(all));
        }
    }
}

/// Tags and attributes for VS Code's HTML editor (custom data, version 1.1).
pub fn completion(whole: &Value) -> Value {
    let tags = declarations(whole).filter_map(|class| {
        let name = class.get("tagName")?;
        let attributes = entries(class.get("attributes"));
        let attributes: Vec<Value> = attributes.iter().map(completed).collect();
        let description = class.get("description");
        Some(json!({"name": name, "description": description, "attributes": attributes}))
    });
    json!({"version": 1.1, "tags": tags.collect::<Vec<Value>>()})
}

fn completed(attribute: &Value) -> Value {
    let kind = attribute.pointer("/type/text").and_then(Value::as_str);
    let kind = kind.unwrap_or_default();
    let mut all = Map::new();
    for key in ["name", "description"] {
        all.extend(attribute.get(key).map(|it| (key.to_owned(), it.clone())));
    }
    if kind.contains('|') {
        let values = kind
            .split('|')
            .map(|it| json!({"name": it.trim().trim_matches('"')}));
        all.insert("values".to_owned(), values.collect());
    } else if kind == "boolean" {
        // VS Code's notation for an attribute without a value.
        all.insert("valueSet".to_owned(), json!("v"));
    }
    Value::Object(all)
}

fn declarations(manifest: &Value) -> impl Iterator<Item = &Value> {
    let modules = manifest.get("modules").and_then(Value::as_array);
    let declared = modules
        .into_iter()
        .flatten()
        .filter_map(|it| it.get("declarations"));
    declared.filter_map(Value::as_array).flatten()
}

fn entries(list: Option<&Value>) -> Vec<Value> {
    list.and_then(Value::as_array).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inherited_entries_are_copied_and_completed() {
        let source = json!({"modules": [{"declarations": [
            {"name": "Above", "attributes": [{"name": "closed", "type": {"text": "boolean"}}], "slots": [{"name": ""}]},
            {"name": "A", "tagName": "a-a", "superclass": {"name": "Above"}, "attributes": [
                {"name": "theme", "type": {"text": "\"light\" | \"dark\""}}
            ]},
        ]}]});
        let whole = whole(&source);
        let a = whole.pointer("/modules/0/declarations/1").unwrap();
        let closed = json!({"name": "closed", "type": {"text": "boolean"}, "inheritedFrom": {"name": "Above"}});
        assert_eq!(a.pointer("/attributes/1"), Some(&closed));
        assert_eq!(a.pointer("/slots"), Some(&json!([{"name": ""}])));
        assert_eq!(a.get("events"), None);
        let completion = completion(&whole);
        assert_eq!(
            completion.pointer("/tags/0/attributes"),
            Some(&json!([
                {"name": "theme", "values": [{"name": "light"}, {"name": "dark"}]},
                {"name": "closed", "valueSet": "v"},
            ]))
        );
    }
}
