//! A moment, in words and for machines.

use super::PageContext;
use super::inline::text;
use article::date::Timestamp;
use yew::prelude::*;

/// A moment of the document, in its own offset.
pub fn time(page: &PageContext<'_>, at: Timestamp) -> Html {
    html! { <time datetime={at.to_string()}>{ text(&page.language.timestamp(at)) }</time> }
}
