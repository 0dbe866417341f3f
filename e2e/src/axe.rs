//! What axe-core finds wrong with a page for readers who cannot see, hear or point well.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::folder::repository;
use crate::trouble::{Tried, Trouble};
use crate::webdriver::Session;

/// Every rule that is on by default runs: WCAG 2 A and AA, and best practice.
const RUN: &str = r#"
const [within, off] = arguments;
const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
return axe.run(within ?? document, { resultTypes: ["violations"], rules }).then(({ violations }) =>
  violations.flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, html }) =>
    `${id} (${impact}): ${help} — ${target.flat().join(" ")}: ${html.replace(/\s+/g, " ").slice(0, 200)}`)));
"#;

/// One line a violation and place; none is what a journey wants.
pub(crate) fn violations(
    session: &Session,
    within: Option<&str>,
    rules_off: &[&str],
) -> Tried<Vec<String>> {
    let script = format!("{}\n{RUN}", source()?);
    let found = session.run(&script, &[json!(within), json!(rules_off)])?;
    let lines = found
        .as_array()
        .ok_or_else(|| Trouble::new(format!("axe answers {found}")))?;
    Ok(lines
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// `AXE_CORE` names another file.
fn source() -> Tried<String> {
    let installed = || repository().join("target/tools/node_modules/axe-core/axe.min.js");
    let path = std::env::var_os("AXE_CORE").map_or_else(installed, PathBuf::from);
    std::fs::read_to_string(&path).map_err(|_| {
        Trouble::new(format!(
            "{} is not there. Install it: cargo xtask test",
            path.display()
        ))
    })
}
