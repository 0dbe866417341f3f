//! Builds the tree for the parser.
//!
//! More than 300 lines, because the interface of the parser is one trait.

use super::custom_elements;
use super::tree::{Data, Element, Id, Node, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// More nodes than an article with 50,000 blocks needs.
const MAX_NODES: usize = 3_000_000;

/// The tree being built.
#[derive(Default)]
pub(super) struct Sink {
    pub(super) nodes: RefCell<Vec<Node>>,
    is_full: Cell<bool>,
}

/// The parser's reference to a node; carries the name, which the parser asks for often.
#[derive(Clone)]
pub(super) struct Handle {
    id: Id,
    name: Option<QualName>,
}

impl Sink {
    pub(super) fn is_full(&self) -> bool {
        self.is_full.get()
    }

    fn add(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        if nodes.is_empty() {
            nodes.push(Node::new(Data::Other));
        }
        if nodes.len() >= MAX_NODES {
            self.is_full.set(true);
        }
        nodes.push(Node::new(data));
        nodes.len() - 1
    }

    fn detach(nodes: &mut [Node], id: Id) {
        let Some(node) = nodes.get_mut(id) else {
            return;
        };
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        if let Some(previous) = previous.and_then(|id| nodes.get_mut(id)) {
            previous.next = next;
        }
        if let Some(after) = next.and_then(|id| nodes.get_mut(id)) {
            after.previous = previous;
        }
        if let Some(parent) = parent.and_then(|id| nodes.get_mut(id)) {
            if parent.first == Some(id) {
                parent.first = next;
            }
            if parent.last == Some(id) {
                parent.last = previous;
            }
        }
    }

    /// Inserts a node into a parent, before one of its children or at the end.
    fn insert(nodes: &mut [Node], parent: Id, id: Id, before: Option<Id>) {
        Self::detach(nodes, id);
        let previous = match before {
            Some(before) => nodes.get(before).and_then(|node| node.previous),
            None => nodes.get(parent).and_then(|node| node.last),
        };
        if let Some(node) = nodes.get_mut(id) {
            node.parent = Some(parent);
            node.previous = previous;
            node.next = before;
        }
        if let Some(previous) = previous.and_then(|at| nodes.get_mut(at)) {
            previous.next = Some(id);
        }
        if let Some(before) = before.and_then(|at| nodes.get_mut(at)) {
            before.previous = Some(id);
        }
        if let Some(node) = nodes.get_mut(parent) {
            if previous.is_none() {
                node.first = Some(id);
            }
            if before.is_none() {
                node.last = Some(id);
            }
        }
    }

    /// Inserts a node or text into a parent; adjacent text is joined.
    fn place(&self, parent: Id, child: NodeOrText<Handle>, before: Option<Id>) {
        let id = match child {
            NodeOrText::AppendNode(node) => node.id,
            NodeOrText::AppendText(words) => {
                let mut nodes = self.nodes.borrow_mut();
                let previous = match before {
                    Some(before) => nodes.get(before).and_then(|node| node.previous),
                    None => nodes.get(parent).and_then(|node| node.last),
                };
                if let Some(Data::Text(known)) = previous
                    .and_then(|id| nodes.get_mut(id))
                    .map(|node| &mut node.data)
                {
                    known.push_tendril(&words);
                    return;
                }
                drop(nodes);
                self.add(Data::Text(words))
            }
        };
        Self::insert(&mut self.nodes.borrow_mut(), parent, id, before);
    }
}

impl Node {
    fn new(data: Data) -> Self {
        Self {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            data,
        }
    }
}

/// Attributes that are used; others are dropped.
const ATTRIBUTES: &[&str] = &[
    "align",
    "alt",
    "aria-hidden",
    "checked",
    "cite",
    "class",
    "colspan",
    "content",
    "controls",
    "data",
    "dir",
    "height",
    "hidden",
    "href",
    "id",
    "itemprop",
    "kind",
    "label",
    "lang",
    "media",
    "name",
    "open",
    "poster",
    "role",
    "rowspan",
    "scope",
    "src",
    "srcdoc",
    "srclang",
    "srcset",
    "start",
    "style",
    "title",
    "type",
    "value",
    "width",
    "reversed",
    "permalink",
    "aria-label",
    "aria-level",
];

fn is_kept(name: &str) -> bool {
    ATTRIBUTES.contains(&name) || name.starts_with("data-") || name.starts_with("nitro-lazy-")
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        if self.nodes.borrow().is_empty() {
            self.nodes.borrow_mut().push(Node::new(Data::Other));
        }
        Handle {
            id: Tree::ROOT,
            name: None,
        }
    }

    // The parser asks for the names of elements only.
    #[allow(clippy::panic)]
    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        match &target.name {
            Some(name) => name.expanded(),
            None => panic!("only elements have names"),
        }
    }

    fn create_element(
        &self,
        name: QualName,
        mut attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        attributes.extend(custom_elements::src(&name.local, &attributes));
        let known = match custom_elements::standard_name(&name.local) {
            Some(known) => known,
            // An unknown name would be interned for as long as the tree exists.
            None if name.local.is_dynamic() => local_name!(""),
            None => name.local.clone(),
        };
        let kept = attributes
            .into_iter()
            .filter(|attribute| is_kept(&attribute.name.local));
        let id = self.add(Data::Element(Element {
            name: known,
            attributes: kept
                .map(|attribute| (attribute.name.local, attribute.value))
                .collect(),
            is_foreign: name.ns != ns!(html),
        }));
        Handle {
            id,
            name: Some(name),
        }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        let id = self.add(Data::Other);
        Handle { id, name: None }
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        let id = self.add(Data::Other);
        Handle { id, name: None }
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.place(parent.id, child, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let has_parent = self
            .nodes
            .borrow()
            .get(element.id)
            .is_some_and(|node| node.parent.is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// A template's content is never displayed, so it may be an ordinary child.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, a: &Handle, b: &Handle) -> bool {
        a.id == b.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self
            .nodes
            .borrow()
            .get(sibling.id)
            .and_then(|node| node.parent);
        if let Some(parent) = parent {
            self.place(parent, child, Some(sibling.id));
        }
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        Self::detach(&mut self.nodes.borrow_mut(), target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        while let Some(child) = nodes.get(node.id).and_then(|node| node.first) {
            Self::insert(&mut nodes, parent.id, child, None);
        }
    }
}
