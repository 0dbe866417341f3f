//! Captions that follow their picture without a common element around both.

use super::captions::CAPTIONS;
use super::line::Style;
use super::tree::Id;
use super::walk::{Out, Walk};
use crate::model::BlockKind;

impl Walk<'_> {
    /// `<p><img></p><p class="caption">…</p>`, as in older systems. Returns whether the element was such a caption.
    pub(super) fn caption_below(&mut self, id: Id, style: &Style, out: &mut Out) -> bool {
        if !self.tree.has_any_class(id, CAPTIONS) || self.tree.facts(id).media > 0 {
            return false;
        }
        self.flush(out);
        let is_bare = out.blocks.last().is_some_and(|last| match &last.kind {
            BlockKind::Figure(figure) => figure.caption.is_none() && figure.credit.is_none(),
            _ => false,
        });
        if !is_bare {
            return false;
        }
        let (text, others) = self.gathered(id, style, out);
        if let Some(BlockKind::Figure(figure)) = out.blocks.last_mut().map(|last| &mut last.kind) {
            figure.caption = text;
        }
        out.blocks.extend(others);
        true
    }
}
