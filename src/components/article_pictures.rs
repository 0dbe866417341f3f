//! The pictures of an article, as the lightbox shows them.

use super::{LightboxPicture, PageContext, lightbox_pictures};
use article::Article;
use article::lang::{Dir, LangTag};

/// The pictures of an article, with the language of their captions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticlePictures {
    /// In the order of their numbers on the page: the first has number 1.
    pub pictures: Vec<LightboxPicture>,
    /// The article's language.
    pub lang: LangTag,
    /// The article's direction.
    pub dir: Dir,
}

impl ArticlePictures {
    /// The pictures of an article.
    pub fn of(page: &PageContext<'_>, article: &Article) -> Self {
        Self {
            pictures: lightbox_pictures(page, article),
            lang: article.lang.clone(),
            dir: article.direction(),
        }
    }

    /// For a page without an article.
    pub fn none() -> Self {
        Self {
            pictures: Vec::new(),
            lang: LangTag::undetermined(),
            dir: Dir::Ltr,
        }
    }
}
