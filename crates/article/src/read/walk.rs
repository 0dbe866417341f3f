//! Walks a JSON value: keeps the current position and the problems found so far.

use crate::problem::{Problem, ProblemKind, Severity};
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// A JSON object.
pub(super) type Object = Map<String, Value>;

/// Whether problems are listed with their positions. The app only needs to know whether a document is valid; without the
/// lists it is 1 KB smaller.
const LISTS_PROBLEMS: bool = cfg!(feature = "explain");

/// A walk in progress.
#[derive(Default)]
pub(super) struct Reading {
    /// The JSON Pointer of the current value.
    at: String,
    pub(super) problems: Vec<Problem>,
    /// Whether a problem is fatal, also if problems are not listed.
    pub(super) is_fatal: bool,
    pub(super) blocks: usize,
    pub(super) nesting: usize,
}

/// A position to return to with [`Reading::leave`].
pub(super) struct Mark(usize);

impl Reading {
    /// Steps down to a key.
    pub(super) fn enter(&mut self, key: &str) -> Mark {
        let mark = Mark(self.at.len());
        if !LISTS_PROBLEMS {
            return mark;
        }
        self.at.push('/');
        if key.contains(['~', '/']) {
            self.at.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            self.at.push_str(key);
        }
        mark
    }

    /// Steps down to an element.
    pub(super) fn enter_index(&mut self, index: usize) -> Mark {
        let mark = Mark(self.at.len());
        if LISTS_PROBLEMS {
            // Writing to a string cannot fail.
            let _ = write!(self.at, "/{index}");
        }
        mark
    }

    /// Steps back up.
    pub(super) fn leave(&mut self, mark: Mark) {
        self.at.truncate(mark.0);
    }

    /// Reports a problem of the current value.
    pub(super) fn note(&mut self, kind: ProblemKind) {
        self.is_fatal |= kind.severity() == Severity::Fatal;
        if LISTS_PROBLEMS {
            self.problems.push(Problem::new(self.at.clone(), kind));
        }
    }

    /// Reports a value of the wrong JSON type.
    pub(super) fn expected(&mut self, expected: &'static str, found: &Value) {
        self.note(ProblemKind::Expected {
            expected: message(expected),
            found: message(json_type(found)),
        });
    }

    /// Reports a value that has the right type and is invalid.
    pub(super) fn invalid(&mut self, expected: &'static str, found: &str) {
        self.note(ProblemKind::Invalid {
            expected: message(expected),
            found: message_of(found),
        });
    }

    /// A key that the document requires: reports `None` as fatal, at most once.
    pub(super) fn require<T>(&mut self, key: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.missing(key, Severity::Fatal);
        }
        value
    }

    /// A key that a part of the document requires: reports `None` as an error; the caller drops the part.
    pub(super) fn need<T>(&mut self, key: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.missing(key, Severity::Error);
        }
        value
    }

    fn missing(&mut self, key: &'static str, severity: Severity) {
        self.is_fatal |= severity == Severity::Fatal;
        if !LISTS_PROBLEMS {
            return;
        }
        let mark = self.enter(key);
        let at = self.at.clone();
        self.leave(mark);
        if let Some(said) = self.problems.iter_mut().rev().find(|p| p.at == at) {
            said.severity = said.severity.max(severity);
            return;
        }
        self.note(ProblemKind::Missing(key));
        if let Some(last) = self.problems.last_mut() {
            last.severity = severity;
        }
    }

    /// Reads an object. With the feature `explain`, reports keys that are not in `known`.
    pub(super) fn object<'v>(
        &mut self,
        value: &'v Value,
        known: &'static [&'static str],
    ) -> Option<&'v Object> {
        let Value::Object(object) = value else {
            self.expected("an object", value);
            return None;
        };
        // The app ignores these warnings; without this code it is 0.7 KB smaller.
        if cfg!(feature = "explain") {
            self.note_unknown_keys(object, known);
        }
        Some(object)
    }

    fn note_unknown_keys(&mut self, object: &Object, known: &'static [&'static str]) {
        for key in object.keys() {
            if !known.contains(&key.as_str()) {
                let mark = self.enter(key);
                self.note(ProblemKind::UnknownKey {
                    key: key.clone(),
                    known,
                });
                self.leave(mark);
            }
        }
    }

    /// The elements of an array. Reports any other value, and returns no elements for it.
    pub(super) fn array<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match value {
            Value::Array(items) => items,
            other => {
                self.expected("an array", other);
                &[]
            }
        }
    }

    /// Reads the value of a key, if it is there.
    ///
    /// Not inlined, and `read` is a function pointer: a copy of this function at each of a hundred call sites would add
    /// 10 KB to the program.
    #[inline(never)]
    pub(super) fn field<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        read: fn(&mut Self, &Value) -> Option<T>,
    ) -> Option<T> {
        let value = object.get(key)?;
        let mark = self.enter(key);
        let result = read(self, value);
        self.leave(mark);
        result
    }

    /// The same for a reader that captures variables.
    #[inline(never)]
    pub(super) fn field_with<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        read: &mut dyn FnMut(&mut Self, &Value) -> Option<T>,
    ) -> Option<T> {
        let value = object.get(key)?;
        let mark = self.enter(key);
        let result = read(self, value);
        self.leave(mark);
        result
    }

    /// Reads the elements under a key. Elements that cannot be read are left out.
    #[inline(never)]
    pub(super) fn each<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        read: fn(&mut Self, &Value) -> Option<T>,
    ) -> Vec<T> {
        self.each_with(object, key, &mut |r, value| read(r, value))
    }

    /// The same for a reader that captures variables.
    #[inline(never)]
    pub(super) fn each_with<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        read: &mut dyn FnMut(&mut Self, &Value) -> Option<T>,
    ) -> Vec<T> {
        let elements = self.field_with(object, key, &mut |r, value| Some(r.elements(value, read)));
        elements.unwrap_or_default()
    }

    /// The same, and reports ids that occur more than once.
    #[inline(never)]
    pub(super) fn each_once<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        read: &mut dyn FnMut(&mut Self, &Value) -> Option<T>,
        id: fn(&T) -> &String,
    ) -> Vec<T> {
        // A JSON object serves as the set, because its code is in the program already.
        let mut seen = Object::new();
        self.each_with(object, key, &mut |r, value| {
            let element = read(r, value)?;
            if seen.insert(id(&element).clone(), Value::Null).is_some() {
                let mark = r.enter("id");
                r.note(ProblemKind::DuplicateId(id(&element).clone()));
                r.leave(mark);
            }
            Some(element)
        })
    }

    /// Reads the elements of an array.
    #[inline(never)]
    pub(super) fn elements<T>(
        &mut self,
        value: &Value,
        read: &mut dyn FnMut(&mut Self, &Value) -> Option<T>,
    ) -> Vec<T> {
        let items = self.array(value);
        let mut out = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let mark = self.enter_index(index);
            out.extend(read(self, item));
            self.leave(mark);
        }
        out
    }

    /// The `schema` by which a document names its format.
    pub(super) fn schema(&mut self, object: &Object, expected: &'static str) -> Option<()> {
        let found = object.get("schema").and_then(Value::as_str);
        if found == Some(expected) {
            return Some(());
        }
        let mark = self.enter("schema");
        self.note(ProblemKind::WrongSchema {
            expected,
            found: found.map(|f| f.chars().take(80).collect()),
        });
        self.leave(mark);
        None
    }
}

/// Text for a message: empty without the feature `explain`, because the app shows no messages.
fn message(words: &'static str) -> &'static str {
    if cfg!(feature = "explain") { words } else { "" }
}

/// The same for a string of the document, truncated to 80 characters.
fn message_of(found: &str) -> String {
    if cfg!(feature = "explain") {
        found.chars().take(80).collect()
    } else {
        String::new()
    }
}

fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
