//! Writes nodes as HTML.
//!
//! Yew's server renderer writes the same HTML (`tests/pages.rs` compares them), but it renders only components,
//! asynchronously, and makes publishing a tenth slower.

use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};
use yew::virtual_dom::{VNode, VTag};

/// Elements without an end tag (HTML §13.1.2).
const VOID_ELEMENTS: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// The HTML of a node that contains neither components nor form controls.
pub fn html(node: &VNode) -> String {
    let mut html = String::new();
    write_node(node, &mut html);
    html
}

fn write_node(node: &VNode, html: &mut String) {
    match node {
        VNode::VText(text) => {
            encode_text_to_string(&*text.text, html);
        }
        VNode::VList(list) => list.iter().for_each(|node| write_node(node, html)),
        VNode::VTag(tag) => write_tag(tag, html),
        other => debug_assert!(false, "not written: {other:?}"),
    }
}

fn write_tag(tag: &VTag, html: &mut String) {
    html.push('<');
    html.push_str(tag.tag());
    for (name, value) in tag.attributes.iter() {
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        encode_double_quoted_attribute_to_string(value, html);
        html.push('"');
    }
    html.push('>');
    if VOID_ELEMENTS.contains(&tag.tag()) {
        return;
    }
    if let Some(children) = tag.children() {
        write_node(children, html);
    }
    html.push_str("</");
    html.push_str(tag.tag());
    html.push('>');
}
