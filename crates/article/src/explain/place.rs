//! JSON Pointers to lines and columns.
//!
//! A parsed value has no positions, so the bytes are scanned again, only when there is something to report. Not
//! recursive: depth costs memory, not stack.

use super::scan::{BOM, Offsets, scan};
use std::collections::HashMap;
use std::fmt;

/// A line and a column of a text file; both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The positions of the wanted values.
pub(super) struct Places<'a> {
    bytes: &'a [u8],
    /// The offset of each line's first byte.
    lines: Vec<usize>,
    found: HashMap<String, Offsets>,
}

impl Places<'_> {
    /// The position of a key; for a missing key, that of its object.
    pub(super) fn key(&self, pointer: &str) -> Place {
        self.nearest(pointer, |offsets| offsets.key)
    }

    /// The position of a value; for a missing value, that of its object.
    pub(super) fn value(&self, pointer: &str) -> Place {
        self.nearest(pointer, |offsets| offsets.value)
    }

    fn nearest(&self, pointer: &str, choose: fn(&Offsets) -> usize) -> Place {
        if let Some(offsets) = self.found.get(pointer) {
            return self.place(choose(offsets));
        }
        let mut pointer = pointer;
        while let Some((parent, _)) = pointer.rsplit_once('/') {
            if let Some(offsets) = self.found.get(parent) {
                return self.place(offsets.value);
            }
            pointer = parent;
        }
        Place { line: 1, column: 1 }
    }

    fn place(&self, offset: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        Place {
            line,
            column: 1 + characters(self.bytes.get(start..offset).unwrap_or_default()),
        }
    }
}

/// Converts a parser's column, in bytes, to characters.
pub(super) fn at_column(bytes: &[u8], line: usize, column: usize) -> Place {
    let text = bytes
        .split(|b| *b == b'\n')
        .nth(line.saturating_sub(1))
        .unwrap_or_default();
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let before = text.get(..column.saturating_sub(1)).unwrap_or(text);
    Place {
        line: line.max(1),
        column: 1 + characters(before),
    }
}

/// Counts UTF-8 characters, without a byte order mark.
fn characters(bytes: &[u8]) -> usize {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    bytes.iter().filter(|b| **b & 0xc0 != 0x80).count()
}

/// Finds the wanted pointers and their ancestors. Of equal keys the last wins, as in parsing.
pub(super) fn find<'a, 'p>(bytes: &'a [u8], wanted: impl Iterator<Item = &'p str>) -> Places<'a> {
    let mut found = HashMap::new();
    for pointer in wanted {
        let mut pointer = pointer;
        found.insert(pointer.to_owned(), None);
        while let Some((parent, _)) = pointer.rsplit_once('/') {
            found.insert(parent.to_owned(), None);
            pointer = parent;
        }
    }
    let found = offsets(bytes, found);
    let lines = std::iter::once(0).chain(
        bytes
            .iter()
            .enumerate()
            .filter(|(_, b)| **b == b'\n')
            .map(|(i, _)| i + 1),
    );
    Places {
        bytes,
        lines: lines.collect(),
        found,
    }
}

/// Where the wanted pointers stand, as far as they are found.
fn offsets(bytes: &[u8], mut wanted: HashMap<String, Option<Offsets>>) -> HashMap<String, Offsets> {
    #[cfg(feature = "markdown")]
    if crate::import::is_markdown(bytes) {
        let places = crate::import::markdown_places(bytes).into_iter();
        let offsets = places.map(|(pointer, (key, value))| (pointer, Offsets { key, value }));
        return offsets.collect();
    }
    scan(bytes, &mut wanted);
    let found = wanted.into_iter();
    found
        .filter_map(|(pointer, offsets)| Some((pointer, offsets?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn pointers_have_lines_and_columns() {
        let text = "\u{feff}{\n  \"a\": [1, {\"é/~\": \"x\\\"\"}],\n  \"b\": {},\n\t\"a\": [true, [[], 2]]\n}";
        let check = |pointer: &str, key: (usize, usize), value: (usize, usize)| {
            let places = find(text.as_bytes(), std::iter::once(pointer));
            let pair = |place: Place| (place.line, place.column);
            assert_eq!(
                (pair(places.key(pointer)), pair(places.value(pointer))),
                (key, value),
                "{pointer}"
            );
        };
        check("", (1, 1), (1, 1));
        check("/b", (3, 3), (3, 8));
        check("/a", (4, 2), (4, 7));
        check("/a/1/1", (4, 19), (4, 19));
        check("/a/1/é~1~0", (2, 13), (2, 20));
        check("/b/missing", (3, 8), (3, 8));
        check("/c/d", (1, 1), (1, 1));
    }

    /// Any JSON.
    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[a-z\"\\\\/~é\\n]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map("[a-z/~\"é]{0,4}", inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    fn every_value(value: &Value, at: String, out: &mut Vec<(String, Value)>) {
        match value {
            Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    every_value(item, format!("{at}/{i}"), out);
                }
            }
            Value::Object(object) => {
                for (key, item) in object {
                    every_value(
                        item,
                        format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                        out,
                    );
                }
            }
            _ => {}
        }
        out.push((at, value.clone()));
    }

    proptest! {
        /// At each position found, the value that the pointer refers to can be parsed.
        #[test]
        fn places_are_those_of_the_values(value in json(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let text = text.map_err(|e| TestCaseError::fail(e.to_string()))?;
            let mut all = Vec::new();
            every_value(&value, String::new(), &mut all);
            let places = find(text.as_bytes(), all.iter().map(|(at, _)| at.as_str()));
            for (at, expected) in &all {
                let place = places.value(at);
                let line = text.split('\n').nth(place.line - 1).unwrap_or_default();
                let start: usize = line.chars().take(place.column - 1).map(char::len_utf8).sum();
                let before: usize = text.split('\n').take(place.line - 1).map(|l| l.len() + 1).sum();
                let mut values = serde_json::Deserializer::from_str(&text[before + start..]).into_iter::<Value>();
                let got = values.next().and_then(Result::ok);
                prop_assert_eq!(got.as_ref(), Some(expected), "{} in {}", at, text);
            }
        }

        #[test]
        fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..60), line in 0usize..5, column in 0usize..80) {
            let _ = find(&bytes, ["", "/a", "/0/1"].into_iter()).value("/0/1");
            let _ = at_column(&bytes, line, column);
        }
    }
}
