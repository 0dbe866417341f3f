//! What scripts are told of the files beside them.

use super::Asset;
use crate::failure::Failure;

/// The speculation rules of pages, without spaces.
pub(super) fn rules() -> Result<String, Failure> {
    let rules = include_str!("../../../../../web/page/speculation-rules.json");
    let rules: Result<serde_json::Value, _> = serde_json::from_str(rules);
    rules
        .map(|rules| rules.to_string())
        .map_err(|why| Failure::new(format!("speculation-rules.json: {why}")))
}

/// The page's script with the speculation rules, which have nothing in them that a template literal would have to escape.
pub(super) fn with_rules(script: &str, rules: &str) -> Result<String, Failure> {
    replaced(script, "SPECULATION_RULES", &format!("`{rules}`"))
}

/// A script with the paths below the site's root and the integrity of files in the place of `name`.
pub(super) fn naming(
    script: &str,
    name: &str,
    files: &[(&str, &Asset)],
) -> Result<String, Failure> {
    // Names and hashes have nothing in them that a script would have to escape.
    let lines = files.iter().map(
        |(
            key,
            Asset {
                path, integrity, ..
            },
        )| { format!(r#"{key}:"{path}",{key}Integrity:"{integrity}""#) },
    );
    let lines: Vec<String> = lines.collect();
    replaced(script, name, &format!("{{{}}}", lines.join(",")))
}

fn replaced(script: &str, name: &str, by: &str) -> Result<String, Failure> {
    match script.split_once(name) {
        Some((before, after)) => Ok([before, by, after].concat()),
        None => Err(Failure::new(format!("a script asks for no {name}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_told_of_files_once() {
        let file = Asset::new("assets/", "a", "js", Vec::new());
        let told = naming(
            "const files=PAGE_FILES;f(files)",
            "PAGE_FILES",
            &[("js", &file)],
        );
        let told = told.expect("a script");
        let expected = format!(
            r#"const files={{js:"{}",jsIntegrity:"{}"}};f(files)"#,
            file.path, file.integrity
        );
        assert_eq!(told, expected);
        assert!(naming("const files={}", "PAGE_FILES", &[]).is_err());
    }

    #[test]
    fn speculation_rules_are_a_text_of_the_script_as_they_are() {
        let rules = rules().expect("rules");
        assert!(!rules.contains(['`', '\\']), "{rules}");
        assert!(!rules.contains("${"), "{rules}");
        // The other way to load ahead goes by the same selector.
        let script = include_str!("../../../../../web/page/prefetch.js");
        let (_, selector) = script.split_once("const PAGES = \"").expect("a selector");
        let (selector, _) = selector.split_once('"').expect("its end");
        let matches = format!(r#""selector_matches":"{selector}""#);
        assert_eq!(rules.matches(&matches).count(), 2, "{rules}");
    }
}
