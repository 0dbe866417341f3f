//! A timestamp as `<time>`.

use super::PageContext;
use super::inline::text;
use article::date::Timestamp;
use yew::prelude::*;

/// A timestamp of the document, in its own UTC offset.
pub fn time(page: &PageContext<'_>, at: Timestamp) -> Html {
    html! { <time datetime={at.to_string()}>{ text(&page.language.timestamp(at)) }</time> }
}
