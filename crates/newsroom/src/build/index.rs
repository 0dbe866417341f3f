//! Where the entries of the store's file are.

/// Where an entry is: its offset in 40 bits, its length in 24.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(u64);

/// Longest entry, in bytes.
pub const MAX_ENTRY_BYTES: u64 = (1 << LEN_BITS) - 1;

const LEN_BITS: u32 = 24;

/// The digest of a name, and where its entry is now, if there is one.
pub type Change = (u64, Option<Place>);

/// Places, sorted by the digests of names: sixteen bytes for each name.
#[derive(Debug, Default)]
pub struct Index(Vec<(u64, Place)>);

impl Place {
    /// An entry at an offset; none if the offset is too large or the entry too long.
    pub fn new(offset: u64, len: usize) -> Option<Self> {
        let len = u64::try_from(len)
            .ok()
            .filter(|len| *len <= MAX_ENTRY_BYTES)?;
        (offset >> (u64::BITS - LEN_BITS) == 0).then_some(Self(offset << LEN_BITS | len))
    }

    /// Where the entry begins.
    pub fn offset(self) -> u64 {
        self.0 >> LEN_BITS
    }

    /// Its length, in bytes.
    pub fn len(self) -> usize {
        (self.0 & MAX_ENTRY_BYTES) as usize
    }
}

impl Index {
    /// Where the entry of a name is.
    pub fn get(&self, name: u64) -> Option<Place> {
        let found = self.0.binary_search_by_key(&name, |(name, _)| *name).ok()?;
        self.0.get(found).map(|(_, place)| *place)
    }

    /// All places, in the order of their offsets.
    pub fn places(&self) -> Vec<Place> {
        let mut places: Vec<Place> = self.0.iter().map(|(_, place)| *place).collect();
        places.sort_unstable();
        places
    }

    /// The bytes of all entries.
    pub fn entry_bytes(&self) -> u64 {
        self.0.iter().map(|(_, place)| place.len() as u64).sum()
    }

    /// The index after these changes. For each name, the last change counts.
    pub fn with(&self, mut changes: Vec<Change>) -> Self {
        changes.sort_by_key(|(name, _)| *name);
        let mut merged = Vec::with_capacity(self.0.len() + changes.len());
        let mut old = self.0.iter().copied().peekable();
        for same in changes.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((name, place)) = same.last() else {
                continue;
            };
            while let Some(entry) = old.next_if(|(other, _)| other < name) {
                merged.push(entry);
            }
            old.next_if(|(other, _)| other == name);
            merged.extend(place.map(|place| (*name, place)));
        }
        merged.extend(old);
        Self(merged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn places_are_offset_and_length() {
        let place = Place::new(1 << 39, 70_000).unwrap();
        assert_eq!((place.offset(), place.len()), (1 << 39, 70_000));
        assert!(Place::new(1 << 40, 1).is_none());
        assert!(Place::new(0, 1 << 24).is_none());
    }

    proptest! {
        #[test]
        fn changes_count_as_in_a_map(runs in prop::collection::vec(prop::collection::vec((0_u64..20, prop::option::of(0_u64..1000)), 0..30), 0..4)) {
            let (mut index, mut map) = (Index::default(), BTreeMap::new());
            for run in runs {
                let changes = run.iter().map(|(name, at)| (*name, at.and_then(|at| Place::new(at, 1))));
                let changes: Vec<Change> = changes.collect();
                for (name, place) in &changes {
                    match place {
                        Some(place) => map.insert(*name, *place),
                        None => map.remove(name),
                    };
                }
                index = index.with(changes);
            }
            for name in 0..20 {
                prop_assert_eq!(index.get(name), map.get(&name).copied());
            }
        }
    }
}
