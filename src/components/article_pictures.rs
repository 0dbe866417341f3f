//! All that the lightbox shows of an article.

use super::{LightboxPicture, PageContext, lightbox_pictures};
use article::Article;
use article::lang::{Dir, LangTag};

/// The pictures of an article, and the language of their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticlePictures {
    /// In the order in which they are numbered, from 1.
    pub pictures: Vec<LightboxPicture>,
    /// The article's language.
    pub lang: LangTag,
    /// The article's direction.
    pub dir: Dir,
}

impl ArticlePictures {
    /// The pictures that have numbers on the article's page.
    pub fn of(page: &PageContext<'_>, article: &Article) -> Self {
        Self {
            pictures: lightbox_pictures(page, article),
            lang: article.lang.clone(),
            dir: article.direction(),
        }
    }

    /// Those of a page without an article.
    pub fn none() -> Self {
        Self {
            pictures: Vec::new(),
            lang: LangTag::undetermined(),
            dir: Dir::Ltr,
        }
    }
}
