//! The byline of an article.

use super::PageContext;
use super::inline::{inline, line, non_blank, text};
use crate::text::fill;
use article::Article;
use article::model::Author;
use yew::prelude::*;

/// The article's byline; without one, the authors' names, or else the publisher's. Then the role of a single author.
pub fn byline(page: &PageContext<'_>, article: &Article) -> Html {
    let role = match article.authors.as_slice() {
        [only] => only.role.as_deref(),
        _ => None,
    };
    html! {
        <>
            if let Some(names) = names(page, article) {
                <p class="article__byline">{ names }</p>
            }
            { line("article__role", role) }
        </>
    }
}

fn names(page: &PageContext<'_>, article: &Article) -> Option<Html> {
    if let Some(own) = non_blank(&article.byline) {
        return Some(inline(page, own));
    }
    let by = page.words().by;
    match article.authors.as_slice() {
        [] => article.publisher.as_ref().map(|it| text(&it.name)),
        authors => {
            // The words around the names; names may be links.
            let line = fill(by, &page.language.join_names(&vec![NAME; authors.len()]));
            let mut words = line.split(NAME);
            let first = text(words.next().unwrap_or_default());
            Some(html! {
                <>
                    { first }
                    for (author, words) in authors.iter().zip(words) {
                        { name(page, author) }
                        { text(words) }
                    }
                </>
            })
        }
    }
}

/// A placeholder that no string of the interface contains.
const NAME: &str = "\n";

/// An author's name, as a link if there is a page about them.
pub fn name(page: &PageContext<'_>, author: &Author) -> Html {
    let name = text(&author.name);
    match &author.url {
        Some(url) => html! { <a href={page.address(url)}>{ name }</a> },
        None => name,
    }
}
