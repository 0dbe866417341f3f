//! Looks up values by pointers.

use super::super::html::{self, Place};
use super::super::words::{line, line_of};
use super::Source;
use super::pointer::{find, number};
use crate::text::Text;
use crate::url::SafeUrl;
use serde_json::Value;

impl<'v> Source<'v> {
    /// The value at a pointer; `None` for null.
    pub(in crate::import) fn get(&self, pointer: &str) -> Option<&'v Value> {
        let within = pointer.strip_prefix(self.part.0.as_str());
        let value = match within {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => find(self.part.1, rest),
            _ => find(self.value, pointer),
        };
        value.filter(|value| !value.is_null())
    }

    pub(in crate::import) fn str(&self, pointer: &str) -> Option<&'v str> {
        self.get(pointer)?
            .as_str()
            .filter(|text| !text.trim().is_empty())
    }

    /// The first string at any of several pointers.
    pub(in crate::import) fn first(&self, pointers: &[&str]) -> Option<&'v str> {
        pointers.iter().find_map(|pointer| self.str(pointer))
    }

    /// The list at a pointer; empty without one.
    pub(in crate::import) fn list(&self, pointer: &str) -> &'v [Value] {
        self.get(pointer)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// The pointers of a list's elements.
    pub(in crate::import) fn pointers(&self, list: &str) -> impl Iterator<Item = String> + use<> {
        let count = self.list(list).len();
        let list = list.to_owned();
        (0..count).map(move |n| format!("{list}/{n}"))
    }

    /// A part as a source of its own. [`Self::take_problems`] passes its problems on.
    pub(in crate::import) fn child(&self, pointer: &str) -> Option<Self> {
        let at = format!("{}{pointer}", self.at);
        Some(Self::new(self.get(pointer)?, at, self.base.as_ref()))
    }

    /// The elements of a list.
    pub(in crate::import) fn children<'s>(
        &'s self,
        list: &str,
    ) -> impl Iterator<Item = Self> + use<'s, 'v> {
        self.pointers(list).filter_map(|at| self.child(&at))
    }

    pub(in crate::import) fn is(&self, pointer: &str) -> bool {
        match self.get(pointer) {
            Some(Value::Bool(is)) => *is,
            Some(Value::String(word)) => word == "true" || word == "1",
            _ => false,
        }
    }

    /// Plain text on one line; tags and character references are literal.
    pub(in crate::import) fn plain(&self, pointer: &str) -> Option<String> {
        line_of(self.str(pointer)?)
    }

    /// Plain text on one line, with character references decoded: many systems encode plain text.
    pub(in crate::import) fn line(&self, pointer: &str) -> Option<String> {
        line(self.str(pointer)?)
    }

    /// Text on one line: tags are removed, character references decoded.
    pub(in crate::import) fn words(&self, pointer: &str) -> Option<String> {
        html::words(self.str(pointer)?)
    }

    pub(in crate::import) fn place(&self) -> Place<'_> {
        Place {
            base: self.base.as_ref(),
            ..Place::default()
        }
    }

    /// HTML on one line, marks and links kept.
    pub(in crate::import) fn text(&self, pointer: &str) -> Option<Text> {
        html::text(self.str(pointer)?, self.place())
    }

    /// A headline: marks are kept, links are not.
    pub(in crate::import) fn headline(&self, pointer: &str) -> Option<Text> {
        let mut text = self.text(pointer)?;
        for run in &mut text.0 {
            run.href = None;
        }
        Some(text)
    }

    /// The URL of a page.
    pub(in crate::import) fn link(&self, pointer: &str) -> Option<SafeUrl> {
        let url = self.place().link(self.str(pointer)?)?;
        url.host().is_some().then_some(url)
    }

    /// The URL of a picture, a video or an audio file.
    pub(in crate::import) fn file(&self, pointer: &str) -> Option<SafeUrl> {
        self.place().file(self.str(pointer)?)
    }

    /// A number, also as a string.
    pub(in crate::import) fn number(&self, pointer: &str) -> Option<u32> {
        number(self.get(pointer)?)
    }
}
