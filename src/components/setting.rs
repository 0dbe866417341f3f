//! What every part of a page needs to know about where it stands.

use crate::route::{Front, Route, Site};
use crate::text::{Language, Words};
use article::portal::{ByLanguage, Portal};
use article::url::SafeUrl;

/// Where a part of a page stands.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The site's paths.
    pub site: &'a Site,
    /// The portal's configuration, once it is there.
    pub portal: Option<&'a Portal>,
    /// The interface's language.
    pub language: Language,
    /// The path of the document's data: relative addresses count from it.
    pub data_path: &'a str,
}

impl Setting<'_> {
    /// The interface's words.
    pub fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// An address of the document as one of the page.
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
}
