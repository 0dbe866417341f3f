//! A quick digest of bytes, to tell whether they are the same as before. No protection against anybody:
//! who can choose an article's bytes may as well write the page that they want.
//!
//! Eight bytes at a time are multiplied to 128 bits and folded, as in wyhash
//! (<https://github.com/wangyi-fudan/wyhash>).

const SEEDS: [u64; 3] = [
    0xa076_1d64_78bd_642f,
    0xe703_7ed1_a0b4_28db,
    0x8ebc_6af0_9c88_c6e3,
];

/// A digest in the making. What is added counts with its length: `ab`, `c` is not `a`, `bc`.
#[derive(Debug, Clone, Copy)]
pub struct Digest(u64);

impl Digest {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self(SEEDS[2])
    }

    /// With these bytes too.
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        let (words, rest) = bytes.as_chunks::<16>();
        for word in words {
            let (low, high) = halves(*word);
            self.0 = fold(low ^ SEEDS[0] ^ self.0, high ^ SEEDS[1]);
        }
        let mut last = [0; 16];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        let (low, high) = halves(last);
        self.0 = fold(low ^ SEEDS[0] ^ self.0, high ^ SEEDS[1]);
        self.number(bytes.len() as u64)
    }

    /// With this number too.
    pub fn number(mut self, number: u64) -> Self {
        self.0 = fold(self.0 ^ SEEDS[1], number ^ SEEDS[2]);
        self
    }

    /// The digest. Never 0, which stands for none.
    pub fn end(self) -> u64 {
        fold(self.0 ^ SEEDS[0], SEEDS[1]).max(1)
    }
}

/// The digest of bytes.
pub fn of(bytes: &[u8]) -> u64 {
    Digest::new().bytes(bytes).end()
}

fn halves(word: [u8; 16]) -> (u64, u64) {
    let whole = u128::from_le_bytes(word);
    (whole as u64, (whole >> 64) as u64)
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_byte_its_place_and_the_length_count() {
        let mut seen = HashSet::new();
        for length in 0..50 {
            assert!(seen.insert(of(&vec![0; length])), "{length}");
            for at in 0..length {
                for bit in 0..8 {
                    let mut bytes = vec![0; length];
                    bytes[at] = 1 << bit;
                    assert!(seen.insert(of(&bytes)), "{length} {at} {bit}");
                }
            }
        }
        let parts = |parts: &[&str]| {
            let digest = parts.iter().map(|part| part.as_bytes());
            digest.fold(Digest::new(), Digest::bytes).end()
        };
        assert_ne!(parts(&["ab", "c"]), parts(&["a", "bc"]));
        assert_ne!(parts(&["a", ""]), parts(&["a"]));
    }
}
