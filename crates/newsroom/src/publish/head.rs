//! What stands in a page's head for those who do not read the page: search engines, link previews, feed readers.
//!
//! Everything between `<title>` and the stylesheets. Text is escaped where it is written.

use action_news::route::FrontRoute;
use action_news::text::Language;
use article::Article;
use article::index::Index;
use article::portal::Portal;

/// The head of an article's page. `language`: the page's, not the article's.
pub fn article(_portal: &Portal, _language: Language, _article: &Article) -> String {
    String::new()
}

/// The head of a front's page. `title`: as in the window's title, without the portal's name.
pub fn front(_portal: &Portal, _route: &FrontRoute, _title: &str, _index: &Index) -> String {
    String::new()
}

/// The head of the page for what is not there.
pub fn missing(_portal: &Portal, _language: Language) -> String {
    String::new()
}
