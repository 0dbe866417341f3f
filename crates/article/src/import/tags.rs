//! An article's tags: without duplicates, in the source's order.

use crate::model::Tag;
use crate::url::SafeUrl;
use std::collections::HashSet;

/// Thesauri list thousands; further tags are dropped.
const MAX_TAGS: usize = 500;

/// The tags so far.
#[derive(Default)]
pub(super) struct Tags {
    tags: Vec<Tag>,
    /// Their names in lower case, for fast lookups.
    seen: HashSet<String>,
}

impl Tags {
    /// Adds a tag unless its name, ignoring case, is there already or the limit is reached.
    pub(super) fn add(&mut self, name: String, url: Option<SafeUrl>) {
        if self.tags.len() < MAX_TAGS && self.seen.insert(name.to_lowercase()) {
            self.tags.push(Tag { name, url });
        }
    }

    /// Tags without URLs.
    pub(super) fn of(names: impl IntoIterator<Item = String>) -> Vec<Tag> {
        let mut tags = Self::default();
        for name in names {
            tags.add(name, None);
        }
        tags.into_list()
    }

    pub(super) fn into_list(self) -> Vec<Tag> {
        self.tags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        let tags = Tags::of(names.iter().map(|name| (*name).to_owned()));
        tags.into_iter().map(|tag| tag.name).collect()
    }

    #[test]
    fn the_first_of_each_name_is_kept() {
        assert_eq!(
            names(&["Snow", "SNOW", "ice", "snow", "Ice"]),
            ["Snow", "ice"]
        );
    }

    #[test]
    fn the_number_of_tags_is_limited() {
        let many: Vec<String> = (0..2 * MAX_TAGS).map(|n| n.to_string()).collect();
        assert_eq!(Tags::of(many).len(), MAX_TAGS);
    }
}
