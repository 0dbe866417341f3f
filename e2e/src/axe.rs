//! Accessibility checks by axe-core.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::folder::repository;
use crate::harness_error::{HarnessError, HarnessResult};
use crate::webdriver::Session;

/// Runs all rules that are enabled by default: WCAG 2 A and AA, and best practices.
const RUN: &str = r#"
const [within, off] = arguments;
const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
return axe.run(within ?? document, { resultTypes: ["violations"], rules }).then(({ violations }) =>
  violations.flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, html }) =>
    `${id} (${impact}): ${help} — ${target.flat().join(" ")}: ${html.replace(/\s+/g, " ").slice(0, 200)}`)));
"#;

/// One line for each violation and element.
pub(crate) fn violations(
    session: &Session,
    within: Option<&str>,
    rules_off: &[&str],
) -> HarnessResult<Vec<String>> {
    let script = format!("{}\n{RUN}", source()?);
    let found = session.run(&script, &[json!(within), json!(rules_off)])?;
    let lines = found
        .as_array()
        .ok_or_else(|| HarnessError::new(format!("unexpected result of axe-core: {found}")))?;
    Ok(lines
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// The script of axe-core; the variable `AXE_CORE` names another file.
fn source() -> HarnessResult<String> {
    let installed = || repository().join("target/tools/node_modules/axe-core/axe.min.js");
    let path = std::env::var_os("AXE_CORE").map_or_else(installed, PathBuf::from);
    std::fs::read_to_string(&path).map_err(|_| {
        HarnessError::new(format!(
            "{} is not there. Install it: cargo xtask test",
            path.display()
        ))
    })
}
