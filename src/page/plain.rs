//! An article as plain HTML, which needs no styles or scripts: for other people's pages, crawlers and reading
//! views.
//!
//! Renders the article's components, then removes classes, `data-` attributes and other parts that depend on our
//! styles and scripts. Works on nodes, never on strings.

use super::html;
use crate::components::{PageContext, embedded};
use crate::route::Route;
use article::Article;
use std::rc::Rc;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VNode, VTag};

/// An article whose headline is an `h{level}`. URLs are those of `page`.
pub fn plain(page: &PageContext<'_>, article: &Article, level: u8) -> String {
    let id = article.id.as_str();
    let exporter = Exporter {
        level,
        page: Route::Article(article.id.clone()).path(page.site),
        prefix: [id, "-"].concat(),
    };
    let view = embedded::article(page, article);
    let mut nodes = Vec::new();
    // Only the `article` element: the share button beside it needs our script.
    if let Some(article) = first(&view, "article") {
        exporter.element(article, "", &mut nodes);
    }
    html(&nodes.into_iter().collect())
}

struct Exporter {
    level: u8,
    /// The path of the article's page.
    page: String,
    /// The prefix of ids: the page may have the same ids, or several articles.
    prefix: String,
}

impl Exporter {
    /// Appends the converted node to `into`. `parent`: the tag name of the parent element.
    fn nodes(&self, node: &VNode, parent: &str, into: &mut Vec<VNode>) {
        match node {
            VNode::VText(_) => into.push(node.clone()),
            VNode::VList(list) => {
                for node in list.iter() {
                    self.nodes(node, parent, into);
                }
            }
            VNode::VTag(tag) => self.element(tag, parent, into),
            // The article's functions produce no other nodes.
            _ => {}
        }
    }

    fn element(&self, tag: &VTag, parent: &str, into: &mut Vec<VNode>) {
        // Thumbnails are decorative, and only our stylesheets give them a size.
        if tag.tag() == "img" && parent != "picture" {
            return;
        }
        let mut inside = Vec::new();
        if let Some(children) = tag.children() {
            self.nodes(children, tag.tag(), &mut inside);
        }
        let attributes = self.attributes(tag);
        // Unwrap elements that have lost their attributes, and an empty footer. Some reading views take the longest of
        // several sections for the story.
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

    /// The tag's name. Headings, also those by `role`, become `h1` to `h6` relative to `level`.
    fn name(&self, tag: &VTag) -> AttrValue {
        let own = match value(tag, "role") {
            Some("heading") => value(tag, "aria-level"),
            _ => tag.tag().strip_prefix('h'),
        };
        match own.and_then(|level| level.parse::<u8>().ok()) {
            Some(own) => format!("h{}", (own + self.level - 1).min(6)).into(),
            // Reading views drop `aside`, but these are parts of the story.
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
            // Refers to ids that are removed.
            "aria-labelledby" => None,
            // Label of a scroll container, which only our stylesheets create.
            "aria-label" if role == Some("group") => None,
            "loading" if value != "lazy" => None,
            // Keep the document's ids, remove those of our page.
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

/// The first outermost element with this name.
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
