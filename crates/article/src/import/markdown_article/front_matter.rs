//! YAML → JSON values, with the position of each.
//!
//! The core schema of YAML 1.2 (§10.3): unquoted `true`, `false` and numbers are booleans and numbers; dates are
//! strings, as in JSON. Keys without a value are ignored. Anchors and aliases are refused: a few bytes could expand to
//! very many.

use super::parts::{Offsets, Parts, problem};
use crate::problem::Problem;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Maximal depth of values in values, as for JSON.
const MAX_DEPTH: usize = 128;

/// The keys of an article, and the positions of all keys and values by JSON Pointer.
pub(super) struct FrontMatter {
    pub(super) keys: Map<String, Value>,
    pub(super) places: HashMap<String, Offsets>,
}

/// An error at a byte of the document.
pub(super) struct YamlError {
    at: usize,
    message: String,
}

impl YamlError {
    pub(super) fn problem(&self, parts: &Parts<'_>) -> Problem {
        problem(parts.whole, self.at, &self.message)
    }
}

impl FrontMatter {
    /// Reads YAML that begins at byte `at` of the document.
    pub(super) fn parse(yaml: &str, at: usize) -> Result<Self, YamlError> {
        let mut reader = Reader::new(yaml, at);
        let mut parser = Parser::new_from_str(yaml);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| reader.scan_error(&error))?;
            reader.event(event, span)?;
        }
        match reader.whole {
            None | Some(Value::Null) => Ok(Self {
                keys: Map::new(),
                places: reader.places,
            }),
            Some(Value::Object(keys)) => Ok(Self {
                keys,
                places: reader.places,
            }),
            Some(_) => Err(YamlError {
                at,
                message: "the keys are a list or a single value; write one key a line, such as headline: Snow".to_owned(),
            }),
        }
    }
}

/// A list or a mapping that has begun.
enum Open {
    List(Vec<Value>),
    /// The pairs so far; the key whose value comes next, and the byte at which it begins.
    Mapping(Map<String, Value>, Option<(String, usize)>),
}

struct Reader {
    /// The byte of the document at which each character begins.
    offsets: Vec<usize>,
    open: Vec<(Open, String)>,
    places: HashMap<String, Offsets>,
    whole: Option<Value>,
}

impl Reader {
    fn new(yaml: &str, at: usize) -> Self {
        let ends = yaml.char_indices().map(|(offset, _)| at + offset);
        Self {
            offsets: ends.chain([at + yaml.len()]).collect(),
            open: Vec::new(),
            places: HashMap::new(),
            whole: None,
        }
    }

    fn offset(&self, character: usize) -> usize {
        let last = self.offsets.last().copied().unwrap_or_default();
        self.offsets.get(character).copied().unwrap_or(last)
    }

    fn scan_error(&self, error: &ScanError) -> YamlError {
        YamlError {
            at: self.offset(error.marker().index()),
            message: format!("not YAML: {}", error.info()),
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlError> {
        let at = self.offset(span.start.index());
        let error = |message: &str| YamlError {
            at,
            message: message.to_owned(),
        };
        match event {
            Event::Alias(_) => {
                return Err(error("aliases (*) are not read; write the value again"));
            }
            Event::DocumentStart(_) if self.whole.is_some() => {
                return Err(error("a second YAML document; remove the line before it"));
            }
            Event::Scalar(text, style, ..) => {
                if let Some((Open::Mapping(keys, key @ None), _)) = self.open.last_mut() {
                    if keys.contains_key(&*text) {
                        return Err(error(&format!("the key {text} is there twice; remove one")));
                    }
                    *key = Some((text.into_owned(), at));
                    return Ok(());
                }
                self.place(at);
                self.close(scalar(&text, style));
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if matches!(self.open.last(), Some((Open::Mapping(_, None), _))) {
                    return Err(error("a key is a list or a mapping; write a word"));
                }
                if self.open.len() >= MAX_DEPTH {
                    return Err(error("values are nested too deeply"));
                }
                let pointer = self.place(at);
                let open = match event {
                    Event::SequenceStart(..) => Open::List(Vec::new()),
                    _ => Open::Mapping(Map::new(), None),
                };
                self.open.push((open, pointer));
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some((Open::List(items), _)) => self.close(Value::Array(items)),
                Some((Open::Mapping(keys, _), _)) => self.close(Value::Object(keys)),
                None => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// Records the position of the value that begins; returns its pointer.
    fn place(&mut self, at: usize) -> String {
        let (pointer, key_at) = match self.open.last() {
            None => (String::new(), at),
            Some((Open::List(items), above)) => (format!("{above}/{}", items.len()), at),
            Some((Open::Mapping(_, key), above)) => {
                let (key, key_at) = key.as_ref().map_or(("", at), |(key, at)| (key, *at));
                let key = key.replace('~', "~0").replace('/', "~1");
                (format!("{above}/{key}"), key_at)
            }
        };
        self.places.insert(pointer.clone(), (key_at, at));
        pointer
    }

    /// Adds a complete value to the list or mapping around it.
    fn close(&mut self, value: Value) {
        match self.open.last_mut() {
            None => self.whole = Some(value),
            Some((Open::List(items), _)) => items.push(value),
            Some((Open::Mapping(keys, key), _)) => {
                if let Some((key, _)) = key.take().filter(|_| !value.is_null()) {
                    keys.insert(key, value);
                }
            }
        }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match style {
        ScalarStyle::Plain => plain(text),
        // The line break at the end of a block scalar is part of the YAML, not of the text.
        ScalarStyle::Literal | ScalarStyle::Folded => text.trim_end_matches('\n').into(),
        _ => text.into(),
    }
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => true.into(),
        "false" | "False" | "FALSE" => false.into(),
        // Only JSON's numbers: `007`, `0x1F` and `1_000` are strings.
        _ if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
            serde_json::from_str(text).unwrap_or_else(|_| text.into())
        }
        _ => text.into(),
    }
}
