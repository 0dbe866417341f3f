//! Stylesheets: the ones that a page needs are inlined in it; all of them together are one cached file.
//!
//! An article's stylesheets are chosen by the class names in its HTML, in a few combinations, because the
//! Content-Security-Policy lists the hash of each. The file with all of them is loaded before an island is mounted.

use super::app::source_hash;
use action_news::theme;
use article::portal::Portal;
use files::{ELEMENTS, IMPORT, SHEETS};
use minify::minified;
use std::collections::HashMap;

mod classes;
mod embedded;
mod files;
mod minify;
#[cfg(test)]
mod tests;

/// On every page.
const ALWAYS: &[&str] = &[
    "tokens",
    "base",
    "layout",
    "header-bar",
    "masthead",
    "footer",
];
/// On every page of a portal that has notices.
const NOTICES: &[&str] = &["notice"];
/// On every article.
const ARTICLE: &[&str] = &["article", "figure", "island"];
/// On articles that use a class of these, as most do.
const TEXT: &[&str] = &["blocks", "card"];
/// On articles that use a class of these, as some do.
const RICH: &[&str] = &[
    "labels",
    "floats",
    "media",
    "focal-point",
    "tables-asides",
    "embed",
    "button",
];
/// On live articles.
const LIVE: &[&str] = &["updates"];
/// On fronts and on the page for addresses that do not exist.
const FRONT: &[&str] = &[
    "front",
    "front-blocks",
    "front-lead",
    "focal-point",
    "button",
];
/// Only in the client-rendered app, before its document is there.
const SHELL: &str = "loading";
/// Loaded with `media="print"`.
const PRINT: &str = "print";

/// The stylesheets that are inlined in a page, as one `<style>`.
pub struct Style {
    /// The CSS.
    pub text: String,
    /// Its hash for the Content-Security-Policy: `sha256-…`.
    pub hash: String,
}

/// The stylesheets of published pages.
pub struct Sheets {
    all: String,
    print: String,
    front: Style,
    plain: Style,
    text: Style,
    rich: Style,
    live: Style,
    import_pages: Style,
    embedded: String,
    /// The group of stylesheets that an article with a class needs.
    groups: HashMap<String, Group>,
}

/// Groups of stylesheets; each includes those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Plain,
    Text,
    Rich,
    Live,
}

impl Sheets {
    /// The stylesheets, with the portal's theme.
    pub fn new(portal: &Portal) -> Self {
        Self::from_css(&SHEETS, IMPORT, ELEMENTS, portal)
    }

    /// `sheets` are the app's stylesheets in order, as pairs of name and CSS; `import` and `elements` are [`IMPORT`] and
    /// [`ELEMENTS`].
    fn from_css(
        sheets: &[(&'static str, &str)],
        import: &str,
        elements: &str,
        portal: &Portal,
    ) -> Self {
        let small: Vec<(&str, String)> = sheets
            .iter()
            .map(|(name, css)| (*name, minified(css)))
            .collect();
        let theme = theme::rules(&portal.theme);
        let join = |wanted: &dyn Fn(&str) -> bool| {
            let texts = small.iter().filter(|(name, _)| wanted(name));
            texts.map(|(_, css)| css.as_str()).collect::<String>() + &theme
        };
        let notices = if portal.notices.is_empty() {
            &[]
        } else {
            NOTICES
        };
        let always: &[&str] = &[ALWAYS, notices].concat();
        let style = |groups: &[&[&str]]| {
            let wanted = |name: &str| {
                let mut all = groups.iter().copied().chain([always]).flatten();
                all.any(|known| *known == name)
            };
            let text = join(&wanted);
            let hash = source_hash(&text);
            Style { text, hash }
        };
        let mut groups = HashMap::new();
        for (group, names) in [
            (Group::Text, TEXT),
            (Group::Rich, RICH),
            (Group::Live, LIVE),
        ] {
            let texts = small.iter().filter(|(name, _)| names.contains(name));
            let classes = texts.flat_map(|(_, css)| classes::in_stylesheet(css));
            groups.extend(classes.map(|class| (class.to_owned(), group)));
        }
        let text_of = |name: &str| {
            let found = small.iter().find(|(known, _)| *known == name);
            found.map_or("", |(_, css)| css.as_str())
        };
        let elements = minified(elements);
        let others: Vec<&str> = embedded::SHEETS
            .iter()
            .map(|name| text_of(name))
            .chain([elements.as_str()])
            .collect();
        let mut of_import = style(&[FRONT, &["island"]]);
        of_import.text.push_str(&minified(import));
        of_import.hash = source_hash(&of_import.text);
        Self {
            import_pages: of_import,
            embedded: embedded::embedded(text_of("tokens"), &others, &portal.theme),
            all: join(&|name| name != SHELL),
            print: join(&|name| name == PRINT),
            front: style(&[FRONT]),
            plain: style(&[ARTICLE]),
            text: style(&[ARTICLE, TEXT]),
            rich: style(&[ARTICLE, TEXT, RICH]),
            live: style(&[ARTICLE, TEXT, RICH, LIVE]),
            groups,
        }
    }

    /// All stylesheets of published pages in one.
    pub fn all(&self) -> &str {
        &self.all
    }

    /// The stylesheet for print.
    pub fn print(&self) -> &str {
        &self.print
    }

    /// The stylesheet of the elements in other people's pages.
    pub fn embedded(&self) -> &str {
        &self.embedded
    }

    /// The inlined styles of a front, and of the page for addresses that do not exist.
    pub fn of_front(&self) -> &Style {
        &self.front
    }

    /// The inlined styles of an article's page; `document` is its HTML.
    pub fn of_article(&self, document: &str) -> &Style {
        let classes = classes::in_document(document);
        let groups = classes.filter_map(|class| self.groups.get(class));
        match groups.max().unwrap_or(&Group::Plain) {
            Group::Live => &self.live,
            Group::Rich => &self.rich,
            Group::Text => &self.text,
            Group::Plain => &self.plain,
        }
    }

    /// The inlined styles of `/read`, `/preview` and `/embed`.
    pub fn of_import_pages(&self) -> &Style {
        &self.import_pages
    }

    /// The hashes of everything that [`Self::of_front`], [`Self::of_article`] and [`Self::of_import_pages`] can give.
    pub fn hashes(&self) -> Vec<String> {
        let styles = [
            &self.front,
            &self.plain,
            &self.text,
            &self.rich,
            &self.live,
            &self.import_pages,
        ];
        styles.map(|style| style.hash.clone()).to_vec()
    }
}
