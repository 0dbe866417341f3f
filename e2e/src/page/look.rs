//! What there is to see.

use std::time::Duration;

use serde_json::{Value, json};

use super::Page;
use crate::trouble::{Tried, Trouble};

const FOCUSED: &str = include_str!("../js/focused.js");

/// # Looking now
impl Page {
    /// How many elements match.
    ///
    /// # Errors
    /// Where the selector is none.
    pub fn count(&self, selector: &str) -> Tried<usize> {
        let count = self.run_finding("return find(arguments[0]).length", &[json!(selector)])?;
        Ok(count
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or(0))
    }

    /// True where at least one match can be seen.
    ///
    /// # Errors
    /// Where the selector is none.
    pub fn sees(&self, selector: &str) -> Tried<bool> {
        let seen = self.run_finding(
            "return find(arguments[0]).some(isVisible)",
            &[json!(selector)],
        )?;
        Ok(seen == true)
    }

    /// The visible text of the first match, its white space made single spaces.
    ///
    /// # Errors
    /// Where nothing matches.
    pub fn text(&self, selector: &str) -> Tried<String> {
        let first = self.texts(selector)?.into_iter().next();
        first.ok_or_else(|| Trouble::new(format!("nothing matches `{selector}`")))
    }

    /// The visible texts of all matches, in document order.
    ///
    /// # Errors
    /// Where the selector is none.
    pub fn texts(&self, selector: &str) -> Tried<Vec<String>> {
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
    /// Where nothing matches.
    pub fn attribute(&self, selector: &str, name: &str) -> Tried<Option<String>> {
        let script = "return find(arguments[0])[0].getAttribute(arguments[1])";
        let value = self
            .run_finding(script, &[json!(selector), json!(name)])
            .map_err(|trouble| trouble.during(&format!("`{selector}`")))?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// The computed value of a CSS property of the first match.
    ///
    /// # Errors
    /// Where nothing matches.
    pub fn style(&self, selector: &str, property: &str) -> Tried<String> {
        let script =
            "return getComputedStyle(find(arguments[0])[0]).getPropertyValue(arguments[1])";
        let value = self
            .run_finding(script, &[json!(selector), json!(property)])
            .map_err(|trouble| trouble.during(&format!("`{selector}`")))?;
        Ok(value.as_str().unwrap_or("").to_owned())
    }

    /// The role and name that assistive technology is told of the first match that can be seen.
    ///
    /// # Errors
    /// Where none can be seen.
    pub fn accessible(&self, selector: &str) -> Tried<(String, String)> {
        let element = self.visible_element(selector)?;
        let session = self.session()?;
        Ok((
            session.computed("computedrole", &element)?,
            session.computed("computedlabel", &element)?,
        ))
    }

    /// What has the focus, as `tag#id.class "label"`; empty where nothing has it.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub fn focused(&self) -> Tried<String> {
        let focused = self.session()?.glance(FOCUSED, &[])?;
        Ok(focused.as_str().unwrap_or("").to_owned())
    }

    /// True where the focus is on a match.
    ///
    /// # Errors
    /// Where the selector is none.
    pub fn is_focused(&self, selector: &str) -> Tried<bool> {
        let script = "return find(arguments[0]).some((element) => element.getRootNode().activeElement === element)";
        Ok(self.run_finding(script, &[json!(selector)])? == true)
    }

    /// How far the page is scrolled, in CSS pixels: from the left, from the top.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub fn scroll_position(&self) -> Tried<(f64, f64)> {
        let at = self.session()?.run("return [scrollX, scrollY]", &[])?;
        let side = |index: usize| at.get(index).and_then(Value::as_f64).unwrap_or(0.0);
        Ok((side(0), side(1)))
    }

    /// Path, query and fragment of where the page is.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub fn path(&self) -> Tried<String> {
        let path = self.session()?.glance(
            "return location.pathname + location.search + location.hash",
            &[],
        )?;
        Ok(path.as_str().unwrap_or("").to_owned())
    }

    /// The title in the browser's tab.
    ///
    /// # Errors
    /// Where the page does not answer.
    pub fn title(&self) -> Tried<String> {
        Ok(self
            .eval("document.title")?
            .as_str()
            .unwrap_or("")
            .to_owned())
    }
}

/// # Waiting
impl Page {
    /// Waits until a match can be seen.
    ///
    /// # Errors
    /// Where none is in time.
    pub fn wait_for(&self, selector: &str) -> Tried<()> {
        self.visible_element(selector).map(drop)
    }

    /// Waits until no match can be seen.
    ///
    /// # Errors
    /// Where one stays.
    pub fn wait_gone(&self, selector: &str) -> Tried<()> {
        self.until(|| {
            Ok(if self.sees(selector)? {
                Err(format!("`{selector}` is still to be seen"))
            } else {
                Ok(())
            })
        })
    }

    /// Waits until the visible text of a match contains `part`.
    ///
    /// # Errors
    /// Where it never does: the texts that are there.
    pub fn wait_for_text(&self, selector: &str, part: &str) -> Tried<()> {
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

    /// Waits until the page is at this path, with its query and fragment.
    ///
    /// # Errors
    /// Where it stays elsewhere.
    pub fn wait_for_path(&self, path: &str) -> Tried<()> {
        self.until(|| {
            let at = self.path()?;
            Ok(if at == path {
                Ok(())
            } else {
                Err(format!("the path is {at} and not {path}"))
            })
        })
    }

    /// Waits until a JavaScript expression is true; a promise in it should settle at once.
    ///
    /// # Errors
    /// Where it never is: its last value.
    pub fn wait_until(&self, expression: &str) -> Tried<()> {
        self.until(|| self.holds(expression))
    }

    /// Waits for what takes its time: at most as long as is said.
    ///
    /// # Errors
    /// As [`Self::wait_until`].
    pub fn wait_until_within(&self, limit: Duration, expression: &str) -> Tried<()> {
        self.until_within(limit, || self.holds(expression))
    }

    fn holds(&self, expression: &str) -> Tried<Result<(), String>> {
        let script = format!("return ({expression})");
        let value = self.session()?.glance(&script, &[])?;
        Ok(if value == true {
            Ok(())
        } else {
            Err(format!("{expression} is {value}"))
        })
    }

    /// Waits until the focus is on a match.
    ///
    /// # Errors
    /// Where it is elsewhere.
    pub fn wait_for_focus(&self, selector: &str) -> Tried<()> {
        self.until(|| {
            if self.is_focused(selector)? {
                return Ok(Ok(()));
            }
            Ok(Err(format!(
                "the focus is not on `{selector}` but on {}",
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
