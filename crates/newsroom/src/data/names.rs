//! Names that many stories share, kept once each: `world/`, `tag/snow/`, `Deep water`.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::Arc;

/// A name in a table of [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(NonZeroU32);

impl Name {
    /// As a file has it: counted from 1.
    pub fn number(self) -> u32 {
        self.0.get()
    }

    /// As a file has it. Whether a table holds it, [`Names::get`] knows.
    pub fn from_number(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }
}

/// The table.
#[derive(Default, Clone)]
pub struct Names {
    all: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, Name>,
}

impl Names {
    /// The name for these words, new if they are.
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

    /// The words of a name; none for one of another table.
    pub fn get(&self, name: Name) -> &str {
        let at = name.number() as usize - 1;
        self.all.get(at).map_or("", |words| words)
    }

    /// All of them in the order in which they came.
    pub fn all(&self) -> &[Arc<str>] {
        &self.all
    }
}
