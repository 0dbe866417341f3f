//! What people check: pictures, errors, access.

use std::path::PathBuf;

use serde_json::Value;

use super::Page;
use crate::axe;
use crate::picture::{self, Extent};
use crate::trouble::Tried;

impl Page {
    /// A picture of what is on the screen: `screenshots/{engine}/{name}.png`.
    ///
    /// # Errors
    /// Where it cannot be taken or written.
    pub fn screenshot(&self, name: &str) -> Tried<PathBuf> {
        picture::take(self.session()?, name, Extent::Screen)
    }

    /// A picture of the page from top to bottom.
    ///
    /// # Errors
    /// Where it cannot be taken or written.
    pub fn screenshot_whole(&self, name: &str) -> Tried<PathBuf> {
        picture::take(self.session()?, name, Extent::Whole)
    }

    /// What went wrong in the pages of this tab since it opened, or since they were last taken:
    /// `error`, `unhandledrejection`, `console.error`, `resource` (a picture, script or stylesheet
    /// that did not come) and `policy` (what the content security policy blocked), one line each.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub fn errors(&self) -> Tried<Vec<String>> {
        let lines = self.eval("window.__errors?.() ?? []")?;
        let lines = lines.as_array().cloned().unwrap_or_default();
        Ok(lines
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect())
    }

    /// The errors, taken: a journey that expects some does this, since those that are left at its
    /// end make it fail.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub fn take_errors(&self) -> Tried<Vec<String>> {
        let errors = self.errors()?;
        self.eval("window.__forget_errors?.()")?;
        Ok(errors)
    }

    /// What axe-core finds, best practices included: one line a violation and place.
    ///
    /// # Errors
    /// Where axe-core is not installed.
    pub fn axe(&self) -> Tried<Vec<String>> {
        axe::violations(self.session()?, None, &[])
    }

    /// What axe-core finds within a match, without some of its rules.
    ///
    /// # Errors
    /// Where axe-core is not installed.
    pub fn axe_within(&self, selector: &str, rules_off: &[&str]) -> Tried<Vec<String>> {
        axe::violations(self.session()?, Some(selector), rules_off)
    }

    /// What a report tells of a page that disappointed.
    pub(crate) fn described(&self, name: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let mut tell = |what: &str, told: Tried<String>| match told {
            Ok(told) if told.is_empty() => {}
            Ok(told) => lines.push(format!("{what}: {told}")),
            Err(trouble) => lines.push(format!("{what}: not to be had ({trouble})")),
        };
        tell("at", self.path());
        tell("title", self.title());
        let words = "(document.body?.innerText ?? '').replace(/\\s+/g, ' ').slice(0, 600)";
        tell(
            "text",
            self.eval(words)
                .map(|words| words.as_str().unwrap_or("").to_owned()),
        );
        tell("focus", self.focused());
        tell("errors", self.errors().map(|errors| errors.join("\n    ")));
        let latest = self
            .site
            .borrow()
            .as_ref()
            .map(|site| site.latest(20))
            .unwrap_or_default();
        tell("requests", Ok(latest.join(", ")));
        tell(
            "picture",
            self.screenshot(name).map(|path| path.display().to_string()),
        );
        lines
    }
}
