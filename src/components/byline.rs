//! Who wrote an article.

use super::PageContext;
use super::inline::{inline, line, non_blank, text};
use crate::text::{around, fill};
use article::Article;
use article::model::Author;
use yew::prelude::*;

/// The newsroom's own line, else one made from the authors, else the publisher's name; then a single author's role.
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
        // One author's name can be a link; its text is a single node, so that it is read out as one.
        [
            Author {
                name,
                url: Some(url),
                ..
            },
        ] => {
            let (before, after) = around(by);
            let name = html! { <a href={page.address(url)}>{ text(name) }</a> };
            Some(html! { <>{ before }{ name }{ after }</> })
        }
        authors => {
            let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
            Some(text(&fill(by, &page.language.join_names(&names))))
        }
    }
}
