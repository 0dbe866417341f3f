//! Replaces placeholders in scripts with the paths and the integrity of other files. Reads the speculation rules.

use super::Asset;
use crate::failure::Failure;

/// The speculation rules of pages, as JSON without white space.
pub(super) fn rules() -> Result<String, Failure> {
    let rules = include_str!("../../../../../web/page/speculation-rules.json");
    let rules: Result<serde_json::Value, _> = serde_json::from_str(rules);
    rules
        .map(|rules| rules.to_string())
        .map_err(|why| Failure::new(format!("speculation-rules.json: {why}")))
}

/// The script with `placeholder` replaced by an object literal: for each file, `{key}` is its path below the site's root and
/// `{key}Integrity` its integrity.
pub(super) fn with_files<'a>(
    script: &str,
    placeholder: &str,
    files: impl IntoIterator<Item = &'a (&'a str, &'a Asset)>,
) -> Result<String, Failure> {
    // Paths and hashes contain nothing that has to be escaped in a string literal.
    let lines = files.into_iter().map(
        |(
            key,
            Asset {
                path, integrity, ..
            },
        )| { format!(r#"{key}:"{path}",{key}Integrity:"{integrity}""#) },
    );
    let lines: Vec<String> = lines.collect();
    match script.split_once(placeholder) {
        Some((before, after)) => Ok(format!("{before}{{{}}}{after}", lines.join(","))),
        None => Err(Failure::new(format!(
            "a script does not contain {placeholder}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_replaced_by_paths_and_integrity() {
        let file = Asset::new("assets/", "a", "js", Vec::new());
        let script = with_files("const files=FILES;f(files)", "FILES", &[("js", &file)]);
        let script = script.expect("a script");
        let expected = format!(
            r#"const files={{js:"{}",jsIntegrity:"{}"}};f(files)"#,
            file.path, file.integrity
        );
        assert_eq!(script, expected);
        assert!(with_files("const files={}", "FILES", &[]).is_err());
    }

    #[test]
    fn speculation_rules_and_prefetch_script_select_the_same_links() {
        let rules = rules().expect("rules");
        assert!(
            !rules.contains('<'),
            "`<` could end the script element: {rules}"
        );
        let script = include_str!("../../../../../web/page/prefetch.js");
        let (_, selector) = script.split_once("const PAGES = \"").expect("a selector");
        let (selector, _) = selector.split_once('"').expect("its end");
        let matches = format!(r#""selector_matches":"{selector}""#);
        assert_eq!(rules.matches(&matches).count(), 1, "{rules}");
    }
}
