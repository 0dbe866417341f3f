//! Block quotes and pull quotes.

use super::PageContext;
use super::inline::{inline, non_blank};
use article::model::{Pullquote, Quote};
use article::text::Text;
use yew::prelude::*;

/// A block quote with its rendered `blocks`.
pub fn quote(page: &PageContext<'_>, quote: &Quote, blocks: Html) -> Html {
    html! {
        <figure class="quote">
            <blockquote>{ blocks }</blockquote>
            { cite(page, &quote.cite) }
        </figure>
    }
}

/// A pull quote.
pub fn pullquote(page: &PageContext<'_>, quote: &Pullquote) -> Html {
    html! {
        <figure class="pullquote">
            <blockquote><p>{ inline(page, &quote.text) }</p></blockquote>
            { cite(page, &quote.cite) }
        </figure>
    }
}

fn cite(page: &PageContext<'_>, cite: &Option<Text>) -> Html {
    match non_blank(cite) {
        Some(cite) => html! { <figcaption class="quote__cite">{ inline(page, cite) }</figcaption> },
        None => Html::default(),
    }
}
