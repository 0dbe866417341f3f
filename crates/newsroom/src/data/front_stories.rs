//! What fronts show of articles. Most articles are on several fronts, so they are cached.

use super::articles::All;
use crate::build::Snapshot;
use crate::failure::Failure;
use article::index::Item;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Most stories in the cache. A story takes about two kilobytes.
const MAX_CACHED: usize = 8_192;

/// A story as fronts show it.
pub struct FrontStory {
    /// As JSON, for the front's data.
    pub json: Box<[u8]>,
    /// For the front's page.
    pub item: Item,
}

/// The stories of all fronts. Used by several threads.
pub struct FrontStories<'r> {
    notes: &'r Snapshot,
    articles: &'r All,
    cache: RwLock<HashMap<u32, Arc<FrontStory>>>,
}

impl<'r> FrontStories<'r> {
    /// Reads them from the notes on the articles' files.
    pub fn new(notes: &'r Snapshot, articles: &'r All) -> Self {
        Self {
            notes,
            articles,
            cache: RwLock::default(),
        }
    }

    /// The story of an article; none if it is not published.
    ///
    /// # Errors
    /// If the note on its file is damaged.
    pub fn get(&self, number: u32) -> Result<Option<Arc<FrontStory>>, Failure> {
        let cache = self.cache.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(story) = cache.get(&number) {
            return Ok(Some(Arc::clone(story)));
        }
        drop(cache);
        let read = |json: &[u8]| {
            let (item, _) = article::read_item(json).ok()?;
            let json = json.into();
            Some(Arc::new(FrontStory { json, item }))
        };
        let Some(story) = self
            .articles
            .shown(self.notes, number, |shown| read(shown.item))
        else {
            return Ok(None);
        };
        let story = story.ok_or_else(|| {
            let file = self.articles.file(number);
            Failure::new(format!(
                "what fronts show of {} was damaged on disk; publish again",
                file.display()
            ))
        })?;
        let mut cache = self.cache.write().unwrap_or_else(PoisonError::into_inner);
        if cache.len() >= MAX_CACHED {
            cache.clear();
        }
        cache.insert(number, Arc::clone(&story));
        Ok(Some(story))
    }
}
