//! A feed's defaults for its items.

use super::super::source::Source;
use crate::lang::LangTag;
use crate::model::{Author, Publisher};
use crate::url::SafeUrl;
use serde_json::Value;

/// Limits the bytes copied from the feed to all items, so that a small feed cannot use much memory.
const MAX_SHARED_BYTES: usize = 64 << 20;

/// Data of the feed as a whole.
#[derive(Default)]
pub(super) struct Feed {
    /// The URL of its site, else of the feed itself.
    pub(super) base: Option<SafeUrl>,
    pub(super) publisher: Option<Publisher>,
    pub(super) authors: Vec<Author>,
    pub(super) lang: Option<LangTag>,
    /// The feed's icons: some systems use them as the picture of items without one.
    pub(super) icons: Vec<SafeUrl>,
}

impl Feed {
    pub(super) fn of(document: &Value, base: Option<&SafeUrl>) -> Self {
        let mut source = Source::new(document, String::new(), base);
        let home = source.link("/home_page_url");
        let feed = source.link("/feed_url");
        source.base = home.clone().or(feed).or(source.base.take());
        let icons = ["/icon", "/favicon"].into_iter();
        Self {
            publisher: source
                .line("/title")
                .map(|name| Publisher { name, url: home }),
            authors: authors(&source),
            lang: source.known_lang(&["/language"]),
            icons: icons.filter_map(|icon| source.file(icon)).collect(),
            base: source.base,
        }
    }

    pub(super) fn is_too_large_for(&self, items: usize) -> bool {
        let url = |url: &Option<SafeUrl>| url.as_ref().map_or(0, |url| url.as_str().len());
        let publisher = self.publisher.as_ref();
        let publisher = publisher.map_or(0, |it| it.name.len() + url(&it.url));
        let author =
            |it: &Author| size_of::<Author>() + it.name.len() + url(&it.url) + url(&it.image);
        let authors: usize = self.authors.iter().map(author).sum();
        let lang = self.lang.as_ref().map_or(0, |lang| lang.as_str().len());
        (publisher + authors + lang).saturating_mul(items) > MAX_SHARED_BYTES
    }

    pub(super) fn with_base_only(self) -> Self {
        Self {
            base: self.base,
            ..Self::default()
        }
    }
}

/// `authors` of version 1.1, or `author` of version 1.0.
pub(super) fn authors(source: &Source<'_>) -> Vec<Author> {
    let listed: Vec<Author> = source.children("/authors").filter_map(author).collect();
    if listed.is_empty() {
        let single = source.child("/author").and_then(author);
        return single.into_iter().collect();
    }
    listed
}

/// An object; in some feeds only the name.
fn author(person: Source<'_>) -> Option<Author> {
    Some(Author {
        name: person.line("/name").or_else(|| person.line(""))?,
        role: None,
        url: person.link("/url"),
        image: person.file("/avatar"),
        bio: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::articles;
    use serde_json::{Value, json};

    #[test]
    fn data_copied_to_items_is_limited() {
        let items: Vec<Value> = (0..2_000)
            .map(|n| json!({"content_text": format!("Fog {n}.")}))
            .collect();
        let feed = json!({"title": "a".repeat(1 << 20), "items": items});
        let imported = articles(&feed, None).expect("articles");
        assert!(
            imported.len() == 2_000 && imported.iter().all(|one| one.article.publisher.is_none())
        );
    }
}
