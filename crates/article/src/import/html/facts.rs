//! Facts about each node's subtree, computed once so that no subtree is searched twice.

use super::elements::{is_medium, is_skipped};
use super::hidden::is_hidden;
use super::tree::{Data, Facts, Id, Tree};

/// The facts of all nodes.
pub(super) fn of(tree: &Tree) -> Vec<Facts> {
    let mut facts = vec![Facts::default(); tree.len()];
    let mut order: Vec<Id> = Vec::with_capacity(tree.len());
    let mut at = Some(Tree::ROOT);
    while let Some(id) = at {
        let hidden = is_skipped(tree, id) || is_hidden(tree, id);
        if let Some(own) = facts.get_mut(id) {
            own.hidden = hidden;
            own.words = matches!(tree.data(id), Data::Text(words) if has_words(words));
        }
        order.push(id);
        at = tree.after(id, Tree::ROOT, !hidden);
    }
    // Children come after their parents in document order: in reverse, each child is done before its parent.
    for id in order.into_iter().rev() {
        let own = facts.get(id).copied().unwrap_or_default();
        let Some(parent) = tree.parent(id).and_then(|parent| facts.get_mut(parent)) else {
            continue;
        };
        if own.hidden {
            continue;
        }
        let is_medium = is_medium(tree, id);
        parent.words |= own.words && !is_medium;
        parent.tables |= own.tables || tree.name(id) == "table";
        // The content of a medium is its fallback.
        let media = if is_medium { 1 } else { own.media };
        parent.media = parent.media.saturating_add(media);
    }
    facts
}

/// Whether there is visible text.
pub(super) fn has_words(words: &str) -> bool {
    words.chars().any(|c| {
        !c.is_whitespace()
            && !matches!(
                c,
                '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
            )
    })
}
