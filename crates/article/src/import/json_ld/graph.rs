//! Access to the nodes of a JSON-LD document, however they are nested or wrapped.
//!
//! Not a JSON-LD processor: contexts are not expanded. Newsrooms use schema.org under its own names: this handles
//! single values and lists, `@list`, `@set` and `@value`, and references by `@id`. References are not followed
//! recursively, so cycles are harmless.

use serde_json::{Map, Value};
use std::collections::HashMap;

/// A document's objects.
pub(super) struct Graph<'g> {
    root: &'g Value,
    by_id: HashMap<&'g str, Node<'g>>,
}

/// An object and its pointer.
#[derive(Clone)]
pub(super) struct Node<'g> {
    pub(super) at: String,
    pub(super) value: &'g Value,
}

/// A value under a key.
pub(super) enum Content<'g> {
    /// A string, or a number as text.
    Words(String),
    /// An object.
    Node(Node<'g>),
}

impl<'g> Node<'g> {
    /// The node's `@id`.
    pub(super) fn id(&self) -> Option<&'g str> {
        self.value.get("@id")?.as_str()
    }

    /// Whether this is only a reference to another node.
    fn is_reference(&self) -> bool {
        self.len() == 1 && self.value.get("@id").is_some()
    }

    /// The number of its keys.
    fn len(&self) -> usize {
        self.value.as_object().map_or(0, Map::len)
    }

    /// The types, without schema.org's URL prefix.
    fn types(&self) -> impl Iterator<Item = &'g str> {
        let types: Vec<&str> = match self.value.get("@type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        types
            .into_iter()
            .map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
    }

    /// Whether it is of a type.
    pub(super) fn is(&self, name: &str) -> bool {
        self.types().any(|known| known == name)
    }

    fn is_article(&self) -> bool {
        self.types().any(|name| {
            ARTICLES
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        })
    }
}

/// Schema.org's kinds of article (<https://schema.org/Article>, more specific types).
const ARTICLES: &[&str] = &[
    "Article",
    "NewsArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "Report",
    "SatiricalArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "TechArticle",
    "APIReference",
    "SocialMediaPosting",
    "BlogPosting",
    "LiveBlogPosting",
    "DiscussionForumPosting",
];

impl<'g> Graph<'g> {
    /// Indexes a document's nodes by id. Of several nodes with one id, the largest is kept.
    pub(super) fn of(root: &'g Value) -> Self {
        let mut by_id: HashMap<&str, Node> = HashMap::new();
        each_object(root, |node| {
            if let Some(id) = node.id().filter(|_| !node.is_reference()) {
                let fuller = by_id.get(id).is_none_or(|known| known.len() < node.len());
                if fuller {
                    by_id.insert(id, node);
                }
            }
        });
        Self { root, by_id }
    }

    /// The articles at the top, in `@graph`s, or as the main entity of a page.
    pub(super) fn articles(&self) -> Vec<Node<'g>> {
        let mut found = Vec::new();
        let mut open = vec![(String::new(), self.root)];
        while let Some((at, value)) = open.pop() {
            match value {
                Value::Array(items) => {
                    open.extend(elements(&at, items).rev());
                }
                Value::Object(object) => {
                    let node = Node {
                        at: at.clone(),
                        value,
                    };
                    if node.is_article() && !node.is_reference() {
                        found.push(node);
                        continue;
                    }
                    for key in ["itemListElement", "mainEntity", "item", "@graph"] {
                        open.extend(object.get(key).map(|value| (format!("{at}/{key}"), value)));
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// All nodes of a type, at any depth.
    pub(super) fn of_type(&self, name: &str) -> Vec<Node<'g>> {
        let mut found = Vec::new();
        each_object(self.root, |node| {
            if node.is(name) {
                found.push(node);
            }
        });
        found
    }

    /// The types at the top, to report what a document contains instead of an article.
    pub(super) fn types(&self) -> Vec<String> {
        const SHOWN: usize = 8;
        let mut types: Vec<String> = Vec::new();
        each_object(self.root, |node| {
            for name in node.types() {
                if types.len() < SHOWN && types.iter().all(|known| known != name) {
                    types.push(name.chars().take(40).collect());
                }
            }
        });
        types
    }

    /// The values under a key: lists flattened, references not followed, empty values left out.
    pub(super) fn values(&self, node: &Node<'g>, key: &str) -> Vec<(String, &'g Value)> {
        let mut flat = Vec::new();
        let mut open: Vec<(String, &Value)> = node
            .value
            .get(key)
            .map(|value| (format!("{}/{key}", node.at), value))
            .into_iter()
            .collect();
        while let Some((at, value)) = open.pop() {
            let inner = ["@list", "@set", "@value"]
                .into_iter()
                .find_map(|wrap| Some((wrap, value.get(wrap)?)));
            match (value, inner) {
                (Value::Array(items), _) => {
                    open.extend(elements(&at, items).rev());
                }
                (_, Some((wrap, inner))) => open.push((format!("{at}/{wrap}"), inner)),
                (Value::Null, _) => {}
                _ => flat.push((at, value)),
            }
        }
        flat
    }

    /// The values under a key, in order: strings, and objects with references followed.
    pub(super) fn contents(&self, node: &Node<'g>, key: &str) -> Vec<Content<'g>> {
        let values = self.values(node, key).into_iter();
        let contents = values.filter_map(|(at, value)| match value {
            Value::String(text) => Some(Content::Words(text.clone())),
            Value::Number(number) => Some(Content::Words(number.to_string())),
            Value::Object(_) => {
                let node = Node { at, value };
                let elsewhere = node
                    .id()
                    .filter(|_| node.len() <= 2)
                    .and_then(|id| self.by_id.get(id));
                Some(Content::Node(elsewhere.cloned().unwrap_or(node)))
            }
            _ => None,
        });
        contents.collect()
    }

    /// The strings and numbers under a key, as text.
    pub(super) fn words(&self, node: &Node<'g>, key: &str) -> Vec<String> {
        let contents = self.contents(node, key).into_iter();
        let words = contents.filter_map(|content| match content {
            Content::Words(words) => Some(words),
            Content::Node(_) => None,
        });
        words.collect()
    }

    /// The objects under a key, references followed.
    pub(super) fn nodes(&self, node: &Node<'g>, key: &str) -> Vec<Node<'g>> {
        let contents = self.contents(node, key).into_iter();
        let nodes = contents.filter_map(|content| match content {
            Content::Node(node) => Some(node),
            Content::Words(_) => None,
        });
        nodes.collect()
    }
}

/// The elements of a list, each with its pointer.
fn elements<'g>(
    at: &str,
    items: &'g [Value],
) -> impl DoubleEndedIterator<Item = (String, &'g Value)> {
    let items = items.iter().enumerate();
    items.map(move |(n, item)| (format!("{at}/{n}"), item))
}

/// Visits every object of a document, outer ones first.
fn each_object<'g>(root: &'g Value, mut visit: impl FnMut(Node<'g>)) {
    let mut open = vec![(String::new(), root)];
    while let Some((at, value)) = open.pop() {
        match value {
            Value::Array(items) => {
                open.extend(elements(&at, items).rev());
            }
            Value::Object(object) => {
                let inner = object
                    .iter()
                    .filter(|(_, value)| value.is_array() || value.is_object());
                open.extend(inner.map(|(key, value)| {
                    (
                        format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                        value,
                    )
                }));
                visit(Node { at, value });
            }
            _ => {}
        }
    }
}
