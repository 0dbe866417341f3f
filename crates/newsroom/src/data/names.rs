//! Names that many stories share, kept once each: `world/`, `tag/snow/`, `Deep water`.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::Arc;

/// A name in a table of [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(NonZeroU32);

/// A table of names.
#[derive(Default)]
pub struct Names {
    all: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, Name>,
}

impl Names {
    /// The name for these words, which is added if it is new.
    pub fn of(&mut self, words: &str) -> Name {
        if let Some(name) = self.numbers.get(words) {
            return *name;
        }
        let words: Arc<str> = words.into();
        self.all.push(Arc::clone(&words));
        // More names than fit in 32 bits would fill the memory first.
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let name = Name(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX));
        self.numbers.insert(words, name);
        name
    }

    /// The words of a name; empty for one of another table.
    pub fn get(&self, name: Name) -> &str {
        let at = name.0.get() as usize - 1;
        self.all.get(at).map_or("", |words| words)
    }
}
