//! Pages drawn by the app's components.

use action_news::route::FrontRoute;
use action_news::text::Language;
use article::Article;
use article::index::Index;
use article::portal::Portal;
use std::rc::Rc;

/// A page's parts as they stand in its body.
pub struct Rendered {
    /// The window's title.
    pub title: String,
    /// The page's language.
    pub language: Language,
    /// What stands in `#header`.
    pub header: Rc<str>,
    /// What stands in `#document`.
    pub document: String,
}

/// Draws pages. One for each thread; it keeps what many pages share.
pub struct Renderer {}

impl Renderer {
    /// For the pages of a portal.
    pub fn new(_portal: &Portal) -> Self {
        Self {}
    }

    /// An article's page.
    pub fn article(&mut self, _article: Article) -> Rendered {
        todo()
    }

    /// A front's page, or an older page of it.
    pub fn front(&mut self, _route: &FrontRoute, _index: Index) -> Rendered {
        todo()
    }

    /// The page for what is not there. It may be shown at any address, so its links start at the site's base.
    pub fn missing(&mut self, _language: Language) -> Rendered {
        todo()
    }
}

/// How a page at this path below the site (`world/story/index.html`) leads to the site's root: `../../`, `./`.
pub fn root(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

fn todo() -> Rendered {
    Rendered {
        title: String::new(),
        language: Language::English,
        header: "".into(),
        document: String::new(),
    }
}
