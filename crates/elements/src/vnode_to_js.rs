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

#[cfg(test)]
mod tests {
    use super::*;
    use action_news::components::{
        HeaderBarProps, PageContext, Shared, SharedPageContext, Zoom, embedded, rendered_notices,
    };
    use action_news::route::Site;
    use action_news::text::Language;
    use article::index::Item;
    use yew::AttrValue;

    const PORTAL: &[u8] = include_bytes!("../../../content/portal.json");
    const ARTICLES: [&[u8]; 3] = [
        include_bytes!("../../../content/articles/world/leaders-differ-on-syria.json"),
        include_bytes!("../../../content/articles/culture/how-a-page-is-made.json"),
        include_bytes!(
            "../../../content/articles/ar/world/qadat-althamani-yakhtalifun-hawl-suriya.json"
        ),
    ];

    /// Whether a node of another kind, which would be left out, is in this one.
    fn contains_other(node: &VNode) -> bool {
        match node {
            VNode::VText(_) => false,
            VNode::VList(nodes) => nodes.iter().any(contains_other),
            VNode::VTag(tag) => tag.children().is_some_and(contains_other),
            _ => true,
        }
    }

    #[test]
    fn views_contain_no_components() {
        let (portal, _) = article::read_portal(PORTAL).expect("a portal");
        let site = Site::of(&portal, "https://news.example/");
        let page = PageContext::new(&site, Some(&portal), Language::ENGLISH, "a.json");
        for bytes in ARTICLES {
            let (article, _) = article::read(bytes).expect("an article");
            assert!(
                !contains_other(&embedded::article(&page, &article)),
                "{}",
                article.id.as_str()
            );
            let mut stories = std::iter::once((Item::of(&article), None));
            assert!(!contains_other(&embedded::headlines(&page, &mut stories)));
        }
        let header = HeaderBarProps {
            notices: rendered_notices(&portal.notices, 1.0, &[]),
            page: SharedPageContext {
                site: Shared::new(site),
                portal: Some(Shared::new(portal)),
                language: Language::FRENCH,
                data_path: AttrValue::default(),
                zoom: Zoom::None,
            },
            route: None,
            clock: None,
            region: None,
            temperature: None,
            link_note: false,
        };
        assert!(!contains_other(&embedded::header(&header)));
    }
}
