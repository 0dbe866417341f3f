//! Which stylesheets a document needs: those that share a class name with it.

/// Whether an element of the document has one of these classes.
pub(super) fn holds(document: &str, classes: &[String]) -> bool {
    document
        .split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .flat_map(str::split_ascii_whitespace)
        .any(|class| classes.iter().any(|known| known == class))
}

/// The class names that a stylesheet is for: the first of each selector. The others in a selector
/// (`.block--full .figure__words`) belong to other stylesheets.
pub(super) fn classes(css: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    css.split([',', '{', '}'])
        .filter_map(|selector| {
            let mut parts = selector.split('.').skip(1);
            parts.find(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
        .filter_map(|class| class.split(|c| !is_name(c)).next())
        .map(ToOwned::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_is_for_the_first_class_of_each_selector() {
        let css =
            ".a--b .c:hover,:lang(ar) .d__e > :not(.f){margin:0.5em .2em}@media print{img.g{x:y}}";
        assert_eq!(classes(css), ["a--b", "d__e", "g"]);
    }
}
