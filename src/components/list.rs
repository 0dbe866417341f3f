//! Lists.

use super::Setting;
use super::block::blocks;
use super::inline::inline;
use super::writer::{Writer, el};
use article::model::List;

/// A list, ordered or not.
pub fn list(w: &mut Writer, setting: &Setting<'_>, list: &List) {
    let tag = if list.ordered { "ol" } else { "ul" };
    let start = list.start.filter(|_| list.ordered);
    el!(
        w,
        tag,
        ["class" = "list", "start" = start.map(|n| n.to_string())],
        {
            for item in &list.items {
                el!(w, "li", [], {
                    inline(w, setting, &item.text);
                    blocks(w, setting, &item.blocks);
                });
            }
        }
    );
}
