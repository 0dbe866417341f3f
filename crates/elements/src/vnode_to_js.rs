//! Converts Yew's virtual DOM to [`JsNodes`], from which the script creates DOM nodes.

use crate::js::JsNodes;
use yew::virtual_dom::{VNode, VTag};

/// The nodes of a view. `extra` returns attributes to add to an element's own.
///
/// Only elements, text and lists are converted: the views used here contain no components.
pub fn vnode_to_js(node: &VNode, extra: &ExtraAttributes<'_>) -> JsNodes {
    let nodes = JsNodes::default();
    append(&nodes, node, extra);
    nodes
}

/// Attributes to add to an element.
pub type ExtraAttributes<'a> = dyn Fn(&VTag) -> Vec<(&'static str, String)> + 'a;

fn append(parent: &JsNodes, node: &VNode, extra: &ExtraAttributes<'_>) {
    match node {
        VNode::VText(text) => parent.push_text(&text.text),
        VNode::VList(nodes) => {
            for node in nodes.iter() {
                append(parent, node, extra);
            }
        }
        VNode::VTag(tag) => {
            let extra_attributes = extra(tag);
            let added = extra_attributes
                .iter()
                .map(|(name, value)| (*name, value.as_str()));
            let element = parent.push_element(tag.tag(), tag.attributes.iter().chain(added));
            if let Some(children) = tag.children() {
                append(&element, children, extra);
            }
        }
        _ => {}
    }
}
