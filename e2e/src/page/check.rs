//! Screenshots, collected errors, accessibility.

use std::path::PathBuf;

use serde_json::Value;

use super::Page;
use crate::axe;
use crate::harness_error::HarnessResult;
use crate::picture::{self, Extent};

impl Page {
    /// Takes a screenshot of the visible part: `screenshots/{engine}/{name}.png`.
    ///
    /// # Errors
    /// If it cannot be taken or written.
    pub fn screenshot(&self, name: &str) -> HarnessResult<PathBuf> {
        picture::take(self.session()?, name, Extent::Screen)
    }

    /// Takes a screenshot of the whole page.
    ///
    /// # Errors
    /// If it cannot be taken or written.
    pub fn screenshot_whole(&self, name: &str) -> HarnessResult<PathBuf> {
        picture::take(self.session()?, name, Extent::Whole)
    }

    /// The errors in this tab's pages since it was opened or [`Self::take_errors`] was called, one line each: `error`,
    /// `unhandledrejection`, `console.error`, `resource` (a picture, script or stylesheet that failed to load) and `policy`
    /// (a violation of the content security policy).
    ///
    /// # Errors
    /// If the page does not answer.
    pub fn errors(&self) -> HarnessResult<Vec<String>> {
        let lines = self.eval("window.__errors?.() ?? []")?;
        let lines = lines.as_array().cloned().unwrap_or_default();
        Ok(lines
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect())
    }

    /// Returns and clears the errors. For errors that a journey expects: those that are left at its end make it fail.
    ///
    /// # Errors
    /// If the page does not answer.
    pub fn take_errors(&self) -> HarnessResult<Vec<String>> {
        let errors = self.errors()?;
        self.eval("window.__forget_errors?.()")?;
        Ok(errors)
    }

    /// The violations that axe-core finds, best practices included: one line for each violation and element.
    ///
    /// # Errors
    /// If axe-core is not installed.
    pub fn axe(&self) -> HarnessResult<Vec<String>> {
        axe::violations(self.session()?, None, &[])
    }

    /// The violations within a match, without some rules.
    ///
    /// # Errors
    /// If axe-core is not installed.
    pub fn axe_within(&self, selector: &str, rules_off: &[&str]) -> HarnessResult<Vec<String>> {
        axe::violations(self.session()?, Some(selector), rules_off)
    }

    /// The state of the page, for the report of a failed journey.
    pub(crate) fn described(&self, name: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let mut tell = |what: &str, told: HarnessResult<String>| match told {
            Ok(told) if told.is_empty() => {}
            Ok(told) => lines.push(format!("{what}: {told}")),
            Err(error) => lines.push(format!("{what}: unavailable ({error})")),
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
