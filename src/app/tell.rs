//! What a view has written, told to a script that makes elements of it: without anybody who keeps them in step later.

use crate::browser::worker::Nodes;
use yew::virtual_dom::{VNode, VTag};

/// Attributes that an element gets besides its own.
pub type Dress = dyn Fn(&VTag) -> Vec<(&'static str, String)>;

/// None.
pub fn plainly(_: &VTag) -> Vec<(&'static str, String)> {
    Vec::new()
}

/// A view's nodes, as lists.
pub fn tell(node: &VNode, dress: &Dress) -> Nodes {
    let nodes = Nodes::default();
    write(&nodes, node, dress);
    nodes
}

fn write(into: &Nodes, node: &VNode, dress: &Dress) {
    match node {
        VNode::VText(words) => into.text(&words.text),
        VNode::VList(nodes) => {
            for node in nodes.iter() {
                write(into, node, dress);
            }
        }
        VNode::VTag(tag) => {
            let more = dress(tag);
            let more = more.iter().map(|(name, value)| (*name, value.as_str()));
            let element = into.element(tag.tag(), tag.attributes.iter().chain(more));
            if let Some(inside) = tag.children() {
                write(&element, inside, dress);
            }
        }
        // Views write nothing else.
        _ => {}
    }
}
