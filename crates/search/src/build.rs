//! Builds indexes.

mod interner;
mod segment;
mod word_list;

pub use segment::{Segment, SegmentBuilder};
pub use word_list::WordList;

use crate::fold::Normalize;
use unicode_normalization::UnicodeNormalization;

/// Normalisation by the crate `unicode-normalization`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Native;

impl Normalize for Native {
    fn nfkd(&self, text: &str) -> String {
        UnicodeNormalization::nfkd(text).collect()
    }

    fn nfc(&self, text: &str) -> String {
        UnicodeNormalization::nfc(text).collect()
    }
}
