//! What every part of a page needs to know about the page.

use super::Shared;
use crate::route::{Front, Route, Site};
use crate::text::{Language, UiStrings};
use article::portal::{ByLanguage, Portal, Region};
use article::url::SafeUrl;
use std::cell::Cell;
use yew::AttrValue;

/// The page that a part stands in.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// The site's paths.
    pub site: &'a Site,
    /// The portal's configuration, once it has arrived.
    pub portal: Option<&'a Portal>,
    /// The interface's language.
    pub language: Language,
    /// The path of the document's data: relative addresses are resolved against it.
    pub data_path: &'a str,
    /// Whether pictures open in the lightbox.
    pub zoom: Zoom,
    /// Numbers of the article's pictures that are given out. `None` outside an article.
    pub(super) numbered: Option<&'a Cell<u32>>,
}

/// Whether the pictures of an article are links to their largest file, which the lightbox opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// On pages with a lightbox.
    Lightbox,
    /// In elements and exports.
    None,
}

impl<'a> PageContext<'a> {
    /// A page without a lightbox.
    pub fn new(
        site: &'a Site,
        portal: Option<&'a Portal>,
        language: Language,
        data_path: &'a str,
    ) -> Self {
        Self {
            site,
            portal,
            language,
            data_path,
            zoom: Zoom::None,
            numbered: None,
        }
    }

    /// The context of an article on this page: its pictures are numbered from 1, in document order.
    pub(super) fn numbering(self, numbered: &'a Cell<u32>) -> Self {
        Self {
            numbered: Some(numbered),
            ..self
        }
    }

    /// The number of the next picture of the article; `None` where there is no lightbox.
    pub(super) fn next_picture(&self) -> Option<u32> {
        let numbered = self.numbered.filter(|_| self.zoom == Zoom::Lightbox)?;
        numbered.set(numbered.get() + 1);
        Some(numbered.get())
    }

    /// The interface's words.
    pub fn words(&self) -> &'static UiStrings {
        self.language.words()
    }

    /// An address in the document as one in the page.
    pub fn address(&self, url: &SafeUrl) -> String {
        self.site.address(url, self.data_path)
    }

    /// The path of a front's first page.
    pub fn front(&self, front: Front) -> String {
        Route::front(front, self.language).path(self.site)
    }

    /// Words of the configuration, in the interface's language.
    pub fn say<'b>(&self, words: &'b ByLanguage) -> &'b str {
        words.get(self.language.code()).unwrap_or_default()
    }

    /// Names of the providers whose embeds load on click.
    pub fn embed_providers(&self) -> &[String] {
        self.portal
            .map(|p| p.embed_providers.as_slice())
            .unwrap_or_default()
    }

    /// The portal's region of this id.
    pub fn region(&self, id: Option<&str>) -> Option<&'a Region> {
        let regions = &self.portal?.regions;
        regions.iter().find(|region| Some(region.id.as_str()) == id)
    }
}

/// A [`PageContext`] for components, whose props cannot borrow. Cheap to clone and to compare.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedPageContext {
    /// The site's paths.
    pub site: Shared<Site>,
    /// The portal's configuration, once it has arrived.
    pub portal: Option<Shared<Portal>>,
    /// The interface's language.
    pub language: Language,
    /// The path of the document's data.
    pub data_path: AttrValue,
    /// Whether pictures open in the lightbox.
    pub zoom: Zoom,
}

impl SharedPageContext {
    /// The same, borrowed.
    pub fn borrowed(&self) -> PageContext<'_> {
        PageContext {
            zoom: self.zoom,
            ..PageContext::new(
                &self.site,
                self.portal.as_deref(),
                self.language,
                &self.data_path,
            )
        }
    }
}
