//! The document tree: nodes in one list, named by their places in it.

use super::facts::Facts;
use super::guard::Guard;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, QualName, local_name, ns};

mod sink;

pub(super) use sink::{Handle, Sink};

/// A node's place.
pub(super) type Id = usize;

/// More nodes than 50,000 blocks with all that stands in them need.
const MAX_NODES: usize = 3_000_000;

/// A document that has been read.
pub(super) struct Tree {
    nodes: Vec<Node>,
    facts: Vec<Facts>,
}

/// A place in the tree and what stands there.
struct Node {
    parent: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    data: Data,
}

/// What a node is.
pub(super) enum Data {
    /// An element of HTML, or of another language of which only the words count.
    Element(Element),
    /// Words.
    Text(StrTendril),
    /// Everything that a reader never sees: comments, instructions, the document itself.
    Other,
}

/// An element.
pub(super) struct Element {
    /// Empty for elements that HTML does not know.
    name: LocalName,
    attributes: Vec<(LocalName, StrTendril)>,
    /// Of SVG or MathML.
    is_foreign: bool,
}

impl Tree {
    /// Reads HTML as it would stand in a page's body; `None` if it has too many nodes.
    pub(super) fn of(html: &str) -> Option<Self> {
        let sink = Sink::default();
        let name = QualName::new(None, ns!(html), local_name!("body"));
        let body = sink.create_element(name, Vec::new(), ElementFlags::default());
        let options = TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        };
        let builder = TreeBuilder::new_for_fragment(sink, body, None, options);
        let tokenizer = Tokenizer::new(Guard::new(builder), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        // It comes back at each script's end; scripts are not run.
        while !input.is_empty() && !tokenizer.sink.builder().sink.is_full() {
            let _ = tokenizer.feed(&input);
        }
        if tokenizer.sink.builder().sink.is_full() {
            return None;
        }
        tokenizer.end();
        let nodes = tokenizer.sink.builder().sink.nodes.take();
        let mut tree = Self {
            nodes,
            facts: Vec::new(),
        };
        tree.facts = super::facts::of(&tree);
        Some(tree)
    }

    /// The document.
    pub(super) const ROOT: Id = 0;

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn data(&self, id: Id) -> &Data {
        self.nodes.get(id).map_or(&Data::Other, |node| &node.data)
    }

    pub(super) fn facts(&self, id: Id) -> Facts {
        self.facts.get(id).copied().unwrap_or_default()
    }

    /// An element's name; empty for everything else and for elements that are not of HTML.
    pub(super) fn name(&self, id: Id) -> &str {
        match self.data(id) {
            Data::Element(element) if !element.is_foreign => &element.name,
            _ => "",
        }
    }

    /// Whether it is an element of SVG or MathML.
    pub(super) fn is_foreign(&self, id: Id) -> bool {
        matches!(self.data(id), Data::Element(element) if element.is_foreign)
    }

    /// The name of an element of SVG or MathML.
    pub(super) fn foreign_name(&self, id: Id) -> &str {
        match self.data(id) {
            Data::Element(element) if element.is_foreign => &element.name,
            _ => "",
        }
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let Data::Element(element) = self.data(id) else {
            return None;
        };
        let mut attributes = element.attributes.iter();
        let (_, value) = attributes.find(|(known, _)| &**known == name)?;
        Some(value)
    }

    /// The first of several attributes that says anything.
    pub(super) fn first_attribute(&self, id: Id, names: &[&str]) -> Option<&str> {
        let mut values = names.iter().filter_map(|name| self.attribute(id, name));
        values.find(|value| !value.trim().is_empty())
    }

    pub(super) fn classes(&self, id: Id) -> impl Iterator<Item = &str> {
        let classes = self.attribute(id, "class").unwrap_or_default();
        classes.split_ascii_whitespace()
    }

    pub(super) fn has_class(&self, id: Id, class: &str) -> bool {
        self.classes(id).any(|known| known == class)
    }

    pub(super) fn has_any_class(&self, id: Id, classes: &[&str]) -> bool {
        self.classes(id).any(|known| classes.contains(&known))
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.get(id)?.parent
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + use<'_> {
        let first = self.nodes.get(id).and_then(|node| node.first);
        std::iter::successors(first, |id| self.nodes.get(*id)?.next)
    }

    /// The elements among the children.
    pub(super) fn elements(&self, id: Id) -> impl Iterator<Item = Id> + use<'_> {
        self.children(id)
            .filter(|id| matches!(self.data(*id), Data::Element(_)))
    }

    /// Everything below, in the order of the document.
    pub(super) fn below(&self, id: Id) -> impl Iterator<Item = Id> + use<'_> {
        let first = self.nodes.get(id).and_then(|node| node.first);
        std::iter::successors(first, move |at| self.after(*at, id, true))
    }

    /// What comes after a node within `top`: below it first, if `inside`.
    pub(super) fn after(&self, at: Id, top: Id, inside: bool) -> Option<Id> {
        let mut node = self.nodes.get(at)?;
        if inside && node.first.is_some() {
            return node.first;
        }
        let mut at = at;
        loop {
            if at == top {
                return None;
            }
            if node.next.is_some() {
                return node.next;
            }
            at = node.parent?;
            node = self.nodes.get(at)?;
        }
    }

    /// The first element below that is so.
    pub(super) fn find(&self, id: Id, is: impl Fn(Id) -> bool) -> Option<Id> {
        self.below(id).find(|id| is(*id))
    }
}
