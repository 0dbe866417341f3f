//! The context of a page, which is passed to all parts of it.

use super::Shared;
use crate::route::{Front, Route, Site};
use crate::text::{Language, UiStrings};
use article::portal::{ByLanguage, Portal, Region};
use article::url::SafeUrl;
use std::cell::Cell;
use yew::AttrValue;

/// The context of a page.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// The site's paths.
    pub site: &'a Site,
    /// The portal's configuration, once it is loaded.
    pub portal: Option<&'a Portal>,
    /// The interface's language.
    pub language: Language,
    /// The path of the document's data: relative URLs are resolved against it.
    pub data_path: &'a str,
    /// Whether pictures open in the lightbox.
    pub zoom: Zoom,
    /// The number of the article's last rendered picture. `None` outside an article.
    pub(super) picture_numbers: Option<&'a Cell<u32>>,
}

/// Whether the pictures of an article open in the lightbox. If so, they have ids and are links to their largest files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// The page has a lightbox.
    Lightbox,
    /// No lightbox, as in elements and exports.
    None,
}

impl<'a> PageContext<'a> {
    /// The context of a page without a lightbox.
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
            picture_numbers: None,
        }
    }

    /// The context of an article on this page. Its pictures are numbered from 1 in the order of rendering.
    pub(super) fn with_picture_numbers(self, picture_numbers: &'a Cell<u32>) -> Self {
        Self {
            picture_numbers: Some(picture_numbers),
            ..self
        }
    }

    /// Takes the number of the next picture; `None` without a lightbox or outside an article.
    pub(super) fn next_picture_number(&self) -> Option<u32> {
        let picture_numbers = self
            .picture_numbers
            .filter(|_| self.zoom == Zoom::Lightbox)?;
        picture_numbers.set(picture_numbers.get() + 1);
        Some(picture_numbers.get())
    }

    /// The strings of the interface.
    pub fn words(&self) -> &'static UiStrings {
        self.language.words()
    }

    /// Converts a URL of the document to one for the page.
    pub fn address(&self, url: &SafeUrl) -> String {
        self.site.address(url, self.data_path)
    }

    /// The path of a front's first page.
    pub fn front(&self, front: Front) -> String {
        Route::front(front, self.language).path(self.site)
    }

    /// A text of the configuration in the interface's language.
    pub fn localized<'b>(&self, words: &'b ByLanguage) -> &'b str {
        words.get(self.language.code()).unwrap_or_default()
    }

    /// Names of the providers whose embeds load on click.
    pub fn embed_providers(&self) -> &[String] {
        self.portal
            .map(|p| p.embed_providers.as_slice())
            .unwrap_or_default()
    }

    /// The region with this id.
    pub fn region(&self, id: Option<&str>) -> Option<&'a Region> {
        let regions = &self.portal?.regions;
        regions.iter().find(|region| Some(region.id.as_str()) == id)
    }
}

/// [`PageContext`] as an owned prop. Cheap to clone and to compare.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedPageContext {
    /// The site's paths.
    pub site: Shared<Site>,
    /// The portal's configuration, once it is loaded.
    pub portal: Option<Shared<Portal>>,
    /// The interface's language.
    pub language: Language,
    /// The path of the document's data.
    pub data_path: AttrValue,
    /// Whether pictures open in the lightbox.
    pub zoom: Zoom,
}

impl SharedPageContext {
    /// Borrows it, for the functions that render parts.
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
