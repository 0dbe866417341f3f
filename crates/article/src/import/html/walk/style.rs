//! The style of text by its inline elements.

use super::super::elements::{mark, styled};
use super::super::line::Style;
use super::super::tree::Id;
use super::{Out, Walk};
use crate::import::language;
use crate::lang::Dir;
use std::rc::Rc;

impl Walk<'_> {
    /// The style inside an inline element.
    pub(super) fn styled(&mut self, id: Id, style: &Style) -> Style {
        let mut style = self.in_language(id, style);
        if let Some(mark) = mark(self.tree.name(id)) {
            style.marks = style.marks.with(mark);
        }
        if let Some(css) = self.tree.attribute(id, "style") {
            style.marks = styled(css).fold(style.marks, |marks, mark| marks.with(mark));
        }
        if self.tree.name(id) == "a"
            && let Some(href) = self.tree.attribute(id, "href")
        {
            style.href = self.place.link(href).map(Rc::new);
        }
        style
    }

    /// Whether an inline element is displayed as a block or cell, so that its text is on lines of its own.
    pub(super) fn is_displayed_as_block(&self, id: Id) -> bool {
        let style = self.tree.attribute(id, "style").unwrap_or_default();
        style.split(';').any(|rule| {
            let Some((property, value)) = rule.split_once(':') else {
                return false;
            };
            let value = value.trim().to_ascii_lowercase();
            let value = value.trim_end_matches("!important").trim();
            property.trim().eq_ignore_ascii_case("display")
                && matches!(
                    value,
                    "block" | "flex" | "grid" | "list-item" | "table" | "table-row" | "table-cell"
                )
        })
    }

    /// Begins a new line in a `p`, else a new paragraph.
    pub(super) fn begin_line(&mut self, style: &Style, out: &mut Out) {
        if !out.in_paragraph {
            self.flush(out);
        } else if !out.line.is_empty() && out.line.newlines() == 0 {
            out.line.newline(style);
        }
    }

    pub(super) fn in_language(&mut self, id: Id, style: &Style) -> Style {
        let mut style = style.clone();
        let lang = self.tree.attribute(id, "lang").and_then(language::tag);
        let dir = self.tree.attribute(id, "dir").and_then(direction);
        if let Some(lang) = lang {
            style.dir = dir.filter(|dir| *dir != lang.dir());
            style.lang = Some(Rc::new(lang));
        } else if dir.is_some() {
            style.dir = dir;
        }
        style
    }
}

fn direction(dir: &str) -> Option<Dir> {
    match dir.trim().to_ascii_lowercase().as_str() {
        "ltr" => Some(Dir::Ltr),
        "rtl" => Some(Dir::Rtl),
        _ => None,
    }
}
