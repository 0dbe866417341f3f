//! The document tree: nodes in one list, named by their places in it.

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

/// A node's place.
pub(super) type Id = usize;

/// A document that has been read.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) facts: Vec<Facts>,
}

/// What is known of a node and all that stands in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    /// It is not seen, nor is what stands in it.
    pub(super) hidden: bool,
    /// There are words.
    pub(super) words: bool,
    /// There are pictures, films, frames: how many, up to 255.
    pub(super) media: u8,
    /// There is a table.
    pub(super) tables: bool,
}

/// A place in the tree and what stands there.
pub(super) struct Node {
    pub(super) parent: Option<Id>,
    pub(super) previous: Option<Id>,
    pub(super) next: Option<Id>,
    pub(super) first: Option<Id>,
    pub(super) last: Option<Id>,
    pub(super) data: Data,
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
