//! The document tree: nodes in a vector, referred to by index.

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

/// A node's index.
pub(super) type Id = usize;

/// A parsed document.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) facts: Vec<Facts>,
}

/// Facts about a node and its descendants.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    /// It is not displayed.
    pub(super) hidden: bool,
    /// It contains text.
    pub(super) words: bool,
    /// The number of pictures, videos and frames, at most 255.
    pub(super) media: u8,
    /// It contains a table.
    pub(super) tables: bool,
}

/// A node and its relatives.
pub(super) struct Node {
    pub(super) parent: Option<Id>,
    pub(super) previous: Option<Id>,
    pub(super) next: Option<Id>,
    pub(super) first: Option<Id>,
    pub(super) last: Option<Id>,
    pub(super) data: Data,
}

/// The kinds of node.
pub(super) enum Data {
    /// An element of HTML; of other languages only the text matters.
    Element(Element),
    /// Text.
    Text(StrTendril),
    /// Everything that is never displayed: comments, instructions, the document itself.
    Other,
}

/// An element.
pub(super) struct Element {
    /// Empty for elements that are not HTML.
    pub(super) name: LocalName,
    pub(super) attributes: Vec<(LocalName, StrTendril)>,
    /// Of SVG or MathML.
    pub(super) is_foreign: bool,
}

impl Tree {
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

    /// An element's HTML name; empty for other nodes and for elements that are not HTML.
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

    /// The first of several attributes that is not blank.
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

    /// All descendants, in document order.
    pub(super) fn below(&self, id: Id) -> impl Iterator<Item = Id> + use<'_> {
        let first = self.nodes.get(id).and_then(|node| node.first);
        std::iter::successors(first, move |at| self.after(*at, id, true))
    }

    /// The node after `at` within `top` in document order; its descendants only if `inside`.
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

    /// The first descendant element that satisfies a predicate.
    pub(super) fn find(&self, id: Id, is: impl Fn(Id) -> bool) -> Option<Id> {
        self.below(id).find(|id| is(*id))
    }
}
