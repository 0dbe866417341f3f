//! Compares the documentation of the elements (`crates/elements/package`, `docs/embedding.md`) with the code: the
//! script, the program's list of parts, the tokens.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "elements/manifest.rs"]
mod manifest;
#[path = "elements/text.rs"]
mod text;

use manifest::Manifest;
use serde_json::Value;
use std::collections::BTreeMap;
use text::{Names, after, between, quoted, read, script, tokens, types, words};

#[test]
fn exactly_the_parts_are_documented() {
    let parts = read("crates/elements/src/parts.rs");
    // `PARTS` has pairs of class and part.
    let list = between(&parts, "PARTS: &[", "];");
    let mut written: Names = quoted(list).into_iter().skip(1).step_by(2).collect();
    written.extend(quoted(between(&parts, "HEADING:", ";")));
    // The script creates the element with the part `root`.
    written.extend(after(&script(), "setAttribute(\"part\", \""));
    assert_eq!(Manifest::new().all("cssParts"), written);
}

#[test]
fn every_token_is_documented_with_its_values() {
    let properties = Manifest::new().entries("cssProperties");
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    let pairs = properties.iter().map(|it| (text(it, "name"), it));
    let mut documented: BTreeMap<String, &Value> = pairs.collect();
    for (name, value) in tokens(":root {") {
        let entry = documented.remove(&format!("--an-{name}"));
        let entry = entry.unwrap_or_else(|| panic!("--an-{name} is not documented"));
        let pair = value.strip_prefix("light-dark(");
        let pair = pair.and_then(|pair| pair.strip_suffix(')')?.split_once(", "));
        let (light, dark) = match pair {
            Some((light, dark)) => (light, format!("; {dark} in the dark.")),
            None => (value.as_str(), String::new()),
        };
        assert_eq!(text(entry, "default"), light, "{name}");
        let description = text(entry, "description");
        assert!(description.ends_with(&dark), "{name}: {description}");
    }
    // Not a token but the unit of all sizes.
    assert_eq!(documented.keys().collect::<Vec<&String>>(), ["--an-rem"]);
}

#[test]
fn attributes_and_members_are_those_of_the_types() {
    let types = types();
    for class in Manifest::new().classes() {
        let name = class["name"].as_str().unwrap();
        let members: Names = manifest::of(class, "members");
        let attributes = manifest::entries(class, "attributes");
        let fields = attributes.iter().filter_map(|it| it["fieldName"].as_str());
        let fields: Names = fields.map(str::to_owned).collect();
        assert!(fields.is_subset(&members), "{name}: {fields:?}");
        let body = between(&types, &format!("class {name} "), "\n}");
        let body = body.split_once('\n').unwrap().1;
        let declared: Names = body.lines().filter_map(declared).collect();
        assert_eq!(members, declared, "{name}");
        if let Some(tag) = class["tagName"].as_str() {
            assert!(types.contains(&format!("\"{tag}\": {name};")), "{tag}");
        }
    }
}

/// The name that a line of a class declares.
fn declared(line: &str) -> Option<String> {
    let line = ["readonly ", "get ", "set "]
        .iter()
        .fold(line.trim(), |line, word| {
            line.strip_prefix(word).unwrap_or(line)
        });
    let (name, _) = line.split_once([':', '('])?;
    Some(name.to_owned())
}

#[test]
fn events_and_codes_are_those_of_the_types() {
    let types = types();
    let map = between(&types, "interface NewsEventMap {", "\n}");
    assert_eq!(
        Manifest::new().all("events"),
        quoted(map).into_iter().collect()
    );
    let guide = read("docs/embedding.md");
    let table = between(&guide, "\n| code |", "\n\n");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
    let rows = rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned()));
    assert_eq!(rows.collect::<Names>(), manifest::codes());
}

#[test]
fn the_script_does_what_is_documented() {
    let script = script();
    let manifest = Manifest::new();
    let is_missing = |it: &&String| !script.contains(&format!("\"{it}\""));
    let tags = manifest
        .classes()
        .filter_map(|class| class["tagName"].as_str());
    let tags = tags.map(str::to_owned).collect();
    for names in [tags, manifest::codes(), manifest.all("attributes")] {
        let missing: Vec<&String> = names.iter().filter(is_missing).collect();
        assert_eq!(missing, [] as [&str; 0]);
    }
    let events = after(&script, "\"news-").into_iter();
    let events: Names = events.map(|it| format!("news-{it}")).collect();
    assert_eq!(manifest.all("events"), events);
}

#[test]
fn attributes_are_reflected_as_documented() {
    let script = script();
    let attributes = Manifest::new().entries("attributes");
    let known = |name: &str| attributes.iter().find(|it| it["name"] == *name);
    let observed = between(&script, "observedAttributes = [", "]");
    for name in quoted(observed) {
        assert!(known(&name).is_some(), "{name}");
    }
    let table = between(&script, "const properties = [", "];\n");
    let rows = table.lines().filter(|row| row.contains('"')).map(quoted);
    let mut reflected = Names::new();
    for row in rows {
        let attribute = known(&row[1]).unwrap();
        assert_eq!(attribute["fieldName"], *row[0]);
        assert_eq!(attribute["default"].as_str().unwrap_or_default(), row[2]);
        reflected.insert(row[1].clone());
    }
    let fields = attributes.iter().filter(|it| it["fieldName"].is_string());
    let fields = fields.map(|it| it["name"].as_str().unwrap().to_owned());
    assert_eq!(reflected, fields.collect());
}

#[test]
fn the_guide_names_everything() {
    let named = words(&read("docs/embedding.md"));
    let manifest = Manifest::new();
    for list in [
        "attributes",
        "members",
        "events",
        "cssParts",
        "cssProperties",
    ] {
        let all = manifest.all(list);
        let missing: Vec<&String> = all.difference(&named).collect();
        assert_eq!(missing, [] as [&str; 0], "{list}");
    }
    let properties = named.into_iter().filter(|it| it.starts_with("--an-"));
    assert_eq!(properties.collect::<Names>(), manifest.all("cssProperties"));
}

/// The source of the manifest and, if the package is built, its manifest.
#[test]
fn manifests_match_their_schema() {
    let Ok(schema) = std::env::var("MANIFEST_SCHEMA") else {
        eprintln!(
            "skipped: MANIFEST_SCHEMA is not set to the path of the schema; `cargo xtask test` sets it"
        );
        return;
    };
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    assert!(!schema.is_valid(&serde_json::json!({"modules": []})));
    let written = text::path("crates/elements/package/custom-elements.json");
    let made = std::env::var("PACKAGE").ok();
    let made = made.map(|folder| format!("{folder}/custom-elements.json").into());
    for path in [Some(written), made].into_iter().flatten() {
        let manifest = std::fs::read_to_string(&path).unwrap();
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        let wrong = schema.iter_errors(&manifest).map(|it| it.to_string());
        let wrong: Vec<String> = wrong.collect();
        assert_eq!(wrong, [] as [&str; 0], "{}", path.display());
    }
}

#[test]
fn names_are_extracted_from_texts() {
    let names = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Names>();
    assert_eq!(quoted("a(\"b\", \"c\")"), ["b", "c"]);
    assert_eq!(between("x {a;} y", "{", "}"), "a;");
    assert_eq!(after("a=\"1\" b=\"2\" a=\"3\"", "a=\""), ["1", "3"]);
    let found = words("`a`, `b=c|d`, `<e-f g>`\n\n```\n--h: i\n```\nj `k`");
    assert_eq!(
        found,
        names(&["a", "b", "c", "d", "e-f", "g", "--h", "i", "k"])
    );
    assert_eq!(
        declared("  get theme(): NewsTheme;").as_deref(),
        Some("theme")
    );
    assert_eq!(declared("  readonly ready: x;").as_deref(), Some("ready"));
}
