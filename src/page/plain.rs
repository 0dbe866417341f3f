//! An article as HTML that needs nothing of ours: no styles, no scripts, no page around it.
//!
//! It is what the views write, less what only our page understands: other people's pages, crawlers and reading views get
//! the same words in the same order. Changed are nodes, never strings.

use crate::components::{PageContext, embedded};
use crate::route::Route;
use article::Article;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VNode, VTag};

/// An article, whose headline is an `h{level}`. Addresses start where those of `page` do.
pub async fn plain(page: &PageContext<'_>, article: &Article, level: u8) -> String {
    let id = article.id.as_str();
    let making = Making {
        level,
        page: Route::Article(article.id.clone()).path(page.site),
        prefix: [id, "-"].concat(),
    };
    let view = embedded::article(page, article);
    let mut nodes = Vec::new();
    // What stands beside it needs our script.
    if let Some(article) = first(&view, "article") {
        making.element(article, "", &mut nodes);
    }
    let html = nodes.into_iter().collect();
    yew::LocalServerRenderer::<Whole>::with_props(WholeProps { html })
        .hydratable(false)
        .render()
        .await
}

/// Yew renders components alone.
#[component]
fn Whole(props: &WholeProps) -> Html {
    props.html.clone()
}

#[derive(Properties, PartialEq)]
struct WholeProps {
    html: Html,
}

struct Making {
    level: u8,
    /// The article's own page.
    page: String,
    /// Of ids: the page around has its own, and may hold several articles.
    prefix: String,
}

impl Making {
    /// Writes what becomes of a node that stands in a `parent`.
    fn nodes(&self, node: &VNode, parent: &str, into: &mut Vec<VNode>) {
        match node {
            VNode::VText(_) => into.push(node.clone()),
            VNode::VList(list) => {
                for node in list.iter() {
                    self.nodes(node, parent, into);
                }
            }
            VNode::VTag(tag) => self.element(tag, parent, into),
            // Views write nothing else.
            _ => {}
        }
    }

    fn element(&self, tag: &VTag, parent: &str, into: &mut Vec<VNode>) {
        // A thumbnail's size is its stylesheet's, and the words beside it say all.
        if tag.tag() == "img" && parent != "picture" {
            return;
        }
        let mut inside = Vec::new();
        if let Some(children) = tag.children() {
            self.nodes(children, tag.tag(), &mut inside);
        }
        let attributes = self.attributes(tag);
        // What was there for its class or its name says nothing without it, as does a foot with nothing in it. Of several
        // sections some reading views take the longest for the story.
        let is_bare = attributes.iter().next().is_none();
        if is_bare
            && matches!(
                (tag.tag(), inside.is_empty()),
                ("div" | "span" | "section", _) | ("footer", true)
            )
        {
            into.append(&mut inside);
            return;
        }
        let mut plain = VTag::new(self.name(tag));
        plain.set_attributes(attributes);
        plain.add_children(inside);
        into.push(plain.into());
    }

    /// The tag's name. Headings are real ones of their level.
    fn name(&self, tag: &VTag) -> AttrValue {
        let own = match value(tag, "role") {
            Some("heading") => value(tag, "aria-level"),
            _ => tag.tag().strip_prefix('h'),
        };
        match own.and_then(|level| level.parse::<u8>().ok()) {
            Some(own) => format!("h{}", (own + self.level - 1).min(6)).into(),
            // Reading views leave out what calls itself beside the point, and these are parts of the story.
            None if tag.tag() == "aside" => "section".into(),
            None => tag.tag().to_owned().into(),
        }
    }

    fn attributes(&self, tag: &VTag) -> Attributes {
        let role = value(tag, "role");
        let attributes = tag.attributes.iter().filter_map(|(name, value)| {
            let value = self.attribute(name, value, role)?;
            Some((
                AttrValue::from(name.to_owned()),
                AttributeOrProperty::Attribute(value),
            ))
        });
        Attributes::IndexMap(Rc::new(attributes.collect()))
    }

    fn attribute(&self, name: &str, value: &str, role: Option<&str>) -> Option<AttrValue> {
        match name {
            "class" | "role" | "tabindex" | "aria-level" | "fetchpriority" | "decoding" => None,
            // Of sections by their headings, which stand in them.
            "aria-labelledby" => None,
            // Of boxes that scroll, by our stylesheets.
            "aria-label" if role == Some("group") => None,
            "loading" if value != "lazy" => None,
            // A document's own ids begin so; the others are our page's.
            "id" => value
                .starts_with("x-")
                .then(|| [&self.prefix, value].concat().into()),
            "href" => Some(match value.strip_prefix('#') {
                Some(id) => ["#", &self.prefix, id].concat().into(),
                None if value.starts_with('?') => [&self.page, value].concat().into(),
                None => value.to_owned().into(),
            }),
            name if name.starts_with("data-") => None,
            _ => Some(value.to_owned().into()),
        }
    }
}

/// The outermost element of that name.
fn first<'a>(node: &'a VNode, name: &str) -> Option<&'a VTag> {
    match node {
        VNode::VTag(tag) if tag.tag() == name => Some(tag),
        VNode::VTag(tag) => first(tag.children()?, name),
        VNode::VList(list) => list.iter().find_map(|node| first(node, name)),
        _ => None,
    }
}

fn value<'a>(tag: &'a VTag, name: &str) -> Option<&'a str> {
    let found = tag.attributes.iter().find(|(key, _)| *key == name);
    found.map(|(_, value)| value)
}

#[cfg(test)]
mod tests;
