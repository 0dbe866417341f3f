//! The layout of a block.

use super::walk::Reading;
use crate::layout::Layout;
use serde_json::Value;

pub(super) fn layout(r: &mut Reading, value: &Value) -> Option<Layout> {
    r.word(value, Layout::NAMES, &Layout::ALL)
}
