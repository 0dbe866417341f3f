//! The class names in documents and stylesheets.

use memchr::memmem;

/// The class names of a document's elements, repetitions included.
pub(super) fn in_document(document: &str) -> impl Iterator<Item = &str> {
    const ATTRIBUTE: &str = " class=\"";
    memmem::find_iter(document.as_bytes(), ATTRIBUTE)
        .filter_map(|at| document.get(at + ATTRIBUTE.len()..)?.split('"').next())
        .flat_map(str::split_ascii_whitespace)
}

/// The class names that a stylesheet is for: the first of each selector. The others in a selector
/// (`.block--full .figure__words`) belong to other stylesheets.
pub(super) fn in_stylesheet(css: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    css.split([',', '{', '}'])
        .filter_map(|selector| {
            let mut parts = selector.split('.').skip(1);
            parts.find(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
        .filter_map(move |class| class.split(|c| !is_name(c)).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_is_for_the_first_class_of_each_selector() {
        let css =
            ".a--b .c:hover,:lang(ar) .d__e > :not(.f){margin:0.5em .2em}@media print{img.g{x:y}}";
        let classes: Vec<&str> = in_stylesheet(css).collect();
        assert_eq!(classes, ["a--b", "d__e", "g"]);
    }

    #[test]
    fn the_classes_of_all_elements_are_found() {
        let document =
            "<p class=\"a b\">class=\"</p><i id=\"x\" class=\"c\"></i><b class=\"\"></b>";
        let classes: Vec<&str> = in_document(document).collect();
        assert_eq!(classes, ["a", "b", "c"]);
    }
}
