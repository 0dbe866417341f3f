//! Digests that tell whether bytes have changed. They are not cryptographic: whoever can choose an article's bytes can
//! write the page anyway.

use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

/// A digest of several values (XXH3, 64 bits). It includes the lengths of texts: `ab`, `c` differs from `a`, `bc`.
#[derive(Default)]
pub struct Digest(Xxh3Default);

impl Digest {
    /// The digest of no values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds bytes.
    pub fn bytes(self, bytes: &[u8]) -> Self {
        let mut digest = self.number(bytes.len() as u64);
        digest.0.update(bytes);
        digest
    }

    /// Adds a number.
    pub fn number(mut self, number: u64) -> Self {
        self.0.update(&number.to_le_bytes());
        self
    }

    /// The digest of all values.
    pub fn end(self) -> u64 {
        self.0.digest()
    }
}

/// The digest of bytes.
pub fn of(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count() {
        let parts = |parts: &[&str]| {
            let parts = parts.iter().map(|part| part.as_bytes());
            parts.fold(Digest::new(), Digest::bytes).end()
        };
        assert_ne!(parts(&["ab", "c"]), parts(&["a", "bc"]));
        assert_ne!(parts(&["a", ""]), parts(&["a"]));
    }
}
