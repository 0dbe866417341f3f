//! Reads the page, and waits for conditions.

use std::time::Duration;

use serde_json::{Value, json};

use super::Page;
use crate::harness_error::{HarnessError, HarnessResult};

const FOCUSED: &str = include_str!("../js/focused.js");

/// # Reading, without waiting
impl Page {
    /// The number of elements that match.
    ///
    /// # Errors
    /// If the selector is none.
    pub fn count(&self, selector: &str) -> HarnessResult<usize> {
        let count = self.run_finding("return find(arguments[0]).length", &[json!(selector)])?;
        Ok(count
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or(0))
    }

    /// Whether a match is visible.
    ///
    /// # Errors
    /// If the selector is none.
    pub fn sees(&self, selector: &str) -> HarnessResult<bool> {
        let seen = self.run_finding(
            "return find(arguments[0]).some(isVisible)",
            &[json!(selector)],
        )?;
        Ok(seen == true)
    }

    /// The visible text of the first match, with white space collapsed.
    ///
    /// # Errors
    /// If nothing matches.
    pub fn text(&self, selector: &str) -> HarnessResult<String> {
        let first = self.texts(selector)?.into_iter().next();
        first.ok_or_else(|| HarnessError::new(format!("nothing matches `{selector}`")))
    }

    /// The visible texts of all matches, in document order.
    ///
    /// # Errors
    /// If the selector is none.
    pub fn texts(&self, selector: &str) -> HarnessResult<Vec<String>> {
        let texts = self.run_finding("return find(arguments[0]).map(words)", &[json!(selector)])?;
        let texts = texts.as_array().cloned().unwrap_or_default();
        Ok(texts
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect())
    }

    /// An attribute of the first match; `None` where it has none.
    ///
    /// # Errors
    /// If nothing matches.
    pub fn attribute(&self, selector: &str, name: &str) -> HarnessResult<Option<String>> {
        let script = "return find(arguments[0])[0].getAttribute(arguments[1])";
        let value = self
            .run_finding(script, &[json!(selector), json!(name)])
            .map_err(|error| error.context(&format!("`{selector}`")))?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// The computed value of a CSS property of the first match.
    ///
    /// # Errors
    /// If nothing matches.
    pub fn style(&self, selector: &str, property: &str) -> HarnessResult<String> {
        let script =
            "return getComputedStyle(find(arguments[0])[0]).getPropertyValue(arguments[1])";
        let value = self
            .run_finding(script, &[json!(selector), json!(property)])
            .map_err(|error| error.context(&format!("`{selector}`")))?;
        Ok(value.as_str().unwrap_or("").to_owned())
    }

    /// The accessible role and name of the first visible match.
    ///
    /// # Errors
    /// If none is visible.
    pub fn accessible(&self, selector: &str) -> HarnessResult<(String, String)> {
        let element = self.visible_element(selector)?;
        let session = self.session()?;
        Ok((
            session.computed("computedrole", &element)?,
            session.computed("computedlabel", &element)?,
        ))
    }

    /// The focused element as `tag#id.class "label"`, or an empty string.
    ///
    /// # Errors
    /// If the page does not answer.
    pub fn focused(&self) -> HarnessResult<String> {
        let focused = self.session()?.run_briefly(FOCUSED, &[])?;
        Ok(focused.as_str().unwrap_or("").to_owned())
    }

    /// Whether a match has the focus.
    ///
    /// # Errors
    /// If the selector is none.
    pub fn is_focused(&self, selector: &str) -> HarnessResult<bool> {
        let script = "return find(arguments[0]).some((element) => element.getRootNode().activeElement === element)";
        Ok(self.run_finding(script, &[json!(selector)])? == true)
    }

    /// The scroll position in CSS pixels: horizontal, vertical.
    ///
    /// # Errors
    /// If the page does not answer.
    pub fn scroll_position(&self) -> HarnessResult<(f64, f64)> {
        let at = self.session()?.run("return [scrollX, scrollY]", &[])?;
        let side = |index: usize| at.get(index).and_then(Value::as_f64).unwrap_or(0.0);
        Ok((side(0), side(1)))
    }

    /// Path, query and fragment of the page's URL.
    ///
    /// # Errors
    /// If the page does not answer.
    pub fn path(&self) -> HarnessResult<String> {
        let path = self.session()?.run_briefly(
            "return location.pathname + location.search + location.hash",
            &[],
        )?;
        Ok(path.as_str().unwrap_or("").to_owned())
    }

    /// The document's title.
    ///
    /// # Errors
    /// If the page does not answer.
    pub fn title(&self) -> HarnessResult<String> {
        Ok(self
            .eval("document.title")?
            .as_str()
            .unwrap_or("")
            .to_owned())
    }
}

/// # Waiting
impl Page {
    /// Waits until a match is visible.
    ///
    /// # Errors
    /// If none is visible in time.
    pub fn wait_for(&self, selector: &str) -> HarnessResult<()> {
        self.visible_element(selector).map(drop)
    }

    /// Waits until no match is visible.
    ///
    /// # Errors
    /// If one stays.
    pub fn wait_gone(&self, selector: &str) -> HarnessResult<()> {
        self.until(|| {
            Ok(if self.sees(selector)? {
                Err(format!("`{selector}` is still visible"))
            } else {
                Ok(())
            })
        })
    }

    /// Waits until the visible text of a match contains `part`.
    ///
    /// # Errors
    /// If none does in time; the message has the texts found.
    pub fn wait_for_text(&self, selector: &str, part: &str) -> HarnessResult<()> {
        self.until(|| {
            let texts = self.texts(selector)?;
            let found = texts.iter().any(|text| text.contains(part));
            Ok(if found {
                Ok(())
            } else {
                Err(format!(
                    "no {part:?} in `{selector}`: {}",
                    shortened(&texts)
                ))
            })
        })
    }

    /// Waits until the page's URL has this path, query and fragment.
    ///
    /// # Errors
    /// If it has another in time.
    pub fn wait_for_path(&self, path: &str) -> HarnessResult<()> {
        self.until(|| {
            let at = self.path()?;
            Ok(if at == path {
                Ok(())
            } else {
                Err(format!("the path is {at}, not {path}"))
            })
        })
    }

    /// Waits until a JavaScript expression is true. It may be a promise that settles at once.
    ///
    /// # Errors
    /// If it is not true in time; the message has its last value.
    pub fn wait_until(&self, expression: &str) -> HarnessResult<()> {
        self.until(|| self.is_true(expression))
    }

    /// As [`Self::wait_until`], with another time limit.
    ///
    /// # Errors
    /// As [`Self::wait_until`].
    pub fn wait_until_within(&self, limit: Duration, expression: &str) -> HarnessResult<()> {
        self.until_within(limit, || self.is_true(expression))
    }

    fn is_true(&self, expression: &str) -> HarnessResult<Result<(), String>> {
        let script = format!("return ({expression})");
        let value = self.session()?.run_briefly(&script, &[])?;
        Ok(if value == true {
            Ok(())
        } else {
            Err(format!("{expression} is {value}"))
        })
    }

    /// Waits until a match has the focus.
    ///
    /// # Errors
    /// If none has it in time.
    pub fn wait_for_focus(&self, selector: &str) -> HarnessResult<()> {
        self.until(|| {
            if self.is_focused(selector)? {
                return Ok(Ok(()));
            }
            Ok(Err(format!(
                "focus is not on `{selector}` but on {}",
                self.focused()?
            )))
        })
    }
}

fn shortened(texts: &[String]) -> String {
    const MOST: usize = 300;
    let all = format!("{texts:?}");
    match all.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", all.get(..end).unwrap_or_default()),
        None => all,
    }
}
