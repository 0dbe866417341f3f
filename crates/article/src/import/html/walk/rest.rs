//! Content that is not walked element by element: deep nesting, formulas, drawings, forms, hidden elements.

use super::super::elements::{is_block, is_skipped};
use super::super::hidden::belongs_to_site;
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

    pub(super) fn note(&mut self, id: Id) {
        if belongs_to_site(self.tree, id) {
            self.left_out
                .insert("buttons for sharing and lists of other articles");
        }
        match self.tree.name(id) {
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
