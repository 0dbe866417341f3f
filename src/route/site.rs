//! The part of the configuration that URLs depend on, and the conversion of URLs in documents.

use crate::text::Language;
use article::lang::LangTag;
use article::portal::Portal;
use article::url::SafeUrl;

/// What the URLs of a site depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The path of the site's root: absolute (`/news/`), or on published pages relative (`../../`). Ends in `/`.
    pub root: String,
    /// The default language, whose paths have no prefix.
    pub language: Language,
    /// The languages that the site offers.
    pub languages: Vec<Language>,
    /// Ids of the sections: one-segment paths that are fronts.
    pub sections: Vec<String>,
}

impl Site {
    /// The site of a portal, below `root`.
    pub fn of(portal: &Portal, root: &str) -> Self {
        let default = language(portal, &portal.lang).unwrap_or_default();
        let mut languages: Vec<Language> = Vec::new();
        for tag in &portal.languages {
            // `en-CA` and `en` are one language of the interface.
            let language = language(portal, tag).unwrap_or(default);
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        Self {
            root: root.to_owned(),
            language: default,
            languages,
            sections: portal.sections.iter().map(|s| s.id.clone()).collect(),
        }
    }

    /// The language with this code, if the site offers it.
    pub fn offered(&self, code: &str) -> Option<Language> {
        let mut languages = self.languages.iter().copied();
        languages.find(|language| language.code() == code)
    }

    /// A site without a portal: English, no sections.
    pub fn plain(root: &str) -> Self {
        Self {
            root: root.to_owned(),
            language: Language::ENGLISH,
            languages: vec![Language::ENGLISH],
            sections: Vec::new(),
        }
    }

    /// Converts a URL of a document or of the configuration to one for the page.
    ///
    /// `/` is the site's root; other relative URLs are resolved against `data_path`, the path of the document that contains
    /// them. A fragment becomes that of the element with the id (see [`element_id`]).
    pub fn address(&self, url: &SafeUrl, data_path: &str) -> String {
        let text = url.as_str();
        if let Some(id) = text.strip_prefix('#') {
            return ["#", &element_id(id)].concat();
        }
        if !url.is_relative() || text.starts_with('?') {
            return text.to_owned();
        }
        let resolved = url.resolve(&["/", data_path].concat());
        let (path, rest) = split_path(resolved.as_str());
        // Pages may be written without the final slash.
        let slash = if is_file(path) || path.ends_with('/') {
            ""
        } else {
            "/"
        };
        [&self.path(path), slash, rest].concat()
    }

    /// The URL of the page in a folder below the root.
    pub(super) fn page(&self, folder: &str) -> String {
        [&self.root, folder].concat()
    }

    /// A path below the site's root, with the root.
    pub fn path(&self, path: &str) -> String {
        [&self.root, path.trim_start_matches('/')].concat()
    }

    pub(super) fn prefix(&self, language: Language) -> String {
        if language == self.language {
            String::new()
        } else {
            format!("{}/", language.code())
        }
    }
}

/// A language of a portal; `None` if neither its strings nor its name are known.
fn language(portal: &Portal, tag: &LangTag) -> Option<Language> {
    Language::of(tag.as_str()).or_else(|| {
        let code = tag.primary();
        let names = &portal.language_names.as_ref()?.0;
        let (_, name) = names.iter().find(|(named, _)| *named == code)?;
        Some(Language::without_strings(&code, name))
    })
}

/// Splits a URL into its path, and its query and fragment.
pub fn split_path(url: &str) -> (&str, &str) {
    url.split_at(url.find(['?', '#']).unwrap_or(url.len()))
}

/// Whether a path is that of a file: its last segment has a dot.
pub fn is_file(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'))
}

/// The `id` attribute of a block or update: prefixed, so that it does not collide with the page's own ids.
pub fn element_id(id: &str) -> String {
    ["x-", id].concat()
}
