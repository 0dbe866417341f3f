//! The byline of an article.

use super::PageContext;
use super::inline::{inline, line, non_blank, text};
use crate::text::{fill, split_pattern};
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
        // A single author's name can be a link.
        [
            Author {
                name,
                url: Some(url),
                ..
            },
        ] => {
            let (before, after) = split_pattern(by);
            let name = html! { <a href={page.address(url)}>{ text(name) }</a> };
            Some(html! { <>{ before }{ name }{ after }</> })
        }
        authors => {
            let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
            Some(text(&fill(by, &page.language.join_names(&names))))
        }
    }
}
