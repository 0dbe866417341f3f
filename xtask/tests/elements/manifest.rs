//! Reads the custom elements manifest.

use super::text::{Names, between, quoted, read, types};
use serde_json::Value;

/// The manifest's source.
pub struct Manifest(Value);

impl Manifest {
    /// Reads its file.
    pub fn new() -> Self {
        let text = read("crates/elements/package/custom-elements.json");
        Self(serde_json::from_str(&text).unwrap())
    }

    /// All classes.
    pub fn classes(&self) -> impl Iterator<Item = &Value> {
        let modules = self.0["modules"].as_array().unwrap().iter();
        modules.flat_map(|module| module["declarations"].as_array().unwrap())
    }

    /// The entries of a list in all classes.
    pub fn entries(&self, list: &str) -> Vec<Value> {
        self.classes()
            .flat_map(|class| entries(class, list))
            .collect()
    }

    /// Their names.
    pub fn all(&self, list: &str) -> Names {
        self.classes().flat_map(|class| of(class, list)).collect()
    }
}

/// The entries of a list in one class.
pub fn entries(class: &Value, list: &str) -> Vec<Value> {
    class[list].as_array().cloned().unwrap_or_default()
}

/// Their names.
pub fn of(class: &Value, list: &str) -> Names {
    let name = |entry: &Value| entry["name"].as_str().unwrap().to_owned();
    entries(class, list).iter().map(name).collect()
}

/// The codes of `news-error` in the types.
pub fn codes() -> Names {
    let types = types();
    let codes = between(&types, "type NewsErrorCode =", ";\n");
    quoted(codes).into_iter().collect()
}
