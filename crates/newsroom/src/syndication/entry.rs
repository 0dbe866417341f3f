//! An article's metadata.

use super::address::Addresses;
use super::picture::Picture;
use super::plain::{cut, plain, plain_line};
use article::Article;
use article::date::Timestamp;
use article::lang::LangTag;
use article::model::BlockKind;
use article::portal::Portal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// Most entries in a feed.
pub const MAX_ITEMS: usize = 30;

/// Longest summary from an article's text, for one without a deck, in characters.
const SUMMARY_CHARS: usize = 200;

/// An article's metadata, as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The URL of its page on this site.
    pub page: String,
    /// Its canonical URL: the same, unless the article has a `url`.
    pub canonical: String,
    /// Its language.
    #[serde(deserialize_with = "lang")]
    pub lang: LangTag,
    /// Its headline.
    pub headline: String,
    /// Its deck.
    pub deck: Option<String>,
    /// The deck, else the beginning of the text.
    pub summary: Option<String>,
    /// Its section's name.
    pub section: Option<String>,
    /// Its tags' names.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<Writer>,
    /// When it was first published.
    #[serde(deserialize_with = "moment")]
    pub published: Option<Timestamp>,
    /// When it was last changed, if it was.
    #[serde(deserialize_with = "moment")]
    pub updated: Option<Timestamp>,
    /// Its picture.
    pub picture: Option<Picture>,
}

fn lang<'de, D: Deserializer<'de>>(from: D) -> Result<LangTag, D::Error> {
    let tag = String::deserialize(from)?;
    LangTag::parse(&tag).ok_or_else(|| D::Error::custom("no language tag"))
}

fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    let moment = Option::<String>::deserialize(from)?;
    Ok(moment.and_then(|moment| Timestamp::parse(&moment)))
}

/// Somebody who wrote an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writer {
    /// The name.
    pub name: String,
    /// A page about them.
    pub url: Option<String>,
    /// A portrait.
    pub image: Option<String>,
}

impl Entry {
    /// As the publisher's store keeps it.
    pub fn encode(&self) -> Vec<u8> {
        // Serialising to memory cannot fail for these types.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Reads what [`Self::encode`] has written.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The entry of an article.
    pub fn of(portal: &Portal, article: &Article) -> Self {
        let addresses = Addresses::of(portal);
        let deck = article
            .deck
            .as_ref()
            .map(plain)
            .filter(|deck| !deck.is_empty());
        let authors = article.authors.iter().map(|author| Writer {
            name: plain_line(&author.name),
            url: author
                .url
                .as_ref()
                .map(|url| addresses.absolute(url, &article.id)),
            image: author
                .image
                .as_ref()
                .map(|url| addresses.absolute(url, &article.id)),
        });
        Self {
            page: addresses.page(&article.id),
            canonical: addresses.canonical(article),
            lang: article.lang.clone(),
            headline: plain(&article.headline),
            summary: deck.clone().or_else(|| beginning(article)),
            deck,
            section: article
                .section
                .as_ref()
                .map(|section| plain_line(&section.name)),
            tags: article
                .tags
                .iter()
                .map(|tag| plain_line(&tag.name))
                .collect(),
            authors: authors.filter(|author| !author.name.is_empty()).collect(),
            published: article.published,
            updated: article.updated.filter(|at| Some(*at) != article.published),
            picture: Picture::of(&addresses, article),
        }
    }
}

/// The beginning of the text, cut at a word.
fn beginning(article: &Article) -> Option<String> {
    let paragraph = article.body.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => Some(plain(text)).filter(|text| !text.is_empty()),
        _ => None,
    })?;
    Some(cut(&paragraph, SUMMARY_CHARS))
}
