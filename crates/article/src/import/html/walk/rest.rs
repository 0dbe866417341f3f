//! Content that is not walked element by element: deep nesting, formulas, drawings, forms, hidden elements.

use super::super::elements::{background, is_block, is_medium, is_skipped};
use super::super::facts::has_words;
use super::super::files::is_placeholder;
use super::super::hidden::{belongs_to_site, is_hidden_part};
use super::super::line::Style;
use super::super::tree::{Data, Id};
use super::{MAX_DEPTH, Out, Walk};

impl Walk<'_> {
    /// The text of all descendants, without recursion; block elements begin a new line.
    pub(super) fn words(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        let mut at = tree.children(id).next();
        while let Some(node) = at {
            let is_seen = !tree.facts(node).hidden && !self.taken.contains(&node);
            match tree.data(node) {
                Data::Text(words) => out.line.push(words, style),
                _ if is_block(tree.name(node)) || tree.name(node) == "br" => self.flush(out),
                _ => {}
            }
            at = tree.after(node, id, is_seen);
        }
    }

    /// MathML is text; SVG is a picture without a URL.
    pub(super) fn foreign(&mut self, id: Id, style: &Style, out: &mut Out) {
        let tree = self.tree;
        if tree.is_math(id) {
            let mut at = tree.children(id).next();
            while let Some(node) = at {
                if let Data::Text(words) = tree.data(node) {
                    out.line.push(words, style);
                }
                // Text in a formula may be HTML again.
                let is_seen = !tree.is_annotation(node) && !is_skipped(tree, node);
                at = tree.after(node, id, is_seen);
            }
        } else {
            self.left_out.insert("drawings in SVG");
        }
    }

    pub(super) fn is_in_form(&self, id: Id) -> bool {
        let above = std::iter::successors(self.tree.parent(id), |id| self.tree.parent(*id));
        above.take(MAX_DEPTH).any(|id| self.tree.name(id) == "form")
    }

    /// The symbol for a check box in a list item, unless it is in a form.
    pub(super) fn check_box(&self, id: Id) -> Option<&'static str> {
        let tree = self.tree;
        let is_box = tree.name(id) == "input" && tree.attribute(id, "type") == Some("checkbox");
        let above = || std::iter::successors(tree.parent(id), |id| tree.parent(*id));
        if !is_box || !above().take(4).any(|id| tree.name(id) == "li") || self.is_in_form(id) {
            return None;
        }
        Some(match tree.attribute(id, "checked") {
            Some(_) => "☑ ",
            None => "☐ ",
        })
    }

    /// Reports a background picture, which may be content or decoration.
    pub(super) fn note_background(&mut self, id: Id) {
        if background(self.tree, id).is_some_and(|src| !is_placeholder(src)) {
            self.left_out.insert("background pictures");
        }
    }

    /// Reports an element that is not converted, if readers of the source could see it.
    pub(super) fn note(&mut self, id: Id) {
        if belongs_to_site(self.tree, id) {
            self.left_out
                .insert("buttons for sharing and lists of other articles");
        }
        let tree = self.tree;
        let name = tree.name(id);
        let is_part = match name {
            "template" | "dialog" => true,
            _ => is_hidden_part(tree, id) && !is_skipped(tree, id),
        };
        let has_content = |id: Id| match tree.data(id) {
            Data::Text(words) => has_words(words),
            _ => is_medium(tree, id),
        };
        if is_part && !self.taken.contains(&id) && tree.below(id).any(has_content) {
            self.left_out.insert("parts that are not displayed");
        }
        match name {
            "input" if self.check_box(id).is_some() => {}
            "button" if !self.is_in_form(id) => {}
            "input" | "select" | "textarea" | "button" | "label" => {
                self.left_out.insert("forms");
            }
            "script" if self.tree.attribute(id, "src").is_some() => {
                self.left_out.insert("scripts and their output");
            }
            _ => {}
        }
    }
}
