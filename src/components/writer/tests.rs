#![allow(clippy::panic)]

use super::*;

fn tag(node: &VNode) -> &VTag {
    match node {
        VNode::VTag(tag) => tag,
        other => panic!("no element: {other:?}"),
    }
}

fn attributes(tag: &VTag) -> Vec<(&str, &str)> {
    tag.attributes.iter().collect()
}

fn list(node: &VNode) -> &[VNode] {
    match node {
        VNode::VList(list) => list,
        other => panic!("no list: {other:?}"),
    }
}

#[test]
fn elements_have_their_attributes_in_order_and_those_without_a_value_not_at_all() {
    let mut writer = Writer::default();
    let w = &mut writer;
    let missing: Option<String> = None;
    el!(
        w,
        "img",
        [
            key = "k",
            "alt" = "",
            "title" = missing,
            "width" = Some(3),
            "src" = "a".to_owned()
        ]
    );
    let html = writer.finish();
    let [img] = list(&html) else {
        panic!("{html:?}")
    };
    assert_eq!(
        attributes(tag(img)),
        [("alt", ""), ("width", "3"), ("src", "a")]
    );
    assert_eq!(img.key(), Some(&Key::from("k")));
    assert!(tag(img).children().is_some_and(|c| list(c).is_empty()));
}

#[test]
fn words_alone_need_no_list() {
    let mut writer = Writer::default();
    let w = &mut writer;
    el!(w, "p", [], {
        w.words("");
        w.text("one");
    });
    el!(w, "p", [], el!(w, "b", [], w.text("two")));
    let html = writer.finish();
    let [one, two] = list(&html) else {
        panic!("{html:?}")
    };
    assert!(matches!(tag(one).children(), Some(VNode::VText(_))));
    assert!(matches!(tag(two).children(), Some(VNode::VList(_))));
}

#[test]
fn leaving_the_content_early_does_not_leave_the_element_open() {
    let mut writer = Writer::default();
    let w = &mut writer;
    el!(w, "p", [], {
        if w.top.children.is_empty() {
            return;
        }
        w.text("never");
    });
    list!(w, {
        for key in ["a", "b"] {
            el!(w, "li", [key = key]);
        }
    });
    let html = writer.finish();
    let [p, items] = list(&html) else {
        panic!("{html:?}")
    };
    assert_eq!(tag(p).tag(), "p");
    assert!(list(items).iter().all(VNode::has_key));
}
