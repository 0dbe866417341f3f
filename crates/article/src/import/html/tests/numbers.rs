//! Numbers of ordered lists.

use super::super::{Place, blocks};
use super::check;

#[test]
fn numbers_are_those_of_the_source() {
    check("<ol reversed start=4><li>a<li>b<li>c</ol>", "ol4-[a|b|c]");
    check("<ol reversed><li>a<li>b<li>c</ol>", "ol-[a|b|c]");
    check("<ol reversed start=3><li>a<li>b<li>c</ol>", "ol-[a|b|c]");
    check("<ol><li value=7>a<li>b</ol>", "ol7[a|b]");
    check("<ol><li>a<li>b<li value=9>c<li>d</ol>", "ol[a|b] ol9[c|d]");
    check(
        "<ol><li value=3>a<li value=2>b<li value=1>c</ol>",
        "ol-[a|b|c]",
    );
    check("<ol start=0><li>a<li>b</ol>", "ol0[a|b]");
    check("<ol start=' 5.'><li>a</ol>", "ol5[a]");
    check("<ol start=x><li>a</ol>", "ol[a]");
    check("<ul><li value=7>a<li>b</ul>", "ul[a|b]");
}

#[test]
fn an_item_without_content_is_counted() {
    check("<ol><li>a<li></li><li>b</ol>", "ol[a] ol3[b]");
    check("<ol reversed><li>a<li></li><li>b</ol>", "ol3[a] ol[b]");
    check(
        "<ol><li>a<li style='display:none'>x</li><li>b</ol>",
        "ol[a|b]",
    );
}

#[test]
fn nested_lists_have_their_own_numbers() {
    check(
        "<ol start=2><li>a<ol reversed start=9><li>b<li>c</ol></li><li>d</ol>",
        "ol2[a ol9-[b|c]|d]",
    );
    check(
        "<ol><li>a</li><ol start=5><li>b</ol><li>c</ol>",
        "ol[a ol5[b]|c]",
    );
}

/// Ghost's editor Lexical exports lists in this form.
#[test]
fn a_nested_list_with_the_next_number_belongs_to_the_item_before() {
    check(
        "<ol><li value=1>a</li><li value=2><ol><li value=1>b</li></ol></li><li value=2>c</li></ol>",
        "ol[a ol[b]|c]",
    );
}

#[test]
fn letters_and_roman_numerals_are_kept() {
    let check = |html: &str, expected: &str| {
        check(html, expected);
        let left_out = blocks(html, Place::default()).left_out;
        assert!(left_out.is_empty(), "{html}: {left_out:?}");
    };
    check("<ol type=a><li>a<li>b</ol>", "ol.LowerAlpha[a|b]");
    check("<ol type=A start=3><li>a<li>b</ol>", "ol3.UpperAlpha[a|b]");
    check(
        "<ol type=i><li>a<li value=9>b</ol>",
        "ol.LowerRoman[a] ol9.LowerRoman[b]",
    );
    check("<ol type=' I '><li>a<li>b</ol>", "ol.UpperRoman[a|b]");
    check(
        "<ol style='list-style-type:upper-latin !important'><li>a<li>b</ol>",
        "ol.UpperAlpha[a|b]",
    );
    check(
        "<ol><li style='list-style: inside LOWER-ROMAN'>a<li>b</ol>",
        "ol.LowerRoman[a|b]",
    );
    check(
        "<ol type=a style='list-style: inside decimal'><li>a<li>b</ol>",
        "ol[a|b]",
    );
    check(
        "<ol type=a><li>a<ol type=i><li>b</ol></ol>",
        "ol.LowerAlpha[a ol.LowerRoman[b]]",
    );
    check("<ul type=a><li>a</ul>", "ul[a]");
}

#[test]
fn greek_letters_become_numbers_with_a_warning() {
    let html = "<ol style='list-style-type: lower-greek'><li>a<li>b</ol>";
    check(html, "ol[a|b]");
    let left_out = blocks(html, Place::default()).left_out;
    let expected = ["the Greek letters of a list, which became numbers"];
    assert_eq!(left_out, expected);
}

#[test]
fn lists_without_markers_have_no_numbers() {
    check(
        "<ol style='list-style-type:none'><li>1st a<li>2nd b</ol>",
        "ul[1st a|2nd b]",
    );
}

#[test]
fn check_boxes_become_symbols() {
    let html =
        "<ul><li><input type=checkbox checked disabled> a<li><p><input type=checkbox> b</p></ul>";
    check(html, "ul[☑ a|☐ b]");
    assert!(blocks(html, Place::default()).left_out.is_empty());
}
