//! Adds classes that depend on data to elements.

use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode};

/// Adds a class, if there is one, to an element that `html!` has just created. An element with other attributes must
/// already have a class.
///
/// Replaces `class={…}`, for which `html!` builds an ordered set: that costs 3 KB of wasm (brotli), more than the budgets
/// of the program and of the elements allow.
pub fn add_class(mut element: Html, class: Option<&str>) -> Html {
    if let (VNode::VTag(tag), Some(class)) = (&mut element, class)
        && let Some(tag) = Rc::get_mut(tag)
    {
        let classes = tag.attributes.iter().find(|(name, _)| *name == "class");
        let classes: AttrValue = match classes {
            Some((_, classes)) => [classes, " ", class].concat().into(),
            None => class.to_owned().into(),
        };
        let classes = Some(AttributeOrProperty::Attribute(classes));
        match &mut tag.attributes {
            Attributes::Dynamic { keys, values } => {
                let mut slots = keys.iter().zip(values);
                if let Some((_, slot)) = slots.find(|(name, _)| **name == "class") {
                    *slot = classes;
                }
            }
            attributes => {
                debug_assert!(attributes.iter().count() < 2, "attributes would be lost");
                *attributes = Attributes::Dynamic {
                    keys: &["class"],
                    values: Box::new([classes]),
                }
            }
        }
    }
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_class_is_appended() {
        let check = |element: Html, class: Option<&str>, expected: &[(&str, &str)]| {
            let VNode::VTag(tag) = add_class(element, class) else {
                unreachable!("an element")
            };
            let attributes: Vec<_> = tag.attributes.iter().collect();
            assert_eq!(attributes, expected);
        };
        let id = Some("a");
        check(html! { <p></p> }, None, &[]);
        check(html! { <p></p> }, Some("x"), &[("class", "x")]);
        check(html! { <p class="w"></p> }, None, &[("class", "w")]);
        check(html! { <p class="w"></p> }, Some("x"), &[("class", "w x")]);
        check(
            html! { <p id={id} class="w"></p> },
            Some("x y"),
            &[("id", "a"), ("class", "w x y")],
        );
    }
}
